"""Numbers that stand for one person, found by the word before them or by their shape (Safe Harbor G to M, R)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import DIGITS, Document
from ..findings import Band
from .hit import Hit, any_case, hits, pattern

CODE = r"(?P<it>(?:(?-i:[A-Z]{1,4}) (?=\d))?(?=[A-Za-z./-]{0,16}\d)[A-Za-z0-9]{1,20}(?:[./-][A-Za-z0-9]{1,12}){0,5}(?: \d{2,7}(?:-\d{1,6})?){0,4})"
LINK = r"(?: (?:was|is|ending in|ending|of|called|reads|unit|tag|plate|code))?[ :#=('\"]{0,4}(?:(?:no|num|nr|number|id)\b\.?[ :#=]{0,3})?[('\"]{0,2}(?:is )?"

# The words before a number, and what the number is then; what begins them, one by one, stands in front.
CONTEXTS: tuple[tuple[Category, str, str, str], ...] = (
    (Category.RECORD, "safe-harbor-h.record", "mrn medical record chart case docket file court cause claim incident report referral intake ref reference client patient participant inmate booking doc hmis fir complaint investigation police protective order petition hearing appeal confirmation tracking ticket voucher", r"mrn|medical record|record|chart|case|docket|file|court file|cause|claim|incident|report|referral|intake|ref|reference|client|patient|participant|inmate|booking|doc|hmis|fir|complaint|investigation|police report|protective order|order|petition|hearing|appeal|confirmation|tracking|ticket|voucher"),
    (Category.HEALTH_PLAN, "safe-harbor-i.plan", "member policy group subscriber beneficiary medicaid medicare insurance plan rx rxbin", r"member|policy|group|subscriber|beneficiary|medicaid|medicare|insurance|plan|rx ?bin"),
    (Category.ACCOUNT, "safe-harbor-j.account", "account acct routing checking savings iban card ebt visa debit", r"account|acct|routing|checking|savings|iban|card|ebt|visa|debit card"),
    (Category.LICENSE, "safe-harbor-k.license", "license licence lic dl driver drivers certificate cert passport travel visa npi dea badge lcsw licsw lmsw lpc rn permit registration state student dod id employee a alien", r"licen[cs]e|lic|dl|driver'?s licen[cs]e|certificate|cert|passport|travel document|visa|npi|dea|badge|lcsw|licsw|lmsw|lpc|rn|permit|registration|state id|student id|dod id|id|id card|employee|a-number|alien number|alien"),
    (Category.VEHICLE, "safe-harbor-l.vehicle", "vin plate plates tag tags license tail", r"vin|plates?|tags?|license plates?|tail"),
    (Category.DEVICE, "safe-harbor-m.device", "serial device imei imsi mac gps ankle monitor pacemaker unit pump", r"serial|device|imei|imsi|mac address|gps unit|ankle (?:unit|monitor)|monitor|pacemaker|unit serial|pump"),
    (Category.OTHER_ID, "safe-harbor-r.number", "bus locker unit cell door gate access alarm lockbox entry code pin passcode password barcode receipt invoice loan lease grant check number rx prescription ein tax ending last", r"bus|locker|unit|cell|(?:door|gate|access|alarm|lockbox|entry) code|code|pin|passcode|password|barcode|receipt|invoice|loan|lease|grant|check number|rx|prescription|ein|tax id|ending(?: in)?|last four(?: digits)?(?: are| is)?"),
)  # fmt: skip
BY_CONTEXT = tuple(
    (category, rule, any_case(rf"\b(?:{words})\b\.?" + LINK + CODE + r"(?![\w])", heads))
    for category, rule, heads, words in CONTEXTS
)
SSN = (
    pattern(r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])", "0-9"),
    any_case(
        r"\b(?:ssn|social security number|social|soc)\b[^.!?\n\d]{0,30}(?P<it>\d{3}[ .-]?\d{2}[ .-]?\d{4}|\d{4})(?![\w-])",
        "ssn social soc",
    ),
)
# "tag TLV 62R": plates come in two groups, in capitals.
PLATE = pattern(
    r"\b(?i:plates?|tags?|license plate)(?i:\s(?:number|no\.?|is|was))?[ :#]{1,3}(?P<it>(?=[A-Z -]{0,6}\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5})\b",
    "plate plates tag tags license",
)
VIN = pattern(r"\b(?=[A-HJ-NPR-Z0-9]{0,16}\d)(?=[A-HJ-NPR-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}\b", "0-9 A-Z")
ALIEN = pattern(r"\bA[ #-]?\d{3}[ -]?\d{3}[ -]?\d{3}\b|\bA\d{8,9}\b", "A")
# "FS-22-07731-C", "21-P-00456": letters, digits and hyphens that nobody writes for anything but a file.
SHAPED = pattern(
    r"(?<![\w.-])(?=[A-Z0-9/-]{6,24}(?![\w-]))(?=(?:[A-Z/-]{0,20}\d){4})(?=[\d/-]{0,20}[A-Z])[A-Z0-9]{1,10}(?:[/-][A-Z0-9]{1,10}){1,4}(?![\w-])",
    "0-9 A-Z",
)
JOINED = pattern(r"(?<![\w.-])(?=(?:[A-Z]{0,5}\d){4})[A-Z]{1,4}\d{4,12}[A-Z]{0,3}(?![\w-])", "A-Z")
LONG = pattern(r"(?<![\w.,$/#-])#?\d{6,12}(?![\w-]|[.,]\d| ?%)", "0-9 #")
SHORT = pattern(r"(?<![\w.-])(?P<word>[A-Z]{1,4})-\d{3,8}(?:-[A-Z0-9]{1,6})?(?![\w-])", "A-Z")
GROUPED = pattern(r"(?<![\w.$,-])(?:\d{3}[ -]\d{3}[ -]\d{3}|(?:\d{4}[ -]){2,3}\d{3,4})(?![\w-]|,\d)", "0-9")
# Roads, bills, forms and aircraft types, which everybody shares.
PUBLIC = frozenset({"I", "US", "SR", "CR", "HB", "SB", "HR", "PL", "F", "DS", "OP", "CY", "FY", "AB"})
HASHED = pattern(r"(?<![\w&])#\s?\d{4,12}\b|(?<![\w-])-\d{4,8}\b", "# -")
FEWEST_DIGITS = {
    Category.OTHER_ID: 4,
    Category.RECORD: 3,
    Category.HEALTH_PLAN: 4,
    Category.LICENSE: 4,
    Category.ACCOUNT: 4,
}
NOT_A_NUMBER = re.compile(
    r"(?:19|20)\d\d|\d{1,3}(?:,\d{3})+|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[ap]?m?|[a-z]+", re.IGNORECASE
)


def _by_context(doc: Document) -> Iterator[Hit]:
    for category, rule, wanted in BY_CONTEXT:
        for match in wanted.matches(doc):
            number = match.group("it")
            digits = sum(char.isdigit() for char in number)
            if digits >= FEWEST_DIGITS.get(category, 2) and not NOT_A_NUMBER.fullmatch(number):
                yield Hit(match.start("it"), match.end("it"), category, Band.MUST_FIX, rule)


def find(doc: Document) -> Iterator[Hit]:
    if DIGITS not in doc.pieces:
        return
    yield from _by_context(doc)
    for ssn in SSN:
        yield from hits(ssn, doc, Category.SSN, Band.MUST_FIX, "safe-harbor-g.ssn")
    yield from hits(VIN, doc, Category.VEHICLE, Band.MUST_FIX, "safe-harbor-l.vin")
    yield from hits(PLATE, doc, Category.VEHICLE, Band.MUST_FIX, "safe-harbor-l.plate")
    yield from hits(ALIEN, doc, Category.LICENSE, Band.MUST_FIX, "safe-harbor-k.alien")
    for match in SHORT.matches(doc):
        if match["word"] not in PUBLIC and not doc.is_term(*match.span("word")):
            yield Hit(*match.span(), Category.OTHER_ID, Band.LOOK_AT, "safe-harbor-r.code")
    for code in (GROUPED, SHAPED, JOINED, LONG, HASHED):
        yield from hits(code, doc, Category.OTHER_ID, Band.LOOK_AT, "safe-harbor-r.code")
