"""What is left of a number, an address on the net or a telephone: what it was, by the words before it."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re

from ..categories import Category
from .slot import Ladder, Slot

REMOVED: dict[Category, str] = {
    Category.PHONE: "phone number",
    Category.FAX: "fax number",
    Category.EMAIL: "e-mail address",
    Category.WEB: "link",
    Category.IP: "IP address",
    Category.SSN: "Social Security number",
    Category.RECORD: "record number",
    Category.HEALTH_PLAN: "plan number",
    Category.ACCOUNT: "account number",
    Category.LICENSE: "license number",
    Category.VEHICLE: "vehicle number",
    Category.DEVICE: "device number",
    Category.BIOMETRIC: "detail",
    Category.PHOTO: "picture",
    Category.OTHER_ID: "number",
}
# The nearest of these words before the number says what it is.
SAID = re.compile(
    r"\b(?:(?P<vehicle>veh|vehicle)|(?P<plate>plates?|(?<!-)tags?)|(?P<vin>vin)|(?P<docket>dockets?|cause)|(?P<incident>incident|police report)|(?P<claim>claim)|"
    r"(?P<referral>referral|intake|hotline)|(?P<chart>chart)|(?P<report>report)|(?P<medical_record>mrn|medical record)|"
    r"(?P<case>case|file|cps|dhs|dcf|petition|order)|(?P<badge>badge)|(?P<passport>passport)|(?P<serial>serial|imei|device|monitor|unit serial)|"
    r"(?P<voucher>voucher)|(?P<inmate>inmate|booking|doc)|(?P<HMIS>hmis)|(?P<Medicaid>medicaid)|(?P<Medicare>medicare)|"
    r"(?P<policy>policy)|(?P<member>member|subscriber|beneficiary)|(?P<group>group)|(?P<plan>plan|insurance)|(?P<account>account|acct|routing|iban|ebt)|"
    r"(?P<card>card|visa)|(?P<license>licen[cs]e|lic|dl|npi|dea|lcsw|lmsw)|(?P<alien_registration>a-number|alien|a#)|"
    r"(?P<room>room|rm)|(?P<bus>bus|route)|(?P<locker>locker)|(?P<door>gate|door|lockbox|entry)|(?P<unit>unit|apt)|(?P<bed>bed)|(?P<code>code|pin|passcode|password)|"
    r"(?P<prescription>rx|prescription)|(?P<student>student)|(?P<employee>employee)|(?P<ticket>ticket|citation)|(?P<permit>permit)|"
    r"(?P<ID>id)|(?P<client>client|patient|participant))\b",
    re.IGNORECASE,
)
WITHOUT_NUMBER = {"plate": "plate", "vin": "vehicle number", "code": "code", "door": "door code"}
NUMBERED = re.compile(r"(?:\bnumber|\bno\.?|\bnum\.?|#) ?(?:is |was )?$", re.IGNORECASE)
CONTACTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\w@\w|\bat\b.*\bdot\b", re.IGNORECASE), "e-mail address"),
    (re.compile(r"^@|_|^u/"), "handle"),
    (re.compile(r"^\D?(?:\d\D?){7,}"), "phone number"),
    (re.compile(r"https?:|www\.|\w/\w|\w\.[a-z]{2,}", re.IGNORECASE), "link"),
    (re.compile(r"\d{3}|\b(?:five|zero|oh)\b", re.IGNORECASE), "phone number"),
)
KNOWN = {"handle": "handle", "vin": "vehicle number", "plate": "plate"}
TELEPHONES = frozenset({Category.PHONE, Category.FAX})


def suggest_number(place: Slot) -> Ladder:
    if NUMBERED.search(place.before) and place.hit.category not in TELEPHONES:
        return place.ladder("[removed]", f"[{_what(place)} removed]")
    return place.ladder(f"[{_what(place)} removed]", "[removed]")


def _what(place: Slot) -> str:
    hit = place.hit
    if hit.rule.endswith(("-d.read", "-d.guess")):
        return next((what for pattern, what in CONTACTS if pattern.search(place.text)), "contact")
    if known := KNOWN.get(hit.detail or hit.rule.rpartition(".")[2]):
        return known
    plain = REMOVED[hit.category]
    if plain.rpartition(" ")[2] != "number" or hit.category in TELEPHONES | {Category.SSN}:
        return plain
    said = next(iter([*SAID.finditer(place.before[-40:])][::-1]), None)
    if not said or said.lastgroup is None:
        return plain
    what = said.lastgroup.replace("_", " ")
    return WITHOUT_NUMBER.get(what, f"{what} number")
