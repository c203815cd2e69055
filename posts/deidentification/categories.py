"""What a finding can be about: the Safe Harbor identifiers (45 CFR 164.514(b)(2)) and three of our own."""

from enum import StrEnum


class Category(StrEnum):
    """Safe Harbor A to R in the law's order; then what identifies people in small communities."""

    NAME = "NAME"
    PLACE = "PLACE"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    FAX = "FAX"
    EMAIL = "EMAIL"
    SSN = "SSN"
    RECORD = "RECORD"
    HEALTH_PLAN = "HEALTH_PLAN"
    ACCOUNT = "ACCOUNT"
    LICENSE = "LICENSE"
    VEHICLE = "VEHICLE"
    DEVICE = "DEVICE"
    WEB = "WEB"
    IP = "IP"
    BIOMETRIC = "BIOMETRIC"
    PHOTO = "PHOTO"
    OTHER_ID = "OTHER_ID"
    ORGANISATION = "ORGANISATION"
    QUASI = "QUASI"
    FISHING = "FISHING"


# The coarse labels of the command line, the vocabulary that de-identification tools share.
LABELS: dict[Category, str] = {
    Category.NAME: "PERSON",
    Category.PLACE: "PLACE",
    Category.DATE: "DATE",
    Category.AGE: "AGE",
    Category.PHONE: "CONTACT",
    Category.FAX: "CONTACT",
    Category.EMAIL: "CONTACT",
    Category.WEB: "CONTACT",
    Category.IP: "CONTACT",
    Category.SSN: "ID",
    Category.RECORD: "ID",
    Category.HEALTH_PLAN: "ID",
    Category.ACCOUNT: "ID",
    Category.LICENSE: "ID",
    Category.VEHICLE: "ID",
    Category.DEVICE: "ID",
    Category.BIOMETRIC: "ID",
    Category.PHOTO: "OTHER",
    Category.OTHER_ID: "ID",
    Category.ORGANISATION: "ORG",
    Category.QUASI: "QUASI",
    Category.FISHING: "OTHER",
}

# (the rule by its name, the reason a colleague would give)
REASONS: dict[Category, tuple[str, str]] = {
    Category.NAME: ("Safe Harbor A: names", "a name, even a first name alone, is what people recognize first"),
    Category.PLACE: (
        "Safe Harbor B: geography below state level",
        "in a small place everybody can work out whose story this is",
    ),
    Category.DATE: (
        "Safe Harbor C: elements of dates",
        "a day can be matched with a court list, a news story or somebody's own memory",
    ),
    Category.AGE: (
        "Safe Harbor C: ages over 89",
        "so few people are this old that the age points to one of them",
    ),
    Category.PHONE: ("Safe Harbor D: telephone numbers", "a number leads straight to a person"),
    Category.FAX: ("Safe Harbor E: fax numbers", "a number leads straight to an office and its clients"),
    Category.EMAIL: ("Safe Harbor F: e-mail addresses", "an address leads straight to a person"),
    Category.SSN: ("Safe Harbor G: Social Security numbers", "this number belongs to exactly one person"),
    Category.RECORD: (
        "Safe Harbor H: record and case numbers",
        "anyone with access to the file system can look this number up",
    ),
    Category.HEALTH_PLAN: ("Safe Harbor I: health plan numbers", "this number belongs to one insured person"),
    Category.ACCOUNT: ("Safe Harbor J: account numbers", "this number belongs to one account holder"),
    Category.LICENSE: (
        "Safe Harbor K: certificate and license numbers",
        "license numbers can be looked up by anyone",
    ),
    Category.VEHICLE: (
        "Safe Harbor L: vehicle identifiers and plates",
        "a neighbor recognizes a plate, and others can look it up",
    ),
    Category.DEVICE: ("Safe Harbor M: device identifiers", "a serial number is tied to the person who uses it"),
    Category.WEB: (
        "Safe Harbor N: web addresses",
        "a link or handle opens the person's own page with one click",
    ),
    Category.IP: ("Safe Harbor O: IP addresses", "an address on the internet can be traced to a household"),
    Category.BIOMETRIC: ("Safe Harbor P: biometric identifiers", "finger and voice prints belong to one person"),
    Category.PHOTO: ("Safe Harbor Q: photographs", "a picture shows who it is"),
    Category.OTHER_ID: (
        "Safe Harbor R: any other identifying number or code",
        "whoever keeps the list behind this number knows who it is",
    ),
    Category.ORGANISATION: (
        "Places a person: schools, agencies, employers",
        "together with the story it tells people where to look",
    ),
    Category.QUASI: (
        "Could identify together with other details",
        "few people fit this description, and somebody here may know the one who does",
    ),
    Category.FISHING: (
        "Asks for, or confirms, who somebody is",
        "even a kind answer would tell the group who the client is",
    ),
}


def explain(category: Category) -> str:
    """One plain sentence: the human reason first, the rule behind it."""
    rule, reason = REASONS[category]
    return f"{reason[0].upper()}{reason[1:]} ({rule})."
