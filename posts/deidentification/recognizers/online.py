"""E-mail addresses, web addresses, handles and IP addresses (Safe Harbor F, N, O)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, hits

TLD = r"(?:com|org|net|edu|gov|mil|info|biz|io|co|us|me|tv|app|dev|uk|ca|mx|example|test|invalid|social|chat)"
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# "mpratt at school dot example"
SPOKEN_EMAIL = re.compile(
    rf"\b[\w.+-]{{2,40}}\s?[(\[]?\s?\bat\b\s?[)\]]?\s?[\w-]{{1,40}}(?:\s?[(\[]?\bdot\b[)\]]?\s?[\w-]{{2,20}}){{0,2}}\s?[(\[]?\bdot\b[)\]]?\s?{TLD}\b",
    re.IGNORECASE,
)
LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]{3,300}", re.IGNORECASE)
DOMAIN = re.compile(
    rf"(?<![\w@.])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.{TLD}(?:/[^\s<>\"')\]]{{0,200}}|\b(?![.\w-]))",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.]{1,39}")
PLAIN_HANDLE = re.compile(
    r"\b(?:insta|instagram|ig|snap|snapchat|tiktok|twitter|facebook|fb|venmo|cash ?app|discord|reddit|kik|handle|username|user name|screen name|on here)"
    r"(?: (?:is|as|under|at|handle|name))?[:, ]{1,3}(?:btw, )?(?P<it>(?=[\w.]{0,30}[\d_]|\w{2,20}\.\w)[A-Za-z][\w.]{3,30})\b",
    re.IGNORECASE,
)
REDDIT = re.compile(r"(?<![\w/])u/[\w-]{3,30}")
MAILBOX = re.compile(r"\b[\w.]{3,30}\s?(?:@|\bat\b)\s?(?:gmail|yahoo|hotmail|aol|icloud|protonmail)\b", re.IGNORECASE)
UNDERSCORED = re.compile(r"(?<![\w@./-])[a-z0-9]{2,20}(?:_[a-z0-9]{1,20}){1,6}(?![\w/-]|\.\w)", re.IGNORECASE)
IPV4 = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?:[0-9a-f]{1,4}|:)(?:[0-9a-f:]{0,30})(?![\w:])", re.IGNORECASE)


def find(doc: Document) -> Iterator[Hit]:
    text, must = doc.text, Band.MUST_FIX
    yield from hits(EMAIL, text, Category.EMAIL, must, "safe-harbor-f.email")
    yield from hits(SPOKEN_EMAIL, text, Category.EMAIL, must, "safe-harbor-f.spoken")
    yield from hits(LINK, text, Category.WEB, must, "safe-harbor-n.link")
    yield from hits(DOMAIN, text, Category.WEB, must, "safe-harbor-n.site")
    yield from hits(HANDLE, text, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(PLAIN_HANDLE, text, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(REDDIT, text, Category.WEB, must, "safe-harbor-n.handle", "handle")
    yield from hits(MAILBOX, text, Category.EMAIL, must, "safe-harbor-f.spoken")
    yield from hits(UNDERSCORED, text, Category.WEB, Band.LOOK_AT, "safe-harbor-n.handle", "handle")
    yield from hits(IPV4, text, Category.IP, must, "safe-harbor-o.ip")
    if text.count(":") > 3:
        yield from (hit for hit in hits(IPV6, text, Category.IP, must, "safe-harbor-o.ip") if hit.end - hit.start > 8)
