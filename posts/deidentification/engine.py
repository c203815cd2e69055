"""The check: normalise, judge the language, ask rules and tagger, settle overlaps, word the findings."""

from dataclasses import replace

from .categories import Category, explain
from .document import Document
from .findings import DEFAULT, Band, Finding, Policy, Refusal, Report
from .language import can_judge
from .lexicon import lexicon
from .normalise import Clean, clean
from .overlaps import settle, with_whole_terms
from .recognizers import RECOGNIZERS, repeats
from .recognizers.hit import Hit
from .recognizers.names import NAMING
from .recognizers.vocabulary import CLIENT_ROLES, KIN_ROLES
from .suggestions import Advice, Wording
from .tagger.model import Task, model
from .terms import term_key
from .weighing import weigh

ENGINE_VERSION = "2.1"
# Words can be harmless here; a number, an address or a question for somebody's name is what it is everywhere.
LOWERABLE = frozenset({Category.NAME, Category.PLACE, Category.DATE, Category.ORGANISATION})
OWN_PEOPLE = CLIENT_ROLES | KIN_ROLES
NAMED = NAMING | {"is", "was"}


def warm_up() -> None:
    """Load lists and weights before the first text comes."""
    lexicon()
    for task in Task:
        model(task)


def check(text: str, policy: Policy = DEFAULT) -> Report:
    """Everything in a text that could point to a person; offsets are indices into ``text``."""
    plain = clean(text)
    if not can_judge(plain.text):
        return Report((), Refusal.LANGUAGE, ENGINE_VERSION)
    doc = Document(plain.text, policy)
    found = weigh(doc, [hit for find in RECOGNIZERS for hit in find(doc)])
    settled = with_whole_terms(doc.text, found, settle([*found, *repeats.find(doc, settle(found))]))
    wording = Wording(doc, settled)
    findings = tuple(_finding(plain, _lowered(doc, hit), wording.suggest(hit)) for hit in settled)
    return Report(findings, None, ENGINE_VERSION)


def _lowered(doc: Document, hit: Hit) -> Hit:
    """What the group allows is a hint at most, but only where it was no direct identifier and no word of its own."""
    if hit.band is not Band.LOOK_AT or hit.category not in LOWERABLE or not doc.policy.allowed:
        return hit
    words = term_key(doc.text[hit.start : hit.end])
    allowed = {term_key(text) for text in doc.policy.allowed} - {term_key(text) for text, _ in doc.policy.terms}
    return replace(hit, band=Band.HINT) if words in allowed and not _names_somebody(doc, hit) else hit


def _names_somebody(doc: Document, hit: Hit) -> bool:
    """ "My client Wren", "her son, Wren", "a patient called Wren": whatever is allowed elsewhere, here it is a name."""
    before = doc.before(hit.start, 2)
    if not before or doc.text[before[-1].end : hit.start].strip(' ,:("'):
        return False
    called = before[-1].key in NAMED and before[-1].gap == " " and before[0].key in OWN_PEOPLE
    return before[-1].key in OWN_PEOPLE or called


def _finding(plain: Clean, hit: Hit, advice: Advice) -> Finding:
    start, end = plain.back(hit.start, hit.end)
    replaced = plain.back(advice.start, advice.end)
    return Finding(
        start=start,
        end=end,
        category=hit.category,
        band=hit.band,
        rule=hit.rule,
        why=explain(hit.category),
        suggestions=advice.suggestions,
        population=advice.population,
        replaces=replaced if replaced != (start, end) else None,
    )
