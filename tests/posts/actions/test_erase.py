"""What is left of a text when it is erased, by its author or because they leave: nothing."""

import pytest

from groups.actions import leave, remove
from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.actions.reviews import claim
from posts.actions.submit import withdraw
from posts.models import Answer, Decision, Draft, Finding, Post, Review, Revision
from posts.statuses import Verb
from posts.tasks import retain
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def left_of(post: Post) -> set[str]:
    """Names of what still holds something of a text."""
    found = {
        "text": Revision.objects.filter(post=post).exclude(content_json_sealed=None),
        "html": Revision.objects.filter(post=post).exclude(html_json_sealed=None),
        "draft": Draft.objects.filter(post=post),
        "findings": Finding.objects.filter(screening__revision__post=post),
        "answers": Answer.objects.filter(revision__post=post).exclude(words_digest=None),
        "notes": Decision.objects.filter(review__post=post).exclude(note_sealed=None),
    }
    return {name for name, rows in found.items() if rows.exists()}


# ------------------------------------------------------------------ by stages
def test_on_the_way_to_the_group_each_text_dies_when_the_next_one_stands(alice: Membership, mona: Membership) -> None:
    post = play.begin(alice, play.TELLING).post
    assert left_of(post) == {"draft"}
    play.check(play.hand_in(play.draft_of(post)))
    assert left_of(post) == {"draft", "text", "html", "findings"}
    play.keep_all(post)
    play.ask_for(post)
    assert left_of(post) == {"text", "html", "findings", "answers"}
    play.decided(mona, post, Verb.RETURN, note="Could it be another town?")
    assert left_of(post) == {"text", "html", "findings", "answers", "draft", "notes"}
    play.send_over(post, play.FIXED)
    play.decided(mona, post, Verb.APPROVE)
    assert left_of(post) == {"text", "html"}
    assert post.revisions.exclude(content_json_sealed=None).get().status == "PUBLISHED"


def test_withdrawn_the_text_is_in_the_draft_alone(alice: Membership, mona: Membership) -> None:
    revision = play.in_review(alice)
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    assert left_of(revision.post) == {"draft"}
    assert len(play.draft_of(revision.post).answers) == 3, "what was answered need not be answered again"


def test_an_edit_replaces_the_text_before_it_altogether(alice: Membership) -> None:
    post = play.published(alice)
    first = play.newest(post)
    open_edit(actor=alice, post=post)
    assert play.is_readable(post)
    second = play.send_over(post, play.CLEAN_TOO)
    first.refresh_from_db()
    assert (first.status, first.is_erased) == ("SUPERSEDED", True)
    assert play.fresh(post).live_revision == second
    assert play.fresh(post).published_at == post.published_at


# --------------------------------------------------------------- by the author
@pytest.mark.parametrize("text", [play.CLEAN, play.TELLING])
def test_erased_nothing_is_left(text: str, alice: Membership) -> None:
    post = play.send(alice, text).post
    erase_post(actor=alice, post=post)
    assert left_of(post) == set()
    assert play.where(post) == "ERASED ERASED"
    assert not Post.objects.visible_to(alice.user).filter(pk=post.pk).exists()


def test_erased_under_a_report_it_is_hidden_at_once_and_the_text_goes_with_the_report(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = play.published(alice)
    play.report(bob, post)
    erase_post(actor=alice, post=post)
    assert not play.is_readable(post)
    retain()
    assert left_of(post) == {"text", "html"}
    play.decided(mona, post, Verb.DISMISS)
    retain()
    assert left_of(post) == set()


def test_erasing_a_root_leaves_the_replies_of_others_unread(alice: Membership, bob: Membership) -> None:
    root = play.published(alice)
    reply = play.published(bob, play.CLEAN_TOO, parent=root)
    erase_post(actor=alice, post=root)
    assert not play.is_readable(reply)
    assert left_of(reply) == {"text", "html"}


# -------------------------------------------------------------------- leaving
@pytest.fixture
def shelf(alice: Membership, mona: Membership) -> dict[str, Post]:
    """One of everything that Alice could leave behind."""
    return {
        "published": play.published(alice),
        "edited": open_edit(actor=alice, post=play.published(alice, play.CLEAN_TOO)).post,
        "draft": play.begin(alice).post,
        "held": play.send(alice, play.TELLING).post,
        "in review": play.in_review(alice).post,
        "rejected": play.decided(mona, play.in_review(alice).post, Verb.REJECT).post,
        "reply": play.published(alice, play.CLEAN_TOO, parent=play.published(mona)),
    }


def test_leaving_and_keeping_published_posts_ends_all_else(alice: Membership, shelf: dict[str, Post]) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    kept = {name for name, post in shelf.items() if play.is_readable(post)}
    assert kept == {"published", "edited", "reply"}
    for name in shelf.keys() - kept:
        assert (name, left_of(shelf[name]), play.fresh(shelf[name]).state) == (name, set(), "ERASED")
    assert left_of(shelf["edited"]) == {"text", "html"}
    assert not Review.objects.open().exists()


def test_leaving_and_erasing_leaves_nothing(alice: Membership, shelf: dict[str, Post]) -> None:
    root = shelf["reply"].parent
    leave(actor=alice.user, group=alice.group, posts="erase")
    for name, post in shelf.items():
        assert (name, left_of(post), play.fresh(post).state) == (name, set(), "ERASED")
    assert root is not None
    assert play.is_readable(root)
    assert play.fresh(root).replies_count == 0


def test_whoever_is_removed_leaves_what_they_published(
    alice: Membership, ada: Membership, shelf: dict[str, Post]
) -> None:
    remove(actor=ada.user, membership=alice)
    assert {name for name, post in shelf.items() if play.is_readable(post)} == {"published", "edited", "reply"}


def test_a_moderator_who_leaves_lets_go_of_claims(alice: Membership, mona: Membership, moses: Membership) -> None:
    review = claim(actor=mona, review=play.review_of(play.in_review(alice).post))
    leave(actor=mona.user, group=mona.group, posts="keep")
    claim(actor=moses, review=review)
