"""Dates: every element but the year (Safe Harbor C).

A weekday, a feast or a month counts only where the sentence points at one particular day:
"before Easter", not "Easter is always hard"; "by Friday", not "Friday nights".
"""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from ..wordset import word_set
from .hit import Hit

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs)?|thur|fri|sat(?:ur)?|sun)(?:day)?"
FULL_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
UNIT = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
ORDINAL = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{UNIT}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|"
    rf"seventeenth|eighteenth|nineteenth|twentieth|twenty-{UNIT}|thirtieth|thirty-first)"
)
YEAR = r"(?:,?\s?(?:of\s)?(?:'\d{2}|(?:19|20)\d{2})(?!\d))"
FEAST = (
    r"(?:christmas(?: eve| day)?|xmas|easter(?: sunday| monday| mon)?|thanksgiving(?: day)?|halloween|hanukkah|chanukah|"
    r"passover|purim|(?:erev )?yom kippur|(?:erev )?rosh hashanah|sukkot|ramadan|eid(?: al-\w{3,5})?|diwali|kwanzaa|"
    r"ash wednesday|good friday|palm sunday|pentecost|epiphany|valentine'?s(?: day)?|mother'?s day|father'?s day|"
    r"memorial day|labor day|independence day|veterans'? day|president'?s'? day|(?:mlk|martin luther king)(?: jr\.?)? day|"
    r"juneteenth|new year'?s(?: eve| day)?|(?:the )?fourth of july|july (?:4th|fourth)|st\.? patrick'?s day|"
    r"cinco de mayo|groundhog day|columbus day|indigenous peoples'? day|black friday|lunar new year|tet|nowruz|"
    r"all saints'?(?: day)?|día de los muertos|dia de los muertos|day of the dead|mardi gras|super bowl sunday|"
    r"flag day|earth day|election day|tax day|national \w{3,12} day|slaviq|elul|tishrei)"
)
POINTS = r"(?:on|by|before|after|since|until|till|til|through|thru|from|around|this past|this|last|next|past|due|come|comes|was|it's|is)"
RELATIVE = r"(?:this|last|next|this past|this coming)"

