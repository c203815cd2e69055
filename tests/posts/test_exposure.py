"""How much one moderator read today: what counts, what does not, and in which words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.actions.reveals import reveal
from posts.actions.reviews import claim, release
from posts.exposure import Exposure, exposure_of
from posts.kinds import ContentNote
from posts.models import Finding
from tests.posts.resting import hard

pytestmark = pytest.mark.django_db


def test_nothing_was_read(mona):
    assert exposure_of(mona) == Exposure(0, [])


def test_each_post_counts_once_however_often_it_was_opened(alice, bob, mona):
    first = hard(alice, ContentNote.CHILD_DEATH, ContentNote.VIOLENCE)
    for _ in range(2):
        claim(actor=mona, review=first)
        reveal(actor=mona, review=first, findings=Finding.objects.filter(screening__revision=first.revision_id)[:1])
        release(actor=mona, review=first)
    claim(actor=mona, review=hard(bob, ContentNote.CHILD_DEATH))
    claim(actor=mona, review=hard(bob))
    found = exposure_of(mona)
    assert found.said == "3 posts, 2 with death of a child, 1 with violence"


def test_what_somebody_else_read_does_not_count(alice, mona, moses):
    claim(actor=moses, review=hard(alice, ContentNote.DEATH))
    assert exposure_of(mona).posts == 0
    assert exposure_of(moses).said == "1 post, 1 with death"


def test_a_new_day_begins_with_nothing(alice, mona, monkeypatch):
    claim(actor=mona, review=hard(alice, ContentNote.DEATH))
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert exposure_of(mona).posts == 0
