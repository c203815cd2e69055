"""Numbers that stand for one person, found by the word before them or by their shape (Safe Harbor G to M, R)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, hits

CODE = r"(?P<it>(?:(?-i:[A-Z]{1,4}) (?=\d))?(?=[A-Za-z./-]{0,16}\d)[A-Za-z0-9]{1,20}(?:[./-][A-Za-z0-9]{1,12}){0,5}(?: \d{2,7}(?:-\d{1,6})?){0,4})"
LINK = r"(?: (?:was|is|ending in|ending|of|called|reads|unit|tag|plate|code))?[ :#=('\"]{0,4}(?:(?:no|num|nr|number|id)\b\.?[ :#=]{0,3})?[('\"]{0,2}(?:is )?"

# The words before a number, and what the number is then.
CONTEXTS: tuple[tuple[Category, str, str], ...] = (
    (Category.RECORD, "safe-harbor-h.record", r"mrn|medical record|record|chart|case|docket|file|court file|cause|claim|incident|report|referral|intake|ref|reference|client|patient|participant|inmate|booking|doc|hmis|fir|complaint|investigation|police report|protective order|order|petition|hearing|appeal|confirmation|tracking|ticket|voucher"),
    (Category.HEALTH_PLAN, "safe-harbor-i.plan", r"member|policy|group|subscriber|beneficiary|medicaid|medicare|insurance|plan|rx ?bin"),
    (Category.ACCOUNT, "safe-harbor-j.account", r"account|acct|routing|checking|savings|iban|card|ebt|visa|debit card"),
    (Category.LICENSE, "safe-harbor-k.license", r"licen[cs]e|lic|dl|driver'?s licen[cs]e|certificate|cert|passport|travel document|visa|npi|dea|badge|lcsw|licsw|lmsw|lpc|rn|permit|registration|state id|student id|dod id|id|id card|employee|a-number|alien number|alien"),
    (Category.VEHICLE, "safe-harbor-l.vehicle", r"vin|plates?|tags?|license plates?|tail"),
    (Category.DEVICE, "safe-harbor-m.device", r"serial|device|imei|imsi|mac address|gps unit|ankle (?:unit|monitor)|monitor|pacemaker|unit serial|pump"),
    (Category.OTHER_ID, "safe-harbor-r.number", r"bus|locker|unit|cell|(?:door|gate|access|alarm|lockbox|entry) code|code|pin|passcode|password|barcode|receipt|invoice|loan|lease|grant|check number|rx|prescription|ein|tax id|ending(?: in)?|last four(?: digits)?(?: are| is)?"),
)  # fmt: skip
BY_CONTEXT = tuple(
    (category, rule, re.compile(rf"\b(?:{words})\b\.?" + LINK + CODE + r"(?![\w])", re.IGNORECASE))
    for category, rule, words in CONTEXTS
)
SSN = (
    re.compile(r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])"),
    re.compile(
        r"\b(?:ssn|social security number|social|soc)\b[^.!?\n\d]{0,30}(?P<it>\d{3}[ .-]?\d{2}[ .-]?\d{4}|\d{4})(?![\w-])",
        re.IGNORECASE,
    ),
)
# "tag TLV 62R": plates come in two groups, in capitals.
PLATE = re.compile(
    r"\b(?i:plates?|tags?|license plate)(?i:\s(?:number|no\.?|is|was))?[ :#]{1,3}(?P<it>(?=[A-Z -]{0,6}\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5})\b"
)
VIN = re.compile(r"\b(?=[A-HJ-NPR-Z0-9]{0,16}\d)(?=[A-HJ-NPR-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}\b")
ALIEN = re.compile(r"\bA[ #-]?\d{3}[ -]?\d{3}[ -]?\d{3}\b|\bA\d{8,9}\b")
# "FS-22-07731-C", "21-P-00456": letters, digits and hyphens that nobody writes for anything but a file.
SHAPED = re.compile(
    r"(?<![\w.-])(?=[A-Z0-9/-]{6,24}(?![\w-]))(?=(?:[A-Z/-]{0,20}\d){4})(?=[\d/-]{0,20}[A-Z])[A-Z0-9]{1,10}(?:[/-][A-Z0-9]{1,10}){1,4}(?![\w-])"
)
JOINED = re.compile(r"(?<![\w.-])(?=(?:[A-Z]{0,5}\d){4})[A-Z]{1,4}\d{4,12}[A-Z]{0,3}(?![\w-])")
LONG = re.compile(r"(?<![\w.,$/#-])#?\d{6,12}(?![\w-]|[.,]\d| ?%)")
SHORT = re.compile(r"(?<![\w.-])(?P<word>[A-Z]{1,4})-\d{3,8}(?:-[A-Z0-9]{1,6})?(?![\w-])")
GROUPED = re.compile(r"(?<![\w.$,-])(?:\d{3}[ -]\d{3}[ -]\d{3}|(?:\d{4}[ -]){2,3}\d{3,4})(?![\w-]|,\d)")
# Roads, bills, forms and aircraft types, which everybody shares.
PUBLIC = frozenset({"I", "US", "SR", "CR", "HB", "SB", "HR", "PL", "F", "DS", "OP", "CY", "FY", "AB"})
HASHED = re.compile(r"(?<![\w&])#\s?\d{4,12}\b|(?<![\w-])-\d{4,8}\b")
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


def _by_context(text: str) -> Iterator[Hit]:
    for category, rule, pattern in BY_CONTEXT:
        for match in pattern.finditer(text):
            number = match.group("it")
            digits = sum(char.isdigit() for char in number)
            if digits >= FEWEST_DIGITS.get(category, 2) and not NOT_A_NUMBER.fullmatch(number):
                yield Hit(match.start("it"), match.end("it"), category, Band.MUST_FIX, rule)


def find(doc: Document) -> Iterator[Hit]:
    text = doc.text
    if not any(map(str.isdigit, text)):
        return
    yield from _by_context(text)
    for pattern in SSN:
        yield from hits(pattern, text, Category.SSN, Band.MUST_FIX, "safe-harbor-g.ssn")
    yield from hits(VIN, text, Category.VEHICLE, Band.MUST_FIX, "safe-harbor-l.vin")
    yield from hits(PLATE, text, Category.VEHICLE, Band.MUST_FIX, "safe-harbor-l.plate")
    yield from hits(ALIEN, text, Category.LICENSE, Band.MUST_FIX, "safe-harbor-k.alien")
    for match in SHORT.finditer(text):
        if match["word"] not in PUBLIC and not doc.is_term(*match.span("word")):
            yield Hit(*match.span(), Category.OTHER_ID, Band.LOOK_AT, "safe-harbor-r.code")
    for pattern in (GROUPED, SHAPED, JOINED, LONG, HASHED):
        yield from hits(pattern, text, Category.OTHER_ID, Band.LOOK_AT, "safe-harbor-r.code")
