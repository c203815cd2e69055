"""From the author's hands into the gate and back: submit, ask, withdraw, appeal."""

import json
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from groups.models import Membership
from supportcircle import sanitize
from supportcircle.queue import enqueue

from ..answers import unanswered
from ..content import Content, normalised
from ..group_words import own_answers
from ..labels import labels_to_be
from ..models import Decision, Draft, Post, Review, Revision
from ..reviewers import other_moderators
from ..statuses import Actor, Status, Verb
from .drafts import copy_to_draft, draft_of
from .moves import (
    NotAllowed,
    Stale,
    audit,
    check_turn,
    close_reviews,
    lock,
    move,
    next_turn,
    open_revision,
    refuse_while_decided,
    require_author,
)
from .reviews import open_review
from .rule_outcomes import count_changed


@transaction.atomic
def submit(*, actor: Membership, post: Post, counter: int) -> Revision:
    """The draft becomes a revision and the check runs. A second submit of the same draft is a no-op.

    Raises Stale, NotAllowed.
    """
    post = lock(post.pk)
    require_author(post, actor)
    draft, earlier = draft_of(post), open_revision(post)
    if draft is None:
        newest = _newest(post)
        if counter == post.counter:  # this very draft was handed in: a double click, or the other tab
            return newest
        raise Stale(newest.last_verb, newest.last_actor)
    if counter != post.counter:
        raise NotAllowed("newer_draft")
    if earlier and earlier.status != Status.NEEDS_CHANGES:
        raise NotAllowed("withdraw_to_change")
    _require_as_written(draft.content)
    _require_labels(post)
    if post.parent and not post.parent.takes_replies and post.live_revision_id is None:
        raise NotAllowed("thread_closed")
    count_changed(draft)
    if earlier:
        # What a moderator saw stays readable until the new one is decided, so that the difference shows.
        move(
            earlier,
            Verb.SUBMIT,
            to=Status.SUPERSEDED,
            role=Actor.AUTHOR,
            actor=actor,
            erase=not earlier.seen_by_moderator,
        )
    revision = _revision_of(draft, actor)
    if was_turned_down(post, revision):
        post.must_review = True
        post.save(update_fields=["must_review"])
    draft.delete()
    _screen_soon(revision)
    return revision


def _require_as_written(content: Content) -> None:
    """What readers will see are the letters that are checked. Raises NotAllowed."""
    if not content.written():
        raise NotAllowed("blank")
    if any(sanitize.problems(part.text) for part in content.written()):
        raise NotAllowed("not_as_written")


def _require_labels(post: Post) -> None:
    """Raises NotAllowed."""
    lacking = labels_to_be(post).lacking(post.form)
    if lacking:
        raise NotAllowed(f"no_{lacking}")


def _revision_of(draft: Draft, actor: Membership) -> Revision:
    post, content, now = draft.post, draft.content, timezone.now()
    revision = Revision(
        post=post,
        number=post.revisions.count() + 1,
        turn=next_turn(post),
        status=Status.SCREENING,
        last_verb=Verb.SUBMIT,
        last_actor=actor,
        changed_at=now,
        effective_at=now + timedelta(seconds=settings.UNDO_SECONDS),
    )
    fill(revision, content)
    revision.save(force_insert=True)
    _take_answers(draft, revision)
    audit(
        post,
        "revision.submit",
        actor=actor,
        target=revision.pk,
        codes={"post": str(post.pk), "to": Status.SCREENING.value, "digest": revision.digest.hex()},
    )
    return revision


def fill(revision: Revision, content: Content) -> None:
    """Content, its rendered HTML and its fingerprints, before the first save."""
    key = revision.sealing_key()
    revision.content_json = content.to_json()
    revision.html_json = json.dumps([[part.key, sanitize.render(part.text)] for part in content.written()])
    revision.html_version = sanitize.VERSION
    revision.digest = key.digest("revision", content.to_json().encode())
    revision.text_digest = key.digest("text", normalised(content.joined()).encode())


