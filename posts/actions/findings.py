"""The author solves a finding in the draft: other words, or a reason to keep these."""

from collections.abc import Iterable

from django.db import transaction

from groups.models import Membership

from ..draft_check import DraftFinding
from ..models import Draft, Post, Reason
from ..models.draft import Origin
from .drafts import NOWHERE, OlderCounter, draft_of, write
from .moves import NotAllowed, lock, require_author


@transaction.atomic
def replace(*, actor: Membership, post: Post, counter: int, findings: Iterable[DraftFinding], choice: int) -> Draft:
    """Each takes the suggestion of that number, or its last one. Raises OlderCounter, NotAllowed."""
    draft = locked_draft(actor, post, counter)
    content = draft.content
    try:
        for finding in sorted(findings, key=lambda finding: finding.room, reverse=True):
            words = finding.found.suggestions[: choice + 1][-1]
            content = content.replaced(*finding.room, words)
    except ValueError:
        raise NotAllowed("across_parts") from None
    return write(draft, content)


@transaction.atomic
def keep(
    *,
    actor: Membership,
    post: Post,
    counter: int,
    finding: DraftFinding,
    reason: Reason | None,
    origin: Origin = NOWHERE,
) -> Draft:
    """ "Keep, because"; with reason None the answer is taken back. Raises OlderCounter, NotAllowed."""
    draft = locked_draft(actor, post, counter)
    kept = (finding.found.category, finding.words_key)
    others = [answer for answer in draft.answers if answer[:2] != kept]
    draft.answers = others + ([(*kept, reason.value)] if reason else [])
    return write(draft, draft.content, origin)


def locked_draft(actor: Membership, post: Post, counter: int) -> Draft:
    post = lock(post.pk)
    require_author(post, actor)
    draft = draft_of(post)
    if draft is None:
        raise NotAllowed("no_draft")
    if draft.counter != counter:
        raise OlderCounter(draft)
    return draft
