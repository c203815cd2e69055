"""Descriptions that fit one person in a small place: "the town's only ...", "it was in the paper"."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, any_case, hits

PLAIN = r"[^.!?;:,\n()]"
HERE = r"(?:town|county|valley|village|island|reservation|rez|school|cohort|agency|district|state|office|congregation|parish|base|installation|ward|unit|floor|building|area|city|team|neighborhood|community)"
# (code, what it begins with, of which the text must hold one, pattern)
PATTERNS = tuple(
    (code, any_case(regex, heads, needs))
    for code, heads, needs, regex in (
        ("only", "the our my this that", "only", rf"\b(?:the|our|my|this|that) {HERE}'s only {PLAIN}{{3,40}}\b(?<! )"),
        ("only", "the our my his her their", "only", rf"\b(?:the|our|my|his|her|their) only {PLAIN}{{3,50}}? (?:in|on|at|from|around|this side of) (?:the|our|this|my|her|his|their|town|all) ?{PLAIN}{{0,25}}\b(?<! )"),
        ("only", "the our my his her their", "only", rf"\b(?:the|our|my|his|her|their) only (?:black|white|asian|korean|latina?|native|muslim|jewish|openly|trans|gay|female|male|woman|man|family|deaf|one|person|kid|girl|boy|doctor|nurse|dentist|vet|midwife|pharmacist|priest|rabbi|pastor|undertaker) {PLAIN}{{0,40}}\b(?<! )"),
        ("first", "the", "first", rf"\bthe first (?:woman|man|girl|boy|black|female|person|baby|student|kid|openly|trans|native|muslim) {PLAIN}{{3,40}}\b(?<! )"),
        ("news", "it he she they story case that was were is are made been got", "paper papers news tv television radio front headlines", rf"\b(?:it |he |she |they |story |case |that )?(?:was|were|is|are|made|been|got) (?:all over|in|on|front page of) (?:the )?(?:local |front page of the |evening |nightly |morning )?(?:paper|papers|news|tv|television|radio|front page|headlines)\b{PLAIN}{{0,20}}\b(?<! )"),
        ("news", "from on in all", "front news paper newspaper channel", r"\b(?:from|on|in|all over) the (?:front page|evening news|local news|local paper|nightly news|newspaper)\b|\bon channel \d{1,2}\b|\bon the news for [^.,;\n]{2,20}"),
        ("news", "the one ones man woman boy girl kid kids family couple guy baby twins roofer teacher", "", rf"\b(?:the )?(?:one|ones|man|woman|boy|girl|kid|kids|family|couple|guy|baby|twins|roofer|teacher) (?:who|that|whose|the {PLAIN}{{2,15}}) {PLAIN}{{0,40}}(?:photographed|newspaper|gazette|paper|viral|tv|news|drowned|crash|fire|shot|governor|parade|trophy)\b{PLAIN}{{0,30}}\b(?<! )"),
        ("kin", "the our", "mayor sheriff judge pastor principal governor senator superintendent commissioner chief priest coach harbormaster midwife pharmacist undertaker", r"\b(?:the|our) (?:mayor|sheriff|judge|pastor|principal|governor|senator|superintendent|commissioner|chief|priest|coach|harbormaster|midwife|pharmacist|undertaker)'s (?:ex-)?(?:wife|husband|son|daughter|kid|kids|mother|father|brother|sister|ex|niece|nephew|girlfriend|boyfriend)\b"),
        ("role", "he she they", "", rf"\b(?:he|she|they)(?:'s|'re| is| are| was) (?:also )?the (?:town |local |county |village )?(?:harbormaster|mayor|sheriff|midwife|pharmacist|undertaker|coroner|librarian|postmaster|postmistress|fire chief|police chief|superintendent|health aide|organist|priest|rabbi|imam|tribal chair\w{{0,6}}|drum major|valedictorian|prom queen){PLAIN}{{0,25}}\b(?<! )"),
        ("everybody", "everyone everybody the", "everyone everybody whole", rf"\b(?:everyone|everybody|the whole (?:town|county|valley|village)) (?:here |in town |around here )?(?:knows|remembers|saw|heard|calls|talked){PLAIN}{{0,30}}\b(?<! )"),
        ("biggest", "the our", "biggest largest oldest richest youngest famous", rf"\b(?:the|our agency's|our) (?:biggest|largest|oldest|richest|youngest|most famous) {PLAIN}{{3,30}} (?:in|of) (?:the|our|this) {HERE}\b"),
    )
)  # fmt: skip


def find(doc: Document) -> Iterator[Hit]:
    for code, wanted in PATTERNS:
        yield from hits(wanted, doc, Category.QUASI, Band.HINT, f"quasi.{code}", code)