MUST, LOOK = Band.MUST_FIX, Band.LOOK_AT
# (code, band, pattern); the group "it" is the span where the words around it only decide.
PATTERNS: tuple[tuple[str, Band, re.Pattern[str]], ...] = tuple(
    (code, band, re.compile(pattern, re.IGNORECASE))
    for code, band, pattern in (
        ("numeric", MUST, r"(?<![\w/.$-])(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:\d{4}|\d{2})(?![\w/-]|\.\d)"),
        ("numeric", MUST, r"(?<![\w/.$-])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d{4}|\d{2})(?![\w/-]|\.\d)"),
        ("iso", MUST, r"(?<![\w/.-])(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)"),
        ("month-slash-year", MUST, r"(?<![\w/.-])(?:0?[1-9]|1[0-2])/(?:19|20)\d{2}(?![\w/-])"),
        ("slash", LOOK, r"(?<![\w/.$-])(?!24/7|12/12|1/2|1/3|1/4|2/3|3/4|9/11|5/5|10/10)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d|\s?(?:scale|of|cups?|pain|time|hour|split|tsp|tbsp|inch|staff|ratio))"),
        ("military", MUST, r"\b[0-3]?\d[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[ -]?(?:\d{4}|\d{2})\b"),
        ("month-day", MUST, rf"\b(?:{WEEKDAY},?\s)?(?:early |mid-|late )?{MONTH}\.?\s(?:the\s)?(?:{ORDINAL}\b|(?:0?[1-9]|[12]\d|3[01])\b(?![\d:%]|\.\d|\s?(?:percent|mg|people|years|times|hours|weeks)))(?:(?:\s?(?:-|to|and|&)\s?)(?:{ORDINAL}|[0-3]?\d)\b)?{YEAR}?"),
        ("day-month", MUST, rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?(?:{ORDINAL}|[0-3]?\d)\s(?:day\s)?(?:of\s)?{MONTH}\b\.?{YEAR}?"),
        ("month-year", MUST, rf"\b(?:early |mid-|mid |late )?{MONTH}\.?(?:,?\s(?:of\s)?(?:last year|this year|next year|the year before)|[ -]?{YEAR}|[ -](?:19|20)\d{{2}}\b)"),
        ("weekday-day", MUST, rf"\b(?:{RELATIVE}\s)?{WEEKDAY},?\s(?:the\s)?{ORDINAL}\b"),
        ("weekday-day", MUST, rf"\b{WEEKDAY},?\s[01]?\d/[0-3]?\d(?:/\d{{2,4}})?\b"),
        ("tishrei", MUST, rf"\b(?:the\s)?{ORDINAL}\s(?:day|night)?\s?of\s(?:tishrei|elul|nisan|ramadan|muharram|tet|tết|slaviq|advent|lent|hanukkah|passover|christmas)\b"),
        ("part-year", LOOK, r"\b(?:early|late|mid)[ -](?:19|20)\d{2}\b"),
        ("ordinal", LOOK, rf"\bthe\s(?:\d{{1,2}}(?:st|nd|rd|th)|twenty-{UNIT}|thirtieth|thirty-first)\b(?!\s(?:grade|grader|graders|floor|street|st|ave|avenue|time|times|visit|amendment|child|district|birthday|century|precinct|step|steps|day|week|month|year|edition|session|anniversary|percentile|circuit|one|thing|place|person|world|party|trimester|shift|half|quarter|grade|of|generation|and)\b|-)"),
        ("event", LOOK, rf"\b(?:the\s)?(?:day|night|morning|evening|afternoon|weekend|week|{FULL_WEEKDAY})\s(?:of|after|before)\s(?:the\s|her\s|his\s|their\s)?(?:[\w']{{2,15}}\s){{0,2}}(?:game|storm|fire|flood|fair|parade|funeral|wedding|prom|homecoming|election|tornado|hurricane|eclipse|shooting|crash|blackout|graduation|concert|rodeo|festival|marathon|powwow|{FEAST})\b"),
        ("feast-part", LOOK, rf"\b(?:{FEAST})\s(?:eve|morning|night|weekend|week|dinner|break|(?:19|20)\d\d)\b(?!\s(?:is|are|was always)\b)"),
        ("birth", MUST, r"\b(?:dob|d\.o\.b\.|born|birthdate|date of birth)[ :]{1,3}(?:is |on )?(?P<it>\d{6,8}|\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?)\b"),
        ("season-year", LOOK, r"\b(?:early |mid-|late )?(?:spring|summer|fall|autumn|winter)(?: of)?(?: of)? '\d{2}\b"),
    )
)  # fmt: skip
CONTEXT: tuple[tuple[str, Band, re.Pattern[str]], ...] = tuple(
    (code, band, re.compile(pattern, re.IGNORECASE))
    for code, band, pattern in (
        ("day", LOOK, rf"\b(?:on|by|before|after|since|until|till|til|through|thru|from|for|around|is|was|about|ends)\s(?P<it>the\s(?:\d{{1,2}}(?:st|nd|rd|th)|tenth|twelfth|fifteenth|twentieth|twenty-{UNIT}|thirtieth|thirty-first|1st|first|second|third|fourth|fifth))(?=\s?(?:[.,;:?!)]|$|\n)|\s(?:and|but|so|because|when|at|in|to|or|if|with|then|i|we|she|he|they|the|for|she's|he's)\b)"),
        ("feast", LOOK, rf"\b(?:on|by|before|after|since|until|till|til|through|from|around|last|this|next|past|over|at|day after|day before|eve of|night of|week of|morning of|weekend of)\s(?:the\s)?(?P<it>{FEAST})(?!\w|'s\b|\s(?:is|are|was|always|were)\b)"),
        ("feast-offset", LOOK, rf"\b(?P<it>(?:(?:the|two|three|four|five|six|a|\d) )?(?:days?|weeks?|night|morning|weekend|nights) (?:after|before|of) (?:the )?{FEAST})(?!\w)"),
        ("feast-eve", LOOK, r"(?P<it>\b(?:erev yom kippur|erev rosh hashanah|new year's eve|easter mon(?:day)?|christmas eve)\b)(?!\s(?:is|are)\b)"),
        ("weekday", LOOK, rf"\b(?:on|by|before|since|until|till|til|from|this|last|next|this past|this coming|past|due|came|is|was|ends|come|after|through|thru|for|and|opens|closes|starts|wants it)\s(?P<it>(?:{RELATIVE}\s)?{FULL_WEEKDAY})(?![\w'-]|\s(?:nights|mornings|afternoons|evenings|group|groups|meetings?|sessions?|nights|school|clinic|best|supervision)\b)"),
        ("weekday", LOOK, rf"\b(?P<it>(?:this|last|next|this past|this coming)\s{WEEKDAY})(?![\w'-])"),
        ("weekday", LOOK, r"(?:\b(?:on|by|until|till|til|since|due|before|this|last|next|him|her|them|me|hes|shes|again|seen|court|hearing)\s)(?P<it>(?:mon|tues?|weds?|thurs?|fri|sat|sun))(?=\s?(?:[.,;:?!)]|$|\n)|\s(?:at|and|but|night|morning|am|pm|or|to|for|\d))"),
        ("month", LOOK, rf"\b(?:in|since|until|till|by|before|after|last|this|next|through|from|early|late|mid|around|end of)[\s-](?P<it>(?:early |late |mid-|mid )?(?:(?-i:{LONG_MONTH})|january|february|april|june|july|august|september|october|november|december|(?-i:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?))(?!\w|\s(?:\d|be\b|have\b|not\b))"),
        ("month", LOOK, rf"\b(?P<it>(?:early |late |mid[- ]|end of |beginning of |start of )(?:{MONTH}))\b"),
        ("marches", LOOK, r"\b(?P<it>(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:Januarys|Februarys|Marches|Aprils|Mays|Junes|Julys|Augusts|Septembers|Octobers|Novembers|Decembers|Christmases|Easters|Thanksgivings) ago)\b"),
        ("weekday-part", LOOK, rf"(?<!\ba\s)(?<!\bevery\s)(?<!\bof a\s)\b(?P<it>{FULL_WEEKDAY}\s(?:night|morning|afternoon|evening|at\s\d))(?![\ws])"),
    )
)  # fmt: skip
HOLIDAYS_LIKE_DATES = frozenset({"fourth of july", "4th of july"})
# "May" and "March" are verbs too; "sat" and "sun" and "second" are words.
HABIT = re.compile(
    r"\b(?:every|each|most|any|a|an|alternate|other|second|third|first|some|usual|regular|weekly)\s$", re.IGNORECASE
)
CAPITAL_WEEKDAY = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!-|\s(?:nights|mornings|group|school|clinic|supervision|best))",
    re.IGNORECASE,
)
NOT_ONE_DAY = word_set(
    "a an every each most any other alternate first second third fourth and or to of is like the group"
)
VERB_BEFORE = re.compile(r"\b(?:they|we|you|i|to|it|he|she|that|who|this|there|not|kids|people)\s$", re.IGNORECASE)
SCORE_BEFORE = re.compile(
    r"\b(?:pain|rated?|rates|rating|scale|scores?d?|level|anxiety|mood|distress|an?|blood pressure|bp|ratio)\s(?:\w{1,4}\s)?$",
    re.IGNORECASE,
)


