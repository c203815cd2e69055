"""The queue as it changes under a moderator's eyes: by kind, fetched anew, and never with a word of a text."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.actions import reinstate, suspend
from groups.models import Membership
from posts.actions.reviews import claim
from posts.actions.submit import appeal
from posts.models import Review
from posts.statuses import Verb
from supportcircle.models import Notification
from tests.posts.play import (
    TELLING,
    ask_for,
    begin,
    check,
    decided,
    hand_in,
    in_review,
    keep_all,
    published,
    report,
    review_of,
)

from .browse import browser_of, get
from .desk import queue, url_of

pytestmark = pytest.mark.django_db


def in_review_reply(author: Membership, to: Membership) -> Review:
    revision = check(hand_in(begin(author, TELLING, parent=published(to))))
    keep_all(revision.post)
    return review_of(ask_for(revision.post).post)


def items(page: str) -> list[str]:
    return re.findall(r'data-item="([\w-]+)"', page)


def test_only_one_kind_is_shown_when_asked_for(alice, bob, mona):
    question, reply = review_of(in_review(alice).post), in_review_reply(bob, alice)
    url = f"/groups/{alice.group_id}/queue/"
    assert items(get(mona, url)) == [str(question.pk), str(reply.pk)]
    assert items(get(mona, f"{url}?kind=REPLY")) == [str(reply.pk)]
    page = get(mona, f"{url}?kind=QUESTION")
    assert items(page) == [str(question.pk)]
    assert 'href="?kind=QUESTION" aria-current="true"' in page
    assert "2 wait" in page  # the filter hides nothing from the head


def test_a_kind_that_does_not_wait_any_more_shows_all(alice, mona):
    review = review_of(in_review(alice).post)
    for kind in ("REPLY", "nonsense", "%00"):
        assert items(get(mona, f"/groups/{alice.group_id}/queue/?kind={kind}")) == [str(review.pk)]
    assert "Show only" not in queue(mona)  # one kind needs no filter


def test_only_the_lists_are_fetched_anew(alice, mona):
    review = review_of(in_review(alice).post)
    url = f"/groups/{alice.group_id}/queue/?kind=QUESTION"
    page = browser_of(mona).get(url, headers={"HX-Request": "true"}).content.decode()
    assert page.split("<div", 1)[1].startswith(' class="stack loose" id="waiting"')
    assert f'hx-get="{url}"' in page
    assert items(page) == [str(review.pk)]
    assert "<html" not in page


def test_the_state_of_an_item_changes_with_its_holder_and_not_with_its_age(alice, mona, moses):
    review = review_of(in_review(alice).post)

    def state() -> str:
        return re.findall(r'data-state="(.*?)"', queue(mona))[0]

    first = state()
    Review.objects.update(opened_at=timezone.now() - timedelta(hours=2))
    assert state() == first
    claim(actor=moses, review=review)
    assert state() != first


def test_a_report_that_more_members_make_changes_its_state(alice, bob, mona, moses):
    post = published(alice)
    report(bob, post)
    first = re.findall(r'data-state="(.*?)"', queue(mona))
    report(moses, post)
    assert re.findall(r'data-state="(.*?)"', queue(mona)) != first


# ------------------------------------------------------------- reinstated
def told(review: Review) -> set[str]:
    waiting = Notification.objects.filter(target=review.pk, kind="review_waiting", seen_at=None, mailed_at=None)
    return set(waiting.values_list("user__email", flat=True))


def test_moderators_hear_that_the_posts_of_a_reinstated_member_are_back(alice, ada, mona, moses):
    review = review_of(in_review(alice).post)
    suspend(actor=ada.user, membership=alice)
    assert items(queue(mona)) == []
    Notification.objects.all().delete()
    reinstate(actor=ada.user, membership=Membership.objects.get(pk=alice.pk))
    assert told(review) == {"mona@people.example", "moses@people.example"}
    assert items(queue(mona)) == [str(review.pk)]


def test_an_appeal_that_is_back_is_not_told_to_who_rejected_it(alice, ada, mona, moses):
    post = in_review(alice).post
    rejected = decided(mona, post, Verb.REJECT)
    appeal(actor=alice, post=post, turn=rejected.turn)
    suspend(actor=ada.user, membership=alice)
    Notification.objects.all().delete()
    reinstate(actor=ada.user, membership=Membership.objects.get(pk=alice.pk))
    assert told(review_of(post)) == {"moses@people.example"}


def test_a_report_never_left_the_queue_and_is_not_told_again(alice, bob, ada, mona):
    review = report(bob, published(alice))
    suspend(actor=ada.user, membership=alice)
    assert str(review.pk) in queue(mona)
    assert url_of(review) in queue(mona)
    Notification.objects.all().delete()
    reinstate(actor=ada.user, membership=Membership.objects.get(pk=alice.pk))
    assert told(review) == set()
