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
from .hit import Hit, Pattern, any_case

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
RELATIVE = r"(?:this|last|next|this past|this coming)"

# What these begin with, one by one, with the misspellings that the patterns let pass.
MONTHS = """jan january feb february mar march apr april may jun june jul july aug august sep sept september sepember
    oct october nov november dec december"""
WEEKDAYS = """mon monday tue tues tuesday tueday wed weds wednes wednesday wedday wedsday thu thur thurs thursday thuday
    thurday fri friday sat satur saturday satday sun sunday"""
ORDINALS = """0-9 first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty"""
FEASTS = """christmas xmas easter thanksgiving halloween hanukkah chanukah passover purim erev yom rosh sukkot ramadan
    eid diwali kwanzaa ash good palm pentecost epiphany valentine valentines mother mothers father fathers memorial
    labor independence veterans president presidents mlk martin juneteenth new the fourth july st cinco groundhog
    columbus indigenous black lunar tet nowruz all día dia day mardi super flag earth election tax national slaviq
    elul tishrei"""

MUST, LOOK = Band.MUST_FIX, Band.LOOK_AT
# (code, band, what it begins with, pattern); the group "it" is the span where the words around it only decide.
PATTERNS: tuple[tuple[str, Band, Pattern], ...] = tuple(
    (code, band, any_case(regex, heads))
    for code, band, heads, regex in (
        ("numeric", MUST, "0-9", r"(?<![\w/.$-])(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:\d{4}|\d{2})(?![\w/-]|\.\d)"),
        ("numeric", MUST, "0-9", r"(?<![\w/.$-])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d{4}|\d{2})(?![\w/-]|\.\d)"),
        ("iso", MUST, "0-9", r"(?<![\w/.-])(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)"),
        ("month-slash-year", MUST, "0-9", r"(?<![\w/.-])(?:0?[1-9]|1[0-2])/(?:19|20)\d{2}(?![\w/-])"),
        ("slash", LOOK, "0-9", r"(?<![\w/.$-])(?!24/7|12/12|1/2|1/3|1/4|2/3|3/4|9/11|5/5|10/10)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d|\s?(?:scale|of|cups?|pain|time|hour|split|tsp|tbsp|inch|staff|ratio))"),
        ("military", MUST, "0-9", r"\b[0-3]?\d[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[ -]?(?:\d{4}|\d{2})\b"),
        ("military", MUST, "0-9", r"\b[0-3]?\d(?-i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec|Jan|Feb|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"),
        ("month-day", MUST, f"{WEEKDAYS} {MONTHS} early mid late", rf"\b(?:{WEEKDAY},?\s)?(?:early |mid-|late )?{MONTH}\.?\s(?:the\s)?(?:{ORDINAL}\b|(?:0?[1-9]|[12]\d|3[01])\b(?![\d:%]|\.\d|\s?(?:percent|mg|people|years|times|hours|weeks)))(?:(?:\s?(?:-|to|and|&)\s?)(?:{ORDINAL}|[0-3]?\d)\b)?{YEAR}?"),
        ("day-month", MUST, f"{WEEKDAYS} {ORDINALS} the", rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?(?:{ORDINAL}|[0-3]?\d)\s(?:day\s)?(?:of\s)?{MONTH}\b\.?{YEAR}?"),
        ("month-year", MUST, f"{MONTHS} early mid late", rf"\b(?:early |mid-|mid |late )?{MONTH}(?![a-z])\.?(?:,?\s(?:of\s)?(?:last year|this year|next year|the year before)|[ -]?{YEAR}|[ -](?:19|20)\d{{2}}\b)"),
        ("weekday-day", MUST, f"{WEEKDAYS} this last next", rf"\b(?:{RELATIVE}\s)?{WEEKDAY},?\s(?:the\s)?{ORDINAL}\b"),
        ("weekday-day", MUST, WEEKDAYS, rf"\b{WEEKDAY},?\s[01]?\d/[0-3]?\d(?:/\d{{2,4}})?\b"),
        ("weekday-number", LOOK, WEEKDAYS, r"\b(?!(?-i:sat|sun))(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?\s(?:[12]?\d|3[01])(?=\s?(?:[,;)]|[–:-]\s|$|\n|\.\s))"),
        ("roman-month", MUST, "0-9", r"\b[0-3]?\d[ .](?-i:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[ .](?:19|20)\d{2}\b"),
        ("tishrei", MUST, f"{ORDINALS} the", rf"\b(?:the\s)?{ORDINAL}\s(?:day|night)?\s?of\s(?:tishrei|elul|nisan|ramadan|muharram|tet|tết|slaviq|advent|lent|hanukkah|passover|christmas)\b"),
        ("part-year", LOOK, "early late mid", r"\b(?:early|late|mid)[ -](?:19|20)\d{2}\b"),
        ("ordinal", LOOK, "the", rf"\bthe\s(?:\d{{1,2}}(?:st|nd|rd|th)|twenty-{UNIT}|thirtieth|thirty-first)\b(?!\s(?:grade|grader|graders|floor|street|st|ave|avenue|time|times|visit|amendment|child|district|birthday|century|precinct|step|steps|day|week|month|year|edition|session|anniversary|percentile|circuit|one|thing|place|person|world|party|trimester|shift|half|quarter|grade|of|generation|and)\b|-)"),
        ("event", LOOK, f"{WEEKDAYS} the day night morning evening afternoon weekend week", rf"\b(?:the\s)?(?:day|night|morning|evening|afternoon|weekend|week|{FULL_WEEKDAY})\s(?:of|after|before)\s(?:the\s|her\s|his\s|their\s)?(?:[\w']{{2,15}}\s){{0,2}}(?:game|storm|fire|flood|fair|parade|funeral|wedding|prom|homecoming|election|tornado|hurricane|eclipse|shooting|crash|blackout|graduation|concert|rodeo|festival|marathon|powwow|{FEAST})\b"),
        ("feast-part", LOOK, FEASTS, rf"\b(?:{FEAST})\s(?:eve|morning|night|weekend|week|dinner|break|(?:19|20)\d\d)\b(?!\s(?:is|are|was always)\b)"),
        ("birth", MUST, "dob d born birthdate date", r"\b(?:dob|d\.o\.b\.|born|birthdate|date of birth)[ :]{1,3}(?:is |on )?(?P<it>\d{6,8}|\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?)\b"),
        ("season-year", LOOK, "early mid late spring summer fall autumn winter", r"\b(?:early |mid-|late )?(?:spring|summer|fall|autumn|winter)(?: of)?(?: of)? '\d{2}\b"),
    )
)  # fmt: skip
CONTEXT: tuple[tuple[str, Band, Pattern], ...] = tuple(
    (code, band, any_case(regex, heads))
    for code, band, heads, regex in (
        ("day", LOOK, "on by before after since until till til through thru from for around is was about ends", rf"\b(?:on|by|before|after|since|until|till|til|through|thru|from|for|around|is|was|about|ends)\s(?P<it>the\s{ORDINAL})(?=\s?(?:[.,;:?!)]|$|\n)|\s(?:and|but|so|because|bc|when|at|in|to|or|if|with|w|then|i|we|she|he|they|the|for|she's|he's|his|her|their|my|our|after|before|around|by|ult|inst)\b|\s(?-i:[A-Z]))"),
        ("dotted", LOOK, "on by since until till before", r"\b(?:on|by|since|until|till|before)\s(?P<it>(?:(?:0?[1-9]|1[0-2])\.(?:[12]\d|3[01]|0[1-9])|(?:1[3-9]|2\d|3[01])\.(?:0?[1-9]|1[0-2])))(?=\s?(?:[,;:?!)]|\.(?!\d)|$|\n)|\s(?:and|but|so|when|at|in|he|she|they|we|i|with|to|for)\b)"),
        ("feast", LOOK, "on by before after since until till til through from around last this next past over at day eve night week morning weekend", rf"\b(?:on|by|before|after|since|until|till|til|through|from|around|last|this|next|past|over|at|day after|day before|eve of|night of|week of|morning of|weekend of)\s(?:the\s)?(?P<it>{FEAST})(?!\w|'s\b|\s(?:is|are|was|always|were)\b)"),
        ("feast-apart", LOOK, FEASTS, rf"(?:(?<=[,;:]\s)|(?<=\())(?P<it>{FEAST})(?=,\s(?!(?:and|or|{FEAST})\b)|\))"),
        ("feast-offset", LOOK, "the two three four five six a 0-9 day days week weeks night nights morning weekend", rf"\b(?P<it>(?:(?:the|two|three|four|five|six|a|\d) )?(?:days?|weeks?|night|morning|weekend|nights) (?:after|before|of) (?:the )?{FEAST})(?!\w)"),
        ("feast-eve", LOOK, "erev new easter christmas", r"(?P<it>\b(?:erev yom kippur|erev rosh hashanah|new year's eve|easter mon(?:day)?|christmas eve)\b)(?!\s(?:is|are)\b)"),
        ("weekday", LOOK, "on by before since until till til from this last next past due came is was ends come after through thru for and opens closes starts wants", rf"\b(?:on|by|before|since|until|till|til|from|this|last|next|this past|this coming|past|due|came|is|was|ends|come|after|through|thru|for|and|opens|closes|starts|wants it)\s(?P<it>(?:{RELATIVE}\s)?{FULL_WEEKDAY})(?![\w'-]|\s(?:nights|mornings|afternoons|evenings|group|groups|meetings?|sessions?|nights|school|clinic|best|supervision)\b)"),
        ("weekday", LOOK, "this last next", rf"\b(?P<it>(?:this|last|next|this past|this coming)\s{WEEKDAY})(?![\w'-])"),
        ("weekday", LOOK, "on by until till til since due before this last next him her them me hes shes again seen court hearing", r"(?:\b(?:on|by|until|till|til|since|due|before|this|last|next|him|her|them|me|hes|shes|again|seen|court|hearing)\s)(?P<it>(?:mon|tues?|weds?|thurs?|fri|sat|sun))(?=\s?(?:[.,;:?!)]|$|\n)|\s(?:at|and|but|night|morning|am|pm|or|to|for|\d))"),
        ("month", LOOK, "in since until till by before after last this next through from early late mid around end", rf"\b(?:in|since|until|till|by|before|after|last|this|next|through|from|early|late|mid|around|end of)[\s-](?P<it>(?:early |late |mid-|mid )?(?:(?-i:{LONG_MONTH})|january|february|april|june|july|august|september|october|november|december|(?-i:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?))(?!\w|\s(?:\d|be\b|have\b|not\b))"),
        ("month", LOOK, "in since last early late mid", r"\b(?:in|since|last|early|late|mid)[\s-](?P<it>(?-i:may|march|august|aug|sept|dec|nov|oct|feb|jan))(?=\s?(?:[.,;:?!)]|$|\n)|\s(?:and|but|so|because|bc|when|at|or|if|with|then|i|we|she|he|they|hes|shes)\b)"),
        ("month", LOOK, "early late mid end beginning start", rf"\b(?P<it>(?:early |late |mid[- ]|end of |beginning of |start of )(?:{MONTH}))\b"),
        ("marches", LOOK, "one two three four five six seven eight nine ten 0-9", r"\b(?P<it>(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:Januarys|Februarys|Marches|Aprils|Mays|Junes|Julys|Augusts|Septembers|Octobers|Novembers|Decembers|Christmases|Easters|Thanksgivings|Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays) ago)\b"),
        ("weekday-before-last", LOOK, "the", rf"(?P<it>\bthe {FULL_WEEKDAY} (?:before last|after next))\b"),
        ("feasts", LOOK, "between from", rf"\b(?:between|from) (?P<it>{FEAST} (?:and|to|till|until|through) (?:the )?{FEAST})(?!\w|\s(?:is|are)\b)"),
        ("weekday-ago", LOOK, "a two three", rf"\b(?P<it>(?:a week|two weeks|three weeks|a fortnight) (?:ago|from) (?:this |last |next )?{FULL_WEEKDAY})\b"),
        ("weekday-of", LOOK, "the", rf"\b(?P<it>the (?:(?:{UNIT}|last) )?{FULL_WEEKDAY}) (?:after|before|of|in) (?:the|that|lent|advent|ramadan|his|her|their|{MONTH})\b"),
        ("weekday-part", LOOK, WEEKDAYS, rf"(?<!\ba\s)(?<!\bevery\s)(?<!\bof a\s)\b(?P<it>{FULL_WEEKDAY}\s(?:night|morning|afternoon|evening|at\s\d))(?![\ws])"),
    )
)  # fmt: skip
# What a date is one of, or a part of: "the small hours of Nov. 6", "her birthday in October", "a Tuesday in May".
PART_OF = re.compile(
    rf"\b(?:the|a|an|his|her|their|my|our)\s(?:(?:{UNIT}|last|small|early|wee|late)\s)?(?:birthday|anniversary|hours|night|"
    rf"morning|afternoon|evening|eve|weekend|week|half|days?|{FULL_WEEKDAY})\s(?:of|in|on|before|after)\s(?:the\s)?$",
    re.IGNORECASE,
)
LONGEST_PART = 40  # letters
# The time of that day is not a date, but nobody writes it where the day is gone.
TIME_AFTER = re.compile(
    r",?\s(?:(?:at|@)\s?)?(?:\d{1,2}:\d{2}(?:\s?[ap](?:m\b|\.m\.))?|\d{1,2}\s?[ap](?:m\b|\.m\.)|(?<=at\s)\d{1,2}(?![\w:/.-]))",
    re.IGNORECASE,
)
HOLIDAYS_LIKE_DATES = frozenset({"fourth of july", "4th of july"})
# "May" and "March" are verbs too; "sat" and "sun" and "second" are words.
HABIT = re.compile(
    r"\b(?:every|each|most|any|a|an|alternate|other|second|third|first|some|usual|regular|weekly)\s$", re.IGNORECASE
)
ANY_WEEKDAY = any_case(
    rf"\b{FULL_WEEKDAY}\b(?!-|\s(?:to|through|thru|–)\s{WEEKDAY}|\s(?:nights|mornings|group|school|clinic|supervision|best))",
    WEEKDAYS,
)
NOT_ONE_DAY = word_set(
    "a an every each most any other alternate first second third fourth and or to of is like the group"
)
VERB_BEFORE = re.compile(r"\b(?:they|we|you|i|to|it|he|she|that|who|this|there|not|kids|people)\s$", re.IGNORECASE)
SCORE_BEFORE = re.compile(
    r"\b(?:pain|rated?|rates|rating|scale|scores?d?|level|anxiety|mood|distress|an?|blood pressure|bp|ratio)\s(?:\w{1,4}\s)?$",
    re.IGNORECASE,
)


NTH_TIME = re.compile(r"^(?:the |for the )?\w+(?:st|nd|rd|th|first|second|third) times?\b", re.IGNORECASE)
EVERY = re.compile(r"\b(?:every|each|any|most|alternate)\s$", re.IGNORECASE)
ALWAYS = re.compile(r"\W{0,2}(?:is|are|was|were|has|have|seems?)?\s?(?:always|usually|often|never|generally|tends?)\b")


def in_general(doc: Document, start: int, end: int) -> bool:
    """ "Memorial Day is always hard", "any Friday", "the 3rd time": a kind of day or no day, not one of them."""
    if NTH_TIME.search(doc.text[start : end + 6]):
        return True
    return bool(ALWAYS.match(doc.text, end) or EVERY.search(doc.text[max(0, start - 20) : start]))


def _is_verb(text: str, start: int) -> bool:
    """ "they may 2 weeks from now" and "we march 10 abreast", written without a capital."""
    lower = text[start : start + 3] in {"may", "mar"}
    return lower and VERB_BEFORE.search(text[max(0, start - 10) : start]) is not None


# "A Dec 1 hearing" and "o/a 2021-05-09" are one day each, whatever stands before.
ONE_DAY = frozenset({"numeric", "iso", "military", "month-day", "day-month", "month-year", "month-slash-year"})


def _is_no_date(text: str, start: int, end: int, code: str) -> bool:
    before = text[max(0, start - 20) : start]
    if code == "slash" and SCORE_BEFORE.search(before):
        return True
    if code == "day-month" and text[start:end].lower().removeprefix("the ") in HOLIDAYS_LIKE_DATES:
        return True
    return _is_verb(text, start) or (code not in ONE_DAY and HABIT.search(before) is not None)


def find(doc: Document) -> Iterator[Hit]:
    text = doc.text
    for code, band, wanted in (*PATTERNS, *CONTEXT):
        group = "it" if "it" in wanted.regex.groupindex else 0
        for match in wanted.matches(doc):
            start, end = match.span(group)
            if not _is_no_date(text, start, end, code):
                start, end = _whole(text, start, end)
                yield Hit(start, end, Category.DATE, band, f"safe-harbor-c.{code}")
    yield from _weekdays(doc)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A date with what it is a part of, and with the time of day."""
    before = text[max(0, start - LONGEST_PART) : start]
    part, time = PART_OF.search(before), TIME_AFTER.match(text, end)
    return start - len(before) + part.start() if part else start, time.end() if time else end


def _weekdays(doc: Document) -> Iterator[Hit]:
    """A weekday by itself, which points at one day unless the sentence speaks of a habit."""
    for match in ANY_WEEKDAY.matches(doc):
        before = doc.before(match.start())
        if before and before[0].key in NOT_ONE_DAY:
            continue
        yield Hit(match.start(), match.end(), Category.DATE, Band.LOOK_AT, "safe-harbor-c.weekday")
