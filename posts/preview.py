"""What the author would read if this were returned: their own page, but for words that are still covered."""

from .dossier import Dossier
from .forms.reviewing import DecideForm
from .masks import as_seen
from .returned import Point, Returned, grouped
from .review_rules import reason_words
from .statuses import Verb


def preview_of(dossier: Dossier, form: DecideForm) -> Returned:
    """Of a form that is valid."""
    suggested = dict(form.suggesting.spans) if form.suggesting else {}
    runs = [run for part in dossier.parts for run in part.runs]
    reasons = [(str(code), span) for code, span in form.spans]
    return Returned(
        verb=Verb.RETURN,
        reasons=tuple(reason_words(code) for code, span in reasons if span is None),
        note=form.cleaned_data["note"],
        points=tuple(
            Point(number, tuple(map(reason_words, codes)), as_seen(runs, *span), suggested.get(span, ""), span)
            for number, (span, codes) in enumerate(sorted(grouped(reasons, list(suggested))), 1)
        ),
    )
