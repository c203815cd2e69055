"""The author solves a finding in the draft: other words, or a reason to keep these."""

from django.db import transaction

from groups.models import Membership

from ..answers import words_digest
from ..draft_check import DraftFinding
from ..models import Draft, Post, Reason
from .drafts import OlderCounter, draft_of, write
from .moves import NotAllowed, lock, require_author


@transaction.atomic
def replace(*, actor: Membership, post: Post, counter: int, finding: DraftFinding, words: str) -> Draft:
    """`words` is one of the finding's suggestions. Raises OlderCounter, NotAllowed."""
    draft = _locked_draft(actor, post, counter)
    try:
        content = draft.content.replaced(finding.found.start, finding.found.end, words)
    except ValueError:
        raise NotAllowed("across_parts") from None
    return write(draft, content)


@transaction.atomic
def keep(*, actor: Membership, post: Post, counter: int, finding: DraftFinding, reason: Reason | None) -> Draft:
    """ "Keep, because"; with reason None the answer is taken back. Raises OlderCounter, NotAllowed."""
    draft = _locked_draft(actor, post, counter)
    words = words_digest(draft.sealing_key(), finding.words).hex()
    others = [answer for answer in draft.answers if answer[:2] != (finding.found.category, words)]
    draft.answers = others + ([(finding.found.category, words, reason.value)] if reason else [])
    return write(draft, draft.content)


def _locked_draft(actor: Membership, post: Post, counter: int) -> Draft:
    post = lock(post.pk)
    require_author(post, actor)
    draft = draft_of(post)
    if draft is None:
        raise NotAllowed("no_draft")
    if draft.counter != counter:
        raise OlderCounter(draft)
    return draft
