"""One recognizer a module; each looks at the whole text and knows nothing of the others."""

from . import (
    ages,
    dates,
    fishing,
    group_terms,
    initials,
    likenesses,
    names,
    numbers,
    online,
    organisations,
    phones,
    places,
    proper_nouns,
    quasi,
)
from .hit import Recognizer

RECOGNIZERS: tuple[Recognizer, ...] = (
    names.find,
    initials.find,
    likenesses.find,
    places.find,
    dates.find,
    ages.find,
    phones.find,
    online.find,
    numbers.find,
    organisations.find,
    proper_nouns.find,
    quasi.find,
    fishing.find,
    group_terms.find,
)
