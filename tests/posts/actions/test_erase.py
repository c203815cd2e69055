"""What is left of a text when it is erased, by its author or because they leave: nothing."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from groups.actions import leave, remove
from groups.models import Membership
from posts.actions.drafts import open_edit, save_draft
from posts.actions.erase import erase_post
from posts.actions.opinions import give_opinion
from posts.actions.reviews import claim, decide
from posts.actions.settle import settle_decision
from posts.actions.submit import withdraw
from posts.content import Content
from posts.labels import Labels
from posts.models import Answer, Decision, Draft, Finding, Message, Opinion, Post, Review, Revision, Suggestion
from posts.review_rules import ReasonCode
from posts.reviewers import needs_two
from posts.statuses import Verb
from posts.tasks import retain
from tests.posts import play
from tests.posts.returning import say, suggested

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def left_of(post: Post) -> set[str]:
    """Names of what still holds something of a text."""
    found = {
        "text": Revision.objects.filter(post=post).exclude(content_json_sealed=None),
        "html": Revision.objects.filter(post=post).exclude(html_json_sealed=None),
        "draft": Draft.objects.filter(post=post),
        "findings": Finding.objects.filter(screening__revision__post=post),
        "answers": Answer.objects.filter(revision__post=post).exclude(words_digest=None),
        "suggestions": Suggestion.objects.filter(revision__post=post),
        "messages": Message.objects.filter(post=post),
        "notes": Decision.objects.filter(review__post=post).exclude(note_sealed=None),
        "labels": Post.objects.filter(pk=post.pk).exclude(next_labels=None),
        "opinions": Opinion.objects.filter(review__post=post).exclude(note_sealed=None, suggestions_json_sealed=None),
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


@pytest.mark.parametrize("text", [play.TELLING, play.CUSTODY])
def test_published_as_it_was_after_a_return_nothing_is_left_of_what_was_said(text, alice, mona, moses) -> None:
    post = play.in_review(alice, text).post
    for verb in (Verb.RETURN, Verb.APPROVE):
        review = play.review_of(post)
        suggestions = [((0, 2), "A")] if verb == Verb.RETURN else []
        give = give_opinion if needs_two(review) else decide
        for moderator in (mona, moses) if needs_two(review) else (mona,):
            made = give(
                actor=moderator,
                review=review,
                turn=review.revision.turn,
                verb=verb,
                reasons=[(ReasonCode.NAME, None)] if verb == Verb.RETURN else None,
                note="Is the town needed?",
                suggestions=suggestions,
            )
        say(alice, post)
        assert settle_decision(made.pk)
        if verb == Verb.RETURN:
            assert left_of(post) >= {"notes", "suggestions", "messages"}
            play.ask_for(post)
    assert play.where(post) == "VISIBLE PUBLISHED"
    assert left_of(post) == {"text", "html", "findings"}


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


# ------------------------------------------- between the author and moderators
@pytest.fixture
def returned(alice: Membership, mona: Membership) -> Post:
    post = play.in_review(alice).post
    say(mona, post)
    suggested(mona, post, Jenny="somebody")
    say(alice, post)
    assert left_of(post) >= {"suggestions", "messages"}
    return post


def test_published_nothing_of_it_is_left_also_where_the_very_text_was_returned_before(
    returned: Post, mona: Membership
) -> None:
    play.keep_all(returned)
    play.ask_for(returned)
    assert left_of(returned) >= {"suggestions", "messages"}
    play.decided(mona, returned, Verb.APPROVE)
    assert left_of(returned) & {"suggestions", "messages"} == set()


def test_it_outlives_the_next_version_and_goes_with_its_publication(
    returned: Post, alice: Membership, mona: Membership
) -> None:
    play.send_over(returned, play.FIXED)
    say(alice, returned)
    assert left_of(returned) >= {"suggestions", "messages"}
    play.decided(mona, returned, Verb.APPROVE)
    assert left_of(returned) == {"text", "html"}


def test_withdrawn_nothing_of_it_is_left(returned: Post, alice: Membership) -> None:
    play.send_over(returned, play.FIXED)
    say(alice, returned)
    withdraw(actor=alice, post=returned, turn=play.newest(returned).turn)
    assert left_of(returned) == {"draft"}


def test_left_alone_it_goes_with_the_text(returned: Post) -> None:
    long_ago = timezone.now() - timedelta(days=settings.RETURNED_DAYS + 1)
    Revision.objects.update(changed_at=long_ago)
    Draft.objects.update(updated_at=long_ago)
    retain()
    assert left_of(returned) == set()


def test_rejected_it_goes_after_a_fortnight(alice: Membership, mona: Membership) -> None:
    post = play.decided(mona, play.in_review(alice).post, Verb.REJECT).post
    say(alice, post)
    Revision.objects.update(changed_at=timezone.now() - timedelta(days=settings.REJECTED_DAYS + 1))
    retain()
    assert left_of(post) == set()


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


def test_erased_under_a_report_nothing_is_kept_of_an_edit_that_readers_never_had(
    alice: Membership, bob: Membership, mona: Membership
) -> None:
    post = rejected_edit(alice, mona)
    play.report(bob, post)
    erase_post(actor=alice, post=play.fresh(post))
    assert left_of(post) == {"text", "html"}
    assert play.newest(post).is_erased


def rejected_edit(author: Membership, moderator: Membership) -> Post:
    """Of a published post, with its labels, a note and a message."""
    post = play.published(author)
    draft = open_edit(actor=author, post=post)
    content, labels = Content.of({"text": play.TELLING}), Labels(setting="SCHOOL")
    save_draft(actor=author, post=post, content=content, counter=draft.counter, labels=labels)
    play.check(play.hand_in(play.draft_of(post)))
    play.keep_all(post)
    play.ask_for(post)
    play.decided(moderator, post, Verb.REJECT, note="It is too rare a story.")
    say(author, post)
    return play.fresh(post)


def test_a_rejected_edit_goes_after_a_fortnight_with_its_labels(alice: Membership, mona: Membership) -> None:
    post = rejected_edit(alice, mona)
    Revision.objects.exclude(pk=post.live_revision_id).update(changed_at=timezone.now() - timedelta(days=15))
    retain()
    assert left_of(post) == {"text", "html"}


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
        "rejected edit": rejected_edit(alice, mona),
        "rejected": play.decided(mona, play.in_review(alice).post, Verb.REJECT).post,
        "reply": play.published(alice, play.CLEAN_TOO, parent=play.published(mona)),
    }


def test_leaving_and_keeping_published_posts_ends_all_else(alice: Membership, shelf: dict[str, Post]) -> None:
    leave(actor=alice.user, group=alice.group, posts="keep")
    kept = {name for name, post in shelf.items() if play.is_readable(post)}
    assert kept == {"published", "edited", "rejected edit", "reply"}
    for name in shelf.keys() - kept:
        assert (name, left_of(shelf[name]), play.fresh(shelf[name]).state) == (name, set(), "ERASED")
    for name in kept:
        assert (name, left_of(shelf[name])) == (name, {"text", "html"})
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
    kept = {name for name, post in shelf.items() if play.is_readable(post)}
    assert kept == {"published", "edited", "rejected edit", "reply"}


def test_a_moderator_who_leaves_lets_go_of_claims(alice: Membership, mona: Membership, moses: Membership) -> None:
    review = claim(actor=mona, review=play.review_of(play.in_review(alice).post))
    leave(actor=mona.user, group=mona.group, posts="keep")
    claim(actor=moses, review=review)
