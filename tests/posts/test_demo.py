"""The made-up group stands in every state, and seeding it again changes nothing."""

import pytest

from posts.demo import seed
from posts.models import Draft, Post, Revision
from posts.statuses import PostState, Status

pytestmark = pytest.mark.django_db


def test_the_demo_shows_every_state():
    sign_ins = seed()
    roles = [person.role for person in sign_ins]
    assert [roles.count(role) for role in ("Admin", "Moderator", "Member", "Site operator")] == [1, 2, 6, 1]
    assert set(Revision.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(Post.objects.values_list("state", flat=True)) >= {
        PostState.UNPUBLISHED,
        PostState.VISIBLE,
        PostState.HIDDEN,
    }
    assert Post.objects.filter(parent=None).count() >= 12
    assert Draft.objects.exists()


def test_seeding_again_changes_nothing():
    first = seed()
    posts = Post.objects.count()
    assert seed() == first
    assert Post.objects.count() == posts
