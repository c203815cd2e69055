"""What a member says they know well: off until chosen, three at most, beside their replies."""

import pytest

from groups.actions import change_role, leave, remove
from groups.models.membership import Reads
from posts.actions.expertise import say_expertise
from posts.actions.moves import NotAllowed
from posts.models import Post
from supportcircle.models import AuditEntry
from tests.factories import add_member
from tests.posts.play import published

from .browse import get, land, press

pytestmark = pytest.mark.django_db

KNOWN = "Says they know: school, grief and loss"


def url(member):
    return f"/groups/{member.group_id}/my-expertise/"


@pytest.fixture
def thread(alice, bob):
    post = published(alice)
    published(bob, "What helped me was a walk.", parent=post)
    return f"/posts/{post.pk}/"


def test_nothing_shows_until_it_is_chosen_and_then_on_replies(alice, bob, thread):
    assert "Says they know" not in get(alice, thread)
    assert "narrow down who you are" in get(bob, url(bob))
    assert "Your replies show it" in land(bob, url(bob), {"expertise": ["SCHOOL", "GRIEF"]})
    assert KNOWN in get(alice, thread)
    assert "Your replies show nothing" in land(bob, url(bob))
    assert "Says they know" not in get(alice, thread)


def test_more_than_three_or_unknown_ones_are_refused_with_the_choice_kept(bob):
    answer = press(bob, url(bob), {"expertise": ["SCHOOL", "GRIEF", "TRAUMA", "RURAL"]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose 3 at most" in page
    assert page.count(" checked") == 4
    assert press(bob, url(bob), {"expertise": ["ANYTHING"]}).status_code == 422
    with pytest.raises(NotAllowed):
        say_expertise(actor=bob, codes=["ANYTHING"])
    bob.refresh_from_db()
    assert bob.expertise == []


def test_the_audit_says_that_it_changed_and_not_to_what(bob):
    say_expertise(actor=bob, codes=["SCHOOL"])
    say_expertise(actor=bob, codes=["SCHOOL"])
    entry = AuditEntry.objects.get(action="membership.expertise")
    assert (entry.target, entry.codes) == (bob.pk, {})


def test_it_is_encrypted(bob):
    say_expertise(actor=bob, codes=["SCHOOL"])
    bob.refresh_from_db()
    assert bob.expertise == ["SCHOOL"]
    assert b"SCHOOL" not in bytes(bob.expertise_json_sealed)


def test_it_goes_when_somebody_leaves_or_is_removed_though_their_replies_stay(alice, bob, ada, thread):
    say_expertise(actor=bob, codes=["SCHOOL", "GRIEF"])
    leave(actor=bob.user, group=bob.group, posts="keep")
    assert "Says they know" not in get(alice, thread)
    carol = add_member(alice.group)
    published(carol, "And I was glad of it.", parent=Post.objects.get(parent=None))
    say_expertise(actor=carol, codes=["RURAL"])
    remove(actor=ada.user, membership=carol)
    page = get(alice, thread)
    assert "And I was glad of it." in page
    assert "Says they know" not in page


def test_it_goes_with_the_pseudonym_when_somebody_stops_reading(ada, bob):
    say_expertise(actor=bob, codes=["SCHOOL"])
    change_role(actor=ada.user, membership=bob, reads=Reads.NOTHING, is_admin=True)
    bob.refresh_from_db()
    assert (bob.pseudonym, bob.expertise) == (None, [])


def test_who_does_not_write_says_nothing(ada):
    with pytest.raises(NotAllowed):
        say_expertise(actor=ada, codes=["SCHOOL"])


def test_the_page_is_found_from_ones_groups(bob):
    assert url(bob) in get(bob, "/groups/")
