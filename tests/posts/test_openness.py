"""What every member may know of how posts are decided, and that no post can be told from it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from posts.models import Decision, Post, Review
from posts.openness import Openness, in_words, openness_of, total_in_words
from posts.review_rules import ReasonCode
from posts.statuses import Verb
from tests.posts.play import CLEAN_TOO, decided, decision, in_review, published, report, send_over

pytestmark = pytest.mark.django_db

FEW = "fewer than 5"


def decide_many(author: Membership, moderator: Membership, verb: Verb, number: int) -> list[Post]:
    posts = [in_review(author, f"My client Jenny told me. ({verb} {place})").post for place in range(number)]
    for post in posts:
        decided(moderator, post, verb)
    return posts


def line(found: Openness, words: str) -> str:
    return dict(found.decided + found.reasons + found.outcomes)[words]


def test_numbers_below_five_are_not_told():
    assert [in_words(number) for number in (0, 1, 4, 5, 12)] == [FEW, FEW, FEW, "5", "12"]


@pytest.mark.parametrize(
    ("parts", "told"), [((6, 7), "13"), ((6, 1), "5 or more"), ((6, 0), "5 or more"), ((2, 2), FEW), ((0, 0), FEW)]
)
def test_a_total_does_not_tell_a_part_that_is_hidden(parts, told):
    assert total_in_words(dict(zip("ab", parts, strict=True))) == told


def test_a_group_in_which_nothing_was_decided_is_empty(alice, mona):
    in_review(alice)
    assert openness_of(alice.group).is_empty
    published(alice)
    assert not openness_of(alice.group).is_empty


def test_decisions_and_their_reasons_are_counted(alice, mona):
    decide_many(alice, mona, Verb.APPROVE, 5)
    for post in decide_many(alice, mona, Verb.RETURN, 6)[:4]:
        Decision.objects.filter(review__post=post).update(reasons=[["PLACE", 1, 2], ["PLACE", 5, 6], ["NAME", 9, 12]])
    decide_many(alice, mona, Verb.REJECT, 2)
    found = openness_of(alice.group)
    assert line(found, "Published after a moderator read it") == "5"
    assert line(found, "Returned to the author with reasons") == "6"
    assert line(found, "Not accepted") == FEW
    assert found.reasons == [(ReasonCode.NAME.label, "8")]  # two names in a post are one reason; places were 4
    assert found.half_within == "an hour"


@pytest.mark.parametrize(
    ("minutes", "words"), [(20, "an hour"), (170, "3 hours"), (60 * 40, "40 hours"), (60 * 80, "3 days")]
)
def test_the_median_time_to_a_decision_is_told_roughly(alice, mona, minutes, words):
    decide_many(alice, mona, Verb.APPROVE, 5)
    for number, made in enumerate(Decision.objects.all()):  # one waited much longer; the median does not mind
        waited = timedelta(minutes=minutes * (50 if number == 0 else 1))
        Review.objects.filter(pk=made.review_id).update(opened_at=made.decided_at - waited)
    assert openness_of(alice.group).half_within == words


def test_of_four_decisions_no_time_is_told(alice, mona):
    decide_many(alice, mona, Verb.APPROVE, 4)
    assert openness_of(alice.group).half_within == ""


def test_what_was_published_without_a_moderator_is_told_apart(alice, bob, mona):
    for number in range(6):
        published(alice, f"How do you end a visit? ({number})")
    decide_many(bob, mona, Verb.APPROVE, 5)
    flagged = published(bob, CLEAN_TOO)  # a seventh; a moderator reads it later, and that changes nothing
    report(alice, flagged)
    decided(mona, flagged, Verb.RETURN)
    send_over(flagged, "How do you end a visit well?")
    decided(mona, flagged, Verb.APPROVE)
    assert openness_of(alice.group).published == "7"


def test_reports_and_what_came_of_them(alice, bob, mona):
    verbs = [Verb.RESTORE] * 5 + [Verb.HIDE]
    assert openness_of(alice.group).reports == FEW
    for number, verb in enumerate(verbs):
        post = published(alice, f"How do you end a visit? ({number})")
        report(bob, post)
        if verb == Verb.HIDE:
            report(bob, post)
        else:
            decided(mona, post, verb)
        if number < 4:
            assert openness_of(alice.group).outcomes == []
    found = openness_of(alice.group)
    assert found.reports == "5 or more"
    assert line(found, "Shown again") == "5"
    assert {words for _, words in found.outcomes[1:]} == {FEW}


def test_undone_and_pending_decisions_old_ones_and_other_groups_do_not_count(alice, mona, charlie, settings):
    settings.UNDO_SECONDS = 30
    decision(mona, Review.objects.get(post=in_review(alice).post), Verb.APPROVE)
    settings.UNDO_SECONDS = 0
    assert openness_of(alice.group).is_empty
    decide_many(alice, mona, Verb.APPROVE, 5)
    assert openness_of(charlie.group).is_empty
    long_ago = timezone.now() - timedelta(days=91)
    Decision.objects.update(decided_at=long_ago)
    Post.objects.update(published_at=long_ago)
    assert openness_of(alice.group).is_empty
