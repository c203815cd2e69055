"""In replies: questions that fish for who somebody is, and answers that confirm it."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

import re
from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band, Kind
from .hit import Hit, hits

REST = r"[^.!?\n]{0,80}[.!?]?"
WHERE = r"(?:town|county|city|state|school|district|agency|office|hospital|court|courthouse|judge|shelter|clinic|team|church|church|unit|platoon|region)"
FISHING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:which|what) {WHERE} (?:is|was|are|were|did|does|do|you)\b{REST}",
        rf"\b(?:is|was|are) (?:this|that|it|he|she|they) (?:by any chance |maybe |possibly )?(?:the (?:same )?(?:one|family|kid|kids|girl|boy|guy|man|woman|lady|couple|mom|mother|dad|father|client|case|person|people|deputy|teacher)|at|in|from)\b{REST}",
        rf"\bwhat(?:'s| is| are| was) (?:her|his|their|the)\b[^.!?\n]{{0,30}}\b(?:name|initials?|last name|first name|maiden name|address)\b{REST}",
        rf"\b(?:where (?:does|do|did) (?:she|he|they|your client|the family|this) (?:live|work|go to school|happen)|where (?:is|was) this|where are you (?:located|based))\b{REST}",
        rf"\b(?:does|do|did) (?:she|he|they) (?:work|live|go) (?:at|in|to|where)\b{REST}",
        rf"\b(?:dm|pm|message|text|call|email) me (?:the|her|his|their|your|a|with) [^.!?\n]{{0,25}}(?:name|initials?|county|town|details|number){REST}",
        rf"\bdo (?:i|we|you) (?:know|mean) (?:her|him|them|this|the)\b{REST}",
    )
)
CONFIRMING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:yep|yes|yeah|ugh|omg|oh|confirming|hang on|pretty sure),? (?:that's|thats|its|it's|this is|it is|i know) (?:her|him|them|the same|exactly|definitely){REST}",
        rf"\bi (?:think i |definitely |totally |actually |also |might |may )?(?:know|knew|recogni[sz]e[d]?) (?:exactly )?(?:her|him|them|who (?:this|that|she|he|they)|this (?:family|client|case|kid|person|mom|couple)|that family|your client)\b{REST}",
        rf"\bi think (?:i (?:took|had|have|worked|saw)|we (?:had|have|both)) (?:that|this|the same|her|him|them)\b{REST}",
        rf"\bwe(?:'ve| have) got the same (?:mom|client|family|case|kid|dad)\b{REST}",
        rf"\b(?:if (?:this|that|it) is who i think|is who i think (?:it|she|he|they))\b{REST}",
        rf"\bwe (?:both )?know who (?:this|that|it|she|he|they)\b{REST}",
        rf"\b(?:that's|thats|its|it's|this is) (?:definitely |exactly |the same )?(?:her|him)\b{REST}",
        rf"\b(?:she|he|they) (?:was|were) (?:on )?my (?:caseload|client|clients|patient|case)\b{REST}",
    )
)


def find(doc: Document) -> Iterator[Hit]:
    if doc.policy.kind is not Kind.REPLY:
        return
    for pattern in FISHING:
        yield from hits(pattern, doc.text, Category.FISHING, Band.LOOK_AT, "fishing.question", "question")
    for pattern in CONFIRMING:
        yield from hits(pattern, doc.text, Category.FISHING, Band.LOOK_AT, "fishing.confirmation", "confirmation")
