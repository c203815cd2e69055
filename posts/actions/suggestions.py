"""The author answers what a moderator suggested: takes it, does not, or takes the answer back."""

from collections.abc import Iterable

from django.db import transaction

from groups.models import Membership

from ..models import Post, Suggestion
from ..returned import places_now, suggestions_of
from ..standing import returned_with
from .drafts import write
from .findings import locked_draft
from .moves import NotAllowed, audit, open_revision

Answer = Suggestion.Answer


@transaction.atomic
def accept(*, actor: Membership, post: Post, counter: int, suggestions: Iterable[Suggestion]) -> int:
    """How many were put in: not those whose words the author changed since. Raises OlderCounter, NotAllowed."""
    return _answer(actor, post, counter, suggestions, Answer.ACCEPTED)


@transaction.atomic
def refuse(*, actor: Membership, post: Post, counter: int, suggestion: Suggestion) -> int:
    """The words stay; the moderator will see that. Raises OlderCounter, NotAllowed."""
    return _answer(actor, post, counter, [suggestion], Answer.REFUSED)


@transaction.atomic
def take_back(*, actor: Membership, post: Post, counter: int, suggestion: Suggestion) -> int:
    """The answer: the words that were there come back. Raises OlderCounter, NotAllowed."""
    return _answer(actor, post, counter, [suggestion], None)


def _answer(
    actor: Membership, post: Post, counter: int, suggestions: Iterable[Suggestion], answer: Answer | None
) -> int:
    draft = locked_draft(actor, post, counter)
    post = draft.post
    revision = open_revision(post)
    decision = returned_with(revision) if revision else None
    if decision is None:
        raise NotAllowed("not_returned")
    wanted = {suggestion.pk for suggestion in suggestions}
    known = suggestions_of(decision)
    places = places_now(decision.revision.content, draft.content, known)
    was, content, done = decision.revision.content.joined(), draft.content, 0
    # From the end, so that what comes before keeps its place.
    for suggestion, place in sorted(zip(known, places, strict=True), key=lambda pair: pair[1] or (0, 0), reverse=True):
        if suggestion.pk not in wanted or suggestion.answer == (answer or ""):
            continue
        if Answer.ACCEPTED in (answer, suggestion.answer):
            if place is None:
                continue
            words = suggestion.instead or "" if answer == Answer.ACCEPTED else was[slice(*suggestion.span)]
            content = content.replaced(*place, words)
        suggestion.answer = answer or ""
        suggestion.save(update_fields=["answer"])
        audit(post, f"suggestion.{VERBS[answer]}", actor=actor, target=suggestion.pk, codes={"post": str(post.pk)})
        done += 1
    if done:
        write(draft, content)
    return done


VERBS = {Answer.ACCEPTED: "accept", Answer.REFUSED: "refuse", None: "undo"}