def _is_verb(text: str, start: int) -> bool:
    """ "they may 2 weeks from now" and "we march 10 abreast", written without a capital."""
    lower = text[start : start + 3] in {"may", "mar"}
    return lower and VERB_BEFORE.search(text[max(0, start - 10) : start]) is not None


def _is_no_date(text: str, start: int, end: int, code: str) -> bool:
    before = text[max(0, start - 20) : start]
    if code == "slash" and SCORE_BEFORE.search(before):
        return True
    if code == "day-month" and text[start:end].lower().removeprefix("the ") in HOLIDAYS_LIKE_DATES:
        return True
    return _is_verb(text, start) or HABIT.search(before) is not None


def find(doc: Document) -> Iterator[Hit]:
    text = doc.text
    for code, band, pattern in (*PATTERNS, *CONTEXT):
        group = "it" if "it" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if not _is_no_date(text, start, end, code):
                yield Hit(start, end, Category.DATE, band, f"safe-harbor-c.{code}")
    yield from _weekdays(doc)


def _weekdays(doc: Document) -> Iterator[Hit]:
    """A weekday by itself, which points at one day unless the sentence speaks of a habit."""
    for match in CAPITAL_WEEKDAY.finditer(doc.text):
        before = doc.before(match.start())
        if before and before[0].key in NOT_ONE_DAY:
            continue
        yield Hit(match.start(), match.end(), Category.DATE, Band.LOOK_AT, "safe-harbor-c.weekday")
