"""Telephone and fax numbers, extensions too (Safe Harbor D, E)."""

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, any_case, pattern

EXTENSION = r"(?:,?\s{0,2}(?:x|ext\.?|extension)\s{0,2}\d{1,6})?"
DIGITS = "zero oh one two three four five six seven eight nine"
DIGIT = rf"(?:{DIGITS.replace(' ', '|')})"
PHONES = (
    # (304) 555-0183 x 41, 718.555.0161, 1-800-555-0166
    any_case(
        r"(?<![\w.-])(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)[ .-]{0,3}|\d{3}[ .-]{1,3})\d{3}[ .-]{1,3}\d{4}"
        + EXTENSION
        + r"(?![\w-])",
        "0-9 + (",
        "0-9",
    ),
    # +52 555 0147
    any_case(r"(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}" + EXTENSION, "+"),
    # a local number, 555-0164
    any_case(r"(?<![\w./#-])\d{3}[-.]\d{4}(?![\w-]|\.\d)" + EXTENSION, "0-9"),
    # ten digits in one
    pattern(r"(?<![\w.#$/-])[2-9]\d{2}[2-9]\d{6}(?![\w-]|\.\d)" + EXTENSION, "0-9"),
    pattern(r"(?<![\w.])x\s?\d{3,5}\b", "x", "0-9"),
    any_case(rf"\b(?:{DIGIT}(?:, ?|[ -])){{6,}}{DIGIT}\b", DIGITS),
    # digit by digit: 2 0 6 5 5 5 0 1 7 7
    pattern(r"(?<![\w.-])(?<!\d )(?:\d ){6}(?:(?:\d ){3})?\d(?! ?\d|\w)", "0-9"),
    any_case(r"\b(?:ext\.?|extension)\s{0,2}#?\d(?:-?\d){0,5}\b", "ext extension", "0-9"),
)
# Other numbers that are written like a phone number say so in the words before them.
NOT_A_PHONE = re.compile(
    r"\b(?:case|docket|file|record|mrn|claim|ssn|social|id|account|acct|policy|member|license|licence|serial|no\.)"
    r"[ #:.]{0,3}(?:number|no\.?|is|id)?[ #:]{0,3}$",
    re.IGNORECASE,
)
FAX = re.compile(r"\bfax\b[^.!?\n]{0,20}$", re.IGNORECASE)


def find(doc: Document) -> Iterator[Hit]:
    for wanted in PHONES:
        for match in wanted.matches(doc):
            before = doc.text[max(0, match.start() - 30) : match.start()]
            if NOT_A_PHONE.search(before):
                continue
            category = Category.FAX if FAX.search(before) else Category.PHONE
            yield Hit(
                match.start(),
                match.end(),
                category,
                Band.MUST_FIX,
                f"safe-harbor-{'e' if category is Category.FAX else 'd'}.number",
            )
