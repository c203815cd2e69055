"""The check: normalise, judge the language, ask every recognizer, settle overlaps, word the findings."""

from dataclasses import replace

from .categories import explain
from .document import Document
from .findings import DEFAULT, Band, Finding, Policy, Refusal, Report
from .language import can_judge
from .lexicon import lexicon, term_words
from .normalise import Clean, clean
from .overlaps import settle
from .recognizers import RECOGNIZERS, model, repeats
from .recognizers.hit import Hit
from .suggestions import Wording

ENGINE_VERSION = "1.0"


def warm_up() -> None:
    """Load model and lists before the first text comes."""
    lexicon()
    model.pipeline()


def check(text: str, policy: Policy = DEFAULT) -> Report:
    """Everything in a text that could point to a person; offsets are indices into ``text``."""
    plain = clean(text)
    if not can_judge(plain.text):
        return Report((), Refusal.LANGUAGE, ENGINE_VERSION)
    doc = Document(plain.text, policy, entities=model.entities(plain.text))
    found = [hit for find in RECOGNIZERS for hit in find(doc)]
    settled = settle([*found, *repeats.find(doc, settle(found))])
    wording = Wording(doc, settled)
    findings = tuple(_finding(plain, _lowered(doc, hit), wording.suggest(hit)) for hit in settled)
    return Report(findings, None, ENGINE_VERSION)


def _lowered(doc: Document, hit: Hit) -> Hit:
    """What the group allows is a hint at most, but only where it was no direct identifier."""
    if hit.band is not Band.LOOK_AT:
        return hit
    words = tuple(word.key for word in doc.within(hit.start, hit.end))
    allowed = {term_words(text) for text in doc.policy.allowed}
    return replace(hit, band=Band.HINT) if words and words in allowed else hit


def _finding(plain: Clean, hit: Hit, suggestions: tuple[str, ...]) -> Finding:
    start, end = plain.back(hit.start, hit.end)
    return Finding(start, end, hit.category, hit.band, hit.rule, explain(hit.category), suggestions)
