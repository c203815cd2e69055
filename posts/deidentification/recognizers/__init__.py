"""One recognizer a module; each looks at the whole text and knows nothing of the others."""

from . import (
    ages,
    beliefs,
    dates,
    fishing,
    group_terms,
    initials,
    names,
    numbers,
    online,
    organisations,
    phones,
    places,
    quasi,
)
from .hit import Recognizer

RECOGNIZERS: tuple[Recognizer, ...] = tuple(
    module.find
    for module in (
        names, initials, places, dates, ages, phones, online, numbers, organisations, quasi, fishing, group_terms, beliefs,
    )
)  # fmt: skip
