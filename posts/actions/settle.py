"""Carry out what waited for its undo window: a CLEAR verdict, a decision. Idempotent."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from groups.access import accepted_by
from groups.models import Membership
from supportcircle.audit import Codes
from supportcircle.notifications import notify

from ..answers import last_screening
from ..labels import is_read_first
from ..models import Decision, Draft, Post, Review, Revision, Verdict
from ..review_rules import may_review
from ..statuses import Actor, Status, Verb
from .drafts import copy_to_draft
from .moves import audit, bump, close_reviews, lock, move, next_turn, open_revision, void_decision
from .publication import hide, publish, restore
from .reviews import open_review
from .rule_outcomes import count_decided
from .submit import was_turned_down


@transaction.atomic
def settle_screening(revision_id: UUID) -> bool:
    """True when it carried out a CLEAR verdict now."""
    found = Revision.objects.filter(pk=revision_id).only("post_id").first()
    if found is None:
        return False
    post = lock(found.post_id)
    revision = Revision.objects.get(pk=revision_id)
    revision.post = post
    screening = last_screening(revision)
    if (
        revision.status != Status.SCREENING
        or revision.effective_at > timezone.now()
        or screening is None
        or screening.verdict != Verdict.CLEAR
    ):
        return False
    if needs_moderator(revision):
        move(revision, Verb.CLEAR, to=Status.IN_REVIEW, role=Actor.CHECK)
        open_review(revision, Review.Kind.SUBMISSION)
    else:
        publish(revision, Verb.CLEAR, role=Actor.CHECK)
    return True


def needs_moderator(revision: Revision) -> bool:
    """Why a clear text still goes to a moderator; everything is read afresh, inside the transaction."""
    post = revision.post
    author = post.author
    return (
        is_read_first(post)
        or was_turned_down(post, revision)  # perhaps since it was handed in, on another post
        or author.status != Membership.Status.ACTIVE
        or not author.is_reader
        or not accepted_by(author)
    )


@transaction.atomic
def settle_decision(decision_id: UUID) -> bool:
    """True when it carried out the decision now."""
    found = Decision.objects.filter(pk=decision_id).values_list("review__post_id", flat=True).first()
    if found is None:
        return False
    post = lock(found)
    decision = Decision.objects.select_related("revision", "review", "decided_by").get(pk=decision_id)
    decision.revision.post = decision.review.post = post
    if decision.state != Decision.State.PENDING or decision.effective_at > timezone.now():
        return False
    if not may_review(decision.decided_by, decision.review):  # the author or the moderator was suspended meanwhile
        void_decision(post)
        return False
    decision.state = Decision.State.DONE
    decision.save(update_fields=["state"])
    _CARRY_OUT[Verb(decision.verb)](post, decision)
    if decision.review.kind == Review.Kind.FLAG:
        bump(decision.revision, Verb(decision.verb), actor=decision.decided_by)
    return True


def _approve(post: Post, decision: Decision) -> None:  # noqa: ARG001 (all of these are called alike)
    count_decided(decision)
    publish(decision.revision, Verb.APPROVE, role=Actor.MODERATOR, actor=decision.decided_by)


def _return(post: Post, decision: Decision) -> None:
    post.must_review = True
    post.save(update_fields=["must_review"])
    moderator = decision.decided_by
    if decision.review.kind == Review.Kind.FLAG:
        hide(post, actor=moderator)
        revision = open_revision(post) or _copy_of_live(post, moderator)
        if bytes(revision.digest) == bytes(decision.revision.digest):
            decision.suggestions.update(revision=revision)  # they go with the text that is in the author's hands
    else:
        revision = decision.revision
    if revision.status != Status.NEEDS_CHANGES:
        move(revision, Verb.RETURN, to=Status.NEEDS_CHANGES, role=Actor.MODERATOR, actor=moderator)
    elif revision.last_verb != Verb.RETURN:  # the check held it: now its author has to hear of the moderator too
        bump(revision, Verb.RETURN, actor=moderator)
    _give_back(revision)
    close_reviews(post, kinds=[Review.Kind.SUBMISSION, Review.Kind.APPEAL])
    _let_go_of_claims(post)
    notify(post.author.user_id, "returned", target=post.pk)


def _copy_of_live(post: Post, moderator: Membership) -> Revision:
    """A published post is returned: the same text, in the author's hands; the live one stays hidden."""
    live, now = post.live_revision, timezone.now()
    assert live is not None, "only a published post can be flagged"  # noqa: S101
    live.post = post
    copy = Revision(
        post=post,
        number=post.revisions.count() + 1,
        turn=next_turn(post),
        status=Status.NEEDS_CHANGES,
        last_verb=Verb.RETURN,
        last_actor=moderator,
        changed_at=now,
        effective_at=now,
        form_version=live.form_version,
        html_version=live.html_version,
        digest=live.digest,
        text_digest=live.text_digest,
        seen_by_moderator=True,
    )
    copy.content_json, copy.html_json = live.content_json, live.html_json
    copy.save(force_insert=True)
    codes: Codes = {"post": str(post.pk), "to": copy.status, "digest": bytes(copy.digest).hex()}
    audit(post, "revision.return", actor=moderator, target=copy.pk, codes=codes)
    return copy


def _give_back(revision: Revision) -> None:
    answers = [(a.category, bytes(a.words_digest).hex(), a.reason) for a in revision.answers.all() if a.words_digest]
    copy_to_draft(revision, answers)


def _reject(post: Post, decision: Decision) -> None:
    post.must_review = True
    post.save(update_fields=["must_review"])
    count_decided(decision)
    move(decision.revision, Verb.REJECT, to=Status.REJECTED, role=Actor.MODERATOR, actor=decision.decided_by)
    Draft.objects.filter(post=post).delete()
    close_reviews(post, kinds=[Review.Kind.SUBMISSION, Review.Kind.APPEAL])
    notify(post.author.user_id, "rejected", target=post.pk)


def _restore(post: Post, decision: Decision) -> None:
    restore(post, actor=decision.decided_by)


def _dismiss(post: Post, decision: Decision) -> None:  # noqa: ARG001
    close_reviews(post, kinds=[Review.Kind.FLAG])


def _hide(post: Post, decision: Decision) -> None:
    hide(post, actor=decision.decided_by, codes={"reasons": [code for code, *_ in decision.reasons]})
    _let_go_of_claims(post)
    notify(post.author.user_id, "hidden", target=post.pk)


def _let_go_of_claims(post: Post) -> None:
    post.reviews.open().update(claimed_by=None, claimed_until=None)


_CARRY_OUT = {
    Verb.APPROVE: _approve,
    Verb.RETURN: _return,
    Verb.REJECT: _reject,
    Verb.RESTORE: _restore,
    Verb.DISMISS: _dismiss,
    Verb.HIDE: _hide,
}
