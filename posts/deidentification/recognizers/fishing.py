"""In replies: questions that fish for who somebody is, and answers that confirm it."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band, Kind
from .hit import Hit, any_case, hits

REST = r"(?:[^.!?\n]|(?<=\bM[rs])\.|(?<=\bDr)\.|(?<=\bMrs)\.){0,80}[.!?]?"  # the dot of a title ends no sentence
WHERE = r"(?:town|county|city|state|school|district|agency|office|hospital|court|courthouse|judge|shelter|clinic|team|church|church|unit|platoon|region)"
# (what it begins with, pattern)
FISHING = tuple(
    any_case(regex, heads)
    for heads, regex in (
        ("which what", rf"\b(?:which|what) {WHERE} (?:is|was|are|were|did|does|do|you)\b{REST}"),
        ("is was are", rf"\b(?:is|was|are) (?:this|that|it|he|she|they) (?:by any chance |maybe |possibly )?(?:the (?:same )?(?:one|family|kid|kids|girl|boy|guy|man|woman|lady|couple|mom|mother|dad|father|client|case|person|people|deputy|teacher)|at|in|from)\b{REST}"),
        ("what", rf"\bwhat(?:'s| is| are| was) (?:her|his|their|the)\b[^.!?\n]{{0,30}}\b(?:name|initials?|last name|first name|maiden name|address)\b{REST}"),
        ("where", rf"\b(?:where (?:does|do|did) (?:she|he|they|your client|the family|this) (?:live|work|go to school|happen)|where (?:is|was) this|where are you (?:located|based))\b{REST}"),
        ("does do did", rf"\b(?:does|do|did) (?:she|he|they) (?:work|live|go) (?:at|in|to|where)\b{REST}"),
        ("dm pm message text call email", rf"\b(?:dm|pm|message|text|call|email) me (?:the|her|his|their|your|a|with) [^.!?\n]{{0,25}}(?:name|initials?|county|town|details|number){REST}"),
        ("do", rf"\bdo (?:i|we|you) (?:know|mean) (?:her|him|them|this|the)\b{REST}"),
    )
)  # fmt: skip
CONFIRMING = tuple(
    any_case(regex, heads)
    for heads, regex in (
        ("yep yes yeah ugh omg oh confirming hang pretty", rf"\b(?:yep|yes|yeah|ugh|omg|oh|confirming|hang on|pretty sure),? (?:that's|thats|its|it's|this is|it is|i know) (?:her|him|them|the same|exactly|definitely){REST}"),
        ("i", rf"\bi (?:think i |definitely |totally |actually |also |might |may )?(?:know|knew|recogni[sz]e[d]?) (?:exactly )?(?:her|him|them|who (?:this|that|she|he|they)|this (?:family|client|case|kid|person|mom|couple)|that family|your client)\b{REST}"),
        ("i", rf"\bi think (?:i (?:took|had|have|worked|saw)|we (?:had|have|both)) (?:that|this|the same|her|him|them)\b{REST}"),
        ("we", rf"\bwe(?:'ve| have) got the same (?:mom|client|family|case|kid|dad)\b{REST}"),
        ("if is", rf"\b(?:if (?:this|that|it) is who i think|is who i think (?:it|she|he|they))\b{REST}"),
        ("we", rf"\bwe (?:both )?know who (?:this|that|it|she|he|they)\b{REST}"),
        ("that thats its it this", rf"\b(?:that's|thats|its|it's|this is) (?:definitely |exactly |the same )?(?:her|him)\b{REST}"),
        ("she he they", rf"\b(?:she|he|they) (?:was|were) (?:on )?my (?:caseload|client|clients|patient|case)\b{REST}"),
    )
)  # fmt: skip


def find(doc: Document) -> Iterator[Hit]:
    if doc.policy.kind is not Kind.REPLY:
        return
    for question in FISHING:
        yield from hits(question, doc, Category.FISHING, Band.LOOK_AT, "fishing.question", "question")
    for answer in CONFIRMING:
        yield from hits(answer, doc, Category.FISHING, Band.LOOK_AT, "fishing.confirmation", "confirmation")
