"""Somebody recognizes a case: what they no longer meet, and that nobody learns of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.actions import leave
from posts.actions.attention import watch
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed
from posts.actions.recusals import old_recusals, recuse, undo_recusal
from posts.actions.reviews import claim
from posts.actions.settle import settle_decision
from posts.context import navigation_of
from posts.feed import feed_page
from posts.home import home_of
from posts.models import Opinion, Post, Recusal, Review, Watch
from posts.review_rules import may_review
from posts.search import Filters, search
from posts.search_words import wanted
from posts.statuses import Verb
from posts.thread import paused_for
from supportcircle.models import AuditEntry, Notification
from tests.posts import play
from tests.test_transitions import everything

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def finds(member, words: str = "visit") -> int:
    return len(search(member.user, [member], wanted(words), Filters())[0])


def test_the_reader_no_longer_meets_it_anywhere_and_everybody_else_does(alice, bob, mona):
    root = play.published(alice, play.CLEAN_TOO)
    reply = play.published(mona, "I say when the visit ends.", parent=root)
    for member in (bob, mona):
        assert set(Post.objects.visible_to(member.user)) >= {root, reply}
        assert finds(member) == 2
    recuse(actor=bob, post=reply)
    assert not Post.objects.visible_to(bob.user).exists()
    assert feed_page(bob, "", {}) == ([], "")
    assert home_of(bob.user).new == []
    assert finds(bob) == 0
    assert set(Post.objects.visible_to(mona.user)) == {root, reply}
    assert len(feed_page(mona, "", {})[0]) == 1
    assert finds(mona) == 2


def test_of_their_own_replies_they_keep_the_text_and_meet_it_in_no_search(alice, bob):
    root = play.published(alice)
    reply = play.published(bob, "I say when the visit ends.", parent=root)
    recuse(actor=bob, post=root)
    assert list(Post.objects.visible_to(bob.user)) == [reply]
    assert finds(bob) == 0


def test_they_hear_nothing_of_it(alice, bob, mona):
    root = play.published(alice)
    watch(actor=bob, thread=root, level=Watch.Level.FOLLOW)
    play.published(mona, play.CLEAN_TOO, parent=root)
    assert Notification.objects.filter(user=bob.user, seen_at=None).count() == 1
    recuse(actor=bob, post=root)
    play.published(mona, "And another thing.", parent=root)
    Watch.objects.create(reader=bob, thread=root, level=Watch.Level.FOLLOW)
    play.published(mona, "And one more.", parent=root)
    assert not Notification.objects.filter(user=bob.user, seen_at=None).exists()


def test_what_is_hidden_does_not_show_as_paused(alice, bob, mona):
    root = play.published(alice)
    play.report(mona, root)
    assert list(paused_for(bob.user)) == [root]
    recuse(actor=bob, post=root)
    assert not paused_for(bob.user).exists()


def test_nothing_is_written_but_the_recusal(alice, bob, mona):
    root = play.published(alice)
    before = everything()
    recuse(actor=bob, post=root)
    recuse(actor=bob, post=root)
    after = everything()
    assert len(after.pop("Recusal")) == 1
    assert before.pop("Recusal") == []
    assert after == before


def test_nobody_recuses_themselves_from_what_they_wrote_or_cannot_read(alice, ada, charlie):
    root = play.published(alice)
    for member, code in ((alice, "own_post"), (ada, "not_reader"), (charlie, "not_reader")):
        with pytest.raises(NotAllowed, match=code):
            recuse(actor=member, post=root)


# ------------------------------------------------------------------ moderators
def test_a_moderator_neither_finds_nor_decides_it(alice, mona, moses):
    post = play.in_review(alice).post
    review = play.review_of(post)
    recuse(actor=mona, post=post)
    assert list(Review.objects.for_moderator(mona)) == []
    assert list(Review.objects.visible_to(mona.user)) == []
    assert navigation_of(mona.user)["reviews"][0]["count"] in (0, None)
    assert list(Review.objects.for_moderator(moses)) == [review]
    assert navigation_of(moses.user)["reviews"][0]["count"] == 1
    review.post = play.fresh(post)
    assert (may_review(mona, review), may_review(moses, review)) == (False, True)
    for act in (lambda: claim(actor=mona, review=review), lambda: play.decision(mona, review, Verb.APPROVE)):
        with pytest.raises(NotAllowed, match="not_reviewer"):
            act()


def test_a_reply_to_it_is_not_theirs_either(alice, bob, mona):
    root = play.published(alice)
    recuse(actor=mona, post=root)
    revision = play.send(bob, play.TELLING, parent=root)
    play.keep_all(revision.post)
    review = play.review_of(play.ask_for(revision.post).post)
    assert not Notification.objects.filter(user=mona.user, target=review.pk).exists()
    assert list(Review.objects.for_moderator(mona)) == []
    assert list(Review.objects.visible_to(mona.user)) == []


def test_what_they_held_is_free_and_what_they_thought_is_forgotten_without_a_trace(alice, mona, moses):
    post = play.in_review(alice, play.CUSTODY).post
    play.opinion(mona, post, Verb.APPROVE)
    claim(actor=moses, review=play.review_of(post))
    traces = AuditEntry.objects.count()
    recuse(actor=mona, post=post)
    recuse(actor=moses, post=post)
    assert not Opinion.objects.exists()
    assert play.review_of(post).claimed_by is None
    assert AuditEntry.objects.count() == traces


def test_what_they_decided_is_not_carried_out(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    post = play.in_review(alice).post
    made = play.decision(mona, play.review_of(post), Verb.APPROVE)
    recuse(actor=mona, post=post)
    made.effective_at = timezone.now()
    made.save()
    assert not settle_decision(made.pk)
    assert list(Review.objects.for_moderator(moses).undecided()) == [play.review_of(post)]


# ------------------------------------------------------------------- the way back
def test_it_is_taken_back_right_after_and_not_later(alice, bob, mona):
    root = play.published(alice)
    made = recuse(actor=bob, post=root)
    assert undo_recusal(actor=mona, recusal=made)
    assert Recusal.objects.exists(), "it is not hers"
    for _ in range(2):
        assert undo_recusal(actor=bob, recusal=made)
    assert list(Post.objects.visible_to(bob.user)) == [root]
    made = recuse(actor=bob, post=root)
    Recusal.objects.update(made_at=timezone.now() - timedelta(minutes=11))
    assert not undo_recusal(actor=bob, recusal=made)
    assert not Post.objects.visible_to(bob.user).exists()


def test_it_goes_when_the_reader_leaves(alice, bob):
    recuse(actor=bob, post=play.published(alice))
    leave(actor=bob.user, group=bob.group, posts="keep")
    assert not Recusal.objects.exists()


def test_it_goes_once_nobody_can_read_or_review_the_case(alice, bob, mona):
    root = play.published(alice)
    recuse(actor=mona, post=root)
    old_recusals(timezone.now())
    assert Recusal.objects.exists()
    review = play.report(bob, root)
    erase_post(actor=alice, post=play.fresh(root))
    old_recusals(timezone.now())
    assert Recusal.objects.exists(), "moderators still read it for the report"
    Review.objects.filter(pk=review.pk).update(closed_at=timezone.now())
    old_recusals(timezone.now())
    assert not Recusal.objects.exists()
