"""The author solves a finding in the draft: other words, or a reason to keep these."""

from django.db import transaction

from groups.models import Membership

from ..answers import words_digest
from ..draft_check import DraftFinding
from ..models import Answer, Draft, Post
from .drafts import OlderCounter, draft_of
from .moves import NotAllowed, lock


@transaction.atomic
def replace(*, actor: Membership, post: Post, counter: int, finding: DraftFinding, words: str) -> Draft:
    """`words` is one of the finding's suggestions. Raises OlderCounter, NotAllowed."""
    draft = _locked_draft(actor, post, counter)
    try:
        draft.content = draft.content.replaced(finding.found.start, finding.found.end, words)
    except ValueError:
        raise NotAllowed("across_parts") from None
    return _save(draft)


@transaction.atomic
def keep(*, actor: Membership, post: Post, counter: int, finding: DraftFinding, reason: Answer.Reason | None) -> Draft:
    """ "Keep, because"; with reason None the answer is taken back. Raises OlderCounter, NotAllowed."""
    draft = _locked_draft(actor, post, counter)
    words = words_digest(draft.sealing_key(), finding.words).hex()
    others = [answer for answer in draft.answers if answer[:2] != (finding.found.category, words)]
    draft.answers = others + ([(finding.found.category, words, reason.value)] if reason else [])
    return _save(draft)


def _locked_draft(actor: Membership, post: Post, counter: int) -> Draft:
    post = lock(post.pk)
    if post.author_id != actor.pk:
        raise NotAllowed("not_author")
    draft = draft_of(post)
    if draft is None:
        raise NotAllowed("no_draft")
    if draft.counter != counter:
        raise OlderCounter(draft)
    return draft


def _save(draft: Draft) -> Draft:
    draft.counter += 1
    draft.save()
    return draft