def was_turned_down(post: Post, revision: Revision) -> bool:
    """Nobody gets the same text past a moderator by handing it in again, on this post or a new one."""
    since = timezone.now() - timedelta(days=settings.SAME_TEXT_DAYS)
    return Decision.objects.filter(
        state=Decision.State.DONE,
        verb__in=[Verb.RETURN, Verb.REJECT],
        decided_at__gte=since,
        revision__post__author=post.author,
        revision__text_digest=revision.text_digest,
    ).exists()


def _screen_soon(revision: Revision) -> None:
    from ..tasks import screen_revision  # noqa: PLC0415 (tasks call actions)

    transaction.on_commit(lambda: enqueue(screen_revision, str(revision.pk)))


@transaction.atomic
def ask(*, actor: Membership, post: Post, turn: int) -> Revision:
    """Hand the held revision to a moderator as it is. Raises Stale, NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = open_revision(post) or _newest(post)
    if not check_turn(revision, turn, Verb.ASK, actor):
        return revision
    draft = draft_of(post)
    if revision.status != Status.NEEDS_CHANGES or draft is None:
        raise Stale(revision.last_verb, revision.last_actor)
    if draft.content.joined() != revision.content.joined():
        raise NotAllowed("changed_since")
    _require_labels(post)
    _take_answers(draft, revision)
    if unanswered(revision):
        raise NotAllowed("unanswered")
    move(revision, Verb.ASK, to=Status.IN_REVIEW, role=Actor.AUTHOR, actor=actor)
    draft.delete()
    open_review(revision, Review.Kind.SUBMISSION)
    return revision


def _take_answers(draft: Draft, revision: Revision) -> None:
    """Those that the author gave here, and before them those that their own words stand for."""
    revision.answers.all().delete()
    given = {(category, words): reason for category, words, reason in own_answers(draft) + draft.answers}
    for (category, words), reason in given.items():
        revision.answers.create(category=category, words_digest=bytes.fromhex(words), reason=reason)


@transaction.atomic
def withdraw(*, actor: Membership, post: Post, turn: int) -> Post:
    """Back to the draft; also the undo of a submit. Raises Stale, NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = open_revision(post)
    if revision is None:
        if draft_of(post):  # withdrawn already: double click, or the other tab
            return post
        newest = _newest(post)
        raise Stale(newest.last_verb, newest.last_actor)
    refuse_while_decided(post)
    check_turn(revision, turn, Verb.WITHDRAW, actor)
    answers = [(a.category, bytes(a.words_digest).hex(), a.reason) for a in revision.answers.all() if a.words_digest]
    copy_to_draft(revision, answers)
    move(revision, Verb.WITHDRAW, to=Status.ERASED, role=Actor.AUTHOR, actor=actor)
    close_reviews(post, kinds=[Review.Kind.SUBMISSION, Review.Kind.APPEAL])
    return post


@transaction.atomic
def appeal(*, actor: Membership, post: Post, turn: int) -> Revision:
    """Once per post, to another moderator than the one who rejected. Raises Stale, NotAllowed."""
    post = lock(post.pk)
    require_author(post, actor)
    revision = _newest(post)
    if not check_turn(revision, turn, Verb.APPEAL, actor):
        return revision
    rejected_by = rejecting_moderator(revision)
    if revision.status != Status.REJECTED or rejected_by is None or appealed(post) or draft_of(post):
        raise NotAllowed("no_appeal")
    if not other_moderators(post, besides=rejected_by).exists():
        raise NotAllowed("no_other_moderator")
    move(revision, Verb.APPEAL, to=Status.IN_REVIEW, role=Actor.AUTHOR, actor=actor)
    open_review(revision, Review.Kind.APPEAL, not_by=rejected_by)
    return revision


def appealed(post: Post) -> bool:
    return post.reviews.filter(kind=Review.Kind.APPEAL).exists()


def rejecting_moderator(revision: Revision) -> Membership | None:
    decision = revision.decisions.filter(verb=Verb.REJECT, state=Decision.State.DONE).order_by("-decided_at").first()
    return decision.decided_by if decision else None


def _newest(post: Post) -> Revision:
    newest = post.revisions.order_by("-number").first()
    if newest is None:
        raise NotAllowed("no_draft")
    newest.post = post
    return newest
