"""E-mail addresses, web addresses, handles and IP addresses (Safe Harbor F, N, O)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, any_case, hits, pattern

TLDS = "com org net edu gov mil info biz io co us me tv app dev uk ca mx example test invalid social chat"
TLD = rf"(?:{TLDS.replace(' ', '|')})"
EMAIL = pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", needs="@")
# "mpratt at school dot example", "m dot pratt at ..."
SPOKEN_EMAIL = any_case(
    rf"\b(?:[\w-]{{1,20}}\sdot\s){{0,2}}[\w.+-]{{2,40}}\s?[(\[]?\s?\bat\b\s?[)\]]?\s?[\w-]{{1,40}}(?:\s?[(\[]?\bdot\b[)\]]?\s?[\w-]{{2,20}}){{0,2}}\s?[(\[]?\bdot\b[)\]]?\s?{TLD}\b",
    needs="dot",
)
LINK = any_case(r"\b(?:https?://|www\.)[^\s<>\"')\]]{3,300}", "http https www")
ENDING = any_case(rf"\.{TLD}", ".")
DOMAIN = any_case(
    rf"(?<![\w@.])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.{TLD}(?:/[^\s<>\"')\]]{{0,200}}|\b(?![.\w-]))",
)
HANDLE = pattern(r"(?<![\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.-]{0,38}[A-Za-z0-9_]", "@")
CASHTAG = pattern(r"(?<![\w$])\$[A-Za-z][\w-]{2,19}(?![\w$])", "$")
PLAIN_HANDLE = any_case(
    r"\b(?:insta|instagram|ig|snap|snapchat|tiktok|twitter|facebook|fb|venmo|cash ?app|discord|reddit|kik|handle|username|user name|screen name|on here)"
    r"(?: (?:is|as|under|at|handle|name))?[:, ]{1,3}(?:btw, )?(?P<it>(?=[\w.]{0,30}[\d_]|\w{2,20}\.\w)[A-Za-z][\w.]{3,30})\b",
    "insta instagram ig snap snapchat tiktok twitter facebook fb venmo cash cashapp discord reddit kik handle username user screen on",
)
REDDIT = pattern(r"(?<![\w/])u/[\w-]{3,30}", "u")
MAILBOX = any_case(
    r"\b[\w.]{3,30}\s?(?:@|\bat\b)\s?(?:gmail|yahoo|hotmail|aol|icloud|protonmail)\b",
    needs="gmail yahoo hotmail aol icloud protonmail",
)
UNDERSCORED = any_case(r"(?<![\w@./-])[a-z0-9]{2,20}(?:_[a-z0-9]{1,20}){1,6}(?![\w/-]|\.\w)", needs="_")
IPV4 = pattern(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)", "0-9")
IPV6 = any_case(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?:[0-9a-f]{1,4}|:)(?:[0-9a-f:]{0,30})(?![\w:])", needs=":")


def find(doc: Document) -> Iterator[Hit]:
    must = Band.MUST_FIX
    yield from hits(EMAIL, doc, Category.EMAIL, must, "safe-harbor-f.email")
    yield from hits(SPOKEN_EMAIL, doc, Category.EMAIL, must, "safe-harbor-f.spoken")
    yield from hits(LINK, doc, Category.WEB, must, "safe-harbor-n.link")
    if any(ENDING.matches(doc)):
        yield from hits(DOMAIN, doc, Category.WEB, must, "safe-harbor-n.site")
    yield from hits(HANDLE, doc, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(CASHTAG, doc, Category.WEB, Band.LOOK_AT, "safe-harbor-n.handle", "handle")
    yield from hits(PLAIN_HANDLE, doc, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(REDDIT, doc, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(MAILBOX, doc, Category.EMAIL, must, "safe-harbor-f.spoken")
    yield from hits(UNDERSCORED, doc, Category.WEB, Band.LOOK_AT, "safe-harbor-n.handle", "handle")
    yield from hits(IPV4, doc, Category.IP, must, "safe-harbor-o.ip")
    if doc.text.count(":") > 3:
        yield from (hit for hit in hits(IPV6, doc, Category.IP, must, "safe-harbor-o.ip") if hit.end - hit.start > 8)
