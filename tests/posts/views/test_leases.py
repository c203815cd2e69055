"""A claim that follows the work on its page: renewed, given back on leaving, and told when it is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from groups.models import Membership
from posts.actions.reviews import claim
from posts.models import Review
from posts.statuses import Verb
from supportcircle.models import AuditEntry
from tests.posts.play import decided, in_review

from .browse import browser_of, get, press
from .desk import started, url_of

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def at_work(member: Membership, review: Review, **data: str):
    """What the page sends while somebody works on it."""
    client: Client = browser_of(member)
    return client.post(url_of(review, "claim/"), data, headers=HTMX)


def test_work_renews_the_claim_and_says_for_how_long(alice, mona):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() + timedelta(minutes=1))
    answer = at_work(mona, review)
    assert answer.status_code == 200
    assert answer.content.decode().strip() == "Yours for 9 min. Nobody else can decide it meanwhile."
    assert AuditEntry.objects.filter(action="review.claim").count() == 1  # held all the time: one entry


def test_leaving_the_page_gives_it_back_without_a_word(alice, mona):
    review = started(mona, in_review(alice))
    answer = press(mona, url_of(review, "release/"), {"left": "1"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert Review.objects.get().claimed_by is None
    assert AuditEntry.objects.filter(action="review.release").exists()
    assert "Put back" not in get(mona, url_of(review))


def test_leaving_gives_back_nothing_that_somebody_else_has(alice, mona, moses):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    press(mona, url_of(review, "release/"), {"left": "1"})
    assert Review.objects.get().claimed_by == moses


def test_who_lost_it_is_told_who_has_it_and_keeps_the_note(alice, mona, moses):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    answer = at_work(mona, review, note="Half a <thought>")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Calm Otter is reviewing it now" in page
    assert "Half a &lt;thought&gt;" in page
    assert "thinking of leaving" not in page


def test_who_lost_it_to_a_decision_is_told_what_was_decided_and_when(alice, mona, moses):
    revision = in_review(alice)
    review = started(mona, revision)
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    decided(moses, revision.post, Verb.REJECT)
    page = at_work(mona, review, note="Half a thought").content.decode()
    assert "Calm Otter decided this less than 1 min ago, at " in page
    assert ": rejected. Nothing was changed" in page
    assert "Half a thought" in page


def test_a_page_says_where_to_renew_and_where_to_give_back(alice, mona):
    review = started(mona, in_review(alice))
    page = get(mona, url_of(review))
    assert f'hx-post="{url_of(review, "claim/")}" hx-trigger="renew"' in page
    assert f'id="release" method="post" action="{url_of(review, "release/")}"' in page
