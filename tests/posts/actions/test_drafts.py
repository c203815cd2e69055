"""Writing: one editable copy, and no window overwrites another unseen."""

from uuid import uuid4

import pytest

from groups.models import Membership
from posts.actions.drafts import OlderCounter, discard_draft, open_edit, save_draft, start_post
from posts.actions.moves import NotAllowed
from posts.actions.submit import submit, withdraw
from posts.content import Content
from posts.kinds import KindCode
from posts.labels import Labels
from posts.models import Draft, Post
from posts.models.post import READABLE
from supportcircle.models import AuditEntry
from tests.posts import play

pytestmark = pytest.mark.django_db


def test_the_first_save_makes_the_post_and_leaves_no_trace_in_the_audit(alice: Membership) -> None:
    draft = play.begin(alice)
    assert play.where(draft.post) == "UNPUBLISHED draft"
    assert not Post.objects.filter(READABLE).exists()
    assert not AuditEntry.objects.exists()


def test_every_new_text_counts_and_the_same_one_again_does_not(alice: Membership) -> None:
    draft = play.begin(alice)
    counters = [draft.counter, *(play.write(draft.post, text).counter for text in ("one", "two", "two"))]
    assert counters == [1, 2, 3, 3]


def test_needs_are_kept_with_the_text(alice: Membership) -> None:
    content = Content.of({"question": "How?"})
    draft = start_post(
        actor=alice, post_id=uuid4(), kind=KindCode.DILEMMA, content=content, labels=Labels(needs=("IDEAS",))
    )
    save_draft(actor=alice, post=draft.post, content=content, counter=draft.counter, labels=Labels(needs=("HEARD",)))
    assert play.fresh(draft.post).needs == ["HEARD"]


def test_a_save_from_an_older_window_is_refused_with_the_newer_text(alice: Membership) -> None:
    draft = play.begin(alice)
    older = draft.counter
    play.write(draft.post, "newer words")
    with pytest.raises(OlderCounter) as refused:
        save_draft(actor=alice, post=draft.post, content=Content.of({"text": "older words"}), counter=older)
    assert play.text_of(refused.value.draft) == "newer words"
    assert play.text_of(play.draft_of(draft.post)) == "newer words"


@pytest.mark.parametrize("text", [play.CLEAN, play.TELLING])
def test_a_window_from_before_a_text_came_back_cannot_overwrite_it(text: str, alice: Membership) -> None:
    draft = play.begin(alice, text)
    draft = play.write(draft.post, text)
    older = draft.counter
    revision = play.hand_in(draft)
    if text == play.TELLING:
        play.check(revision)
    else:
        withdraw(actor=alice, post=draft.post, turn=revision.turn)
    with pytest.raises(OlderCounter):
        save_draft(actor=alice, post=draft.post, content=Content.of({"text": "older words"}), counter=older)
    with pytest.raises(NotAllowed, match="newer_draft"):
        submit(actor=alice, post=draft.post, counter=older)
    assert play.text_of(play.draft_of(draft.post)) == text


def test_a_window_from_before_a_discarded_edit_cannot_overwrite_the_next_one(alice: Membership) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    older = play.write(post, "an edit").counter
    discard_draft(actor=alice, post=post)
    open_edit(actor=alice, post=post)
    with pytest.raises(OlderCounter):
        save_draft(actor=alice, post=post, content=Content.of({"text": "an edit"}), counter=older)


def test_while_the_text_is_in_other_hands_nothing_is_saved(alice: Membership) -> None:
    draft = play.begin(alice)
    play.hand_in(draft)
    with pytest.raises(NotAllowed, match="withdraw_to_change"):
        save_draft(actor=alice, post=draft.post, content=Content.of({"text": "more"}), counter=99)


def test_one_reply_at_a_time_in_a_conversation(alice: Membership, bob: Membership) -> None:
    root = play.published(alice)
    begun = play.begin(bob, "I know this.", parent=root)
    with pytest.raises(OlderCounter) as refused:
        play.begin(bob, "another reply", parent=root)
    assert refused.value.draft == begun
    assert Draft.objects.count() == 1


def test_discarding_what_was_never_handed_in_leaves_nothing(alice: Membership) -> None:
    draft = play.begin(alice)
    assert discard_draft(actor=alice, post=draft.post)
    assert not Post.objects.exists()


def test_discarding_what_was_withdrawn_ends_the_post(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    assert discard_draft(actor=alice, post=revision.post)
    assert play.where(revision.post) == "ERASED ERASED"


def test_discarding_an_edit_leaves_what_is_published(alice: Membership) -> None:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    assert not discard_draft(actor=alice, post=post)
    assert play.where(post) == "VISIBLE PUBLISHED"


def test_what_came_back_is_withdrawn_before_it_is_discarded(alice: Membership) -> None:
    held = play.send(alice, play.TELLING)
    with pytest.raises(NotAllowed, match="withdraw_first"):
        discard_draft(actor=alice, post=held.post)


@pytest.mark.parametrize("who", ["bob", "mona", "ada", "charlie"])
def test_nobody_else_touches_a_draft(who: str, alice: Membership, request: pytest.FixtureRequest) -> None:
    actor, draft = request.getfixturevalue(who), play.begin(alice)
    with pytest.raises(NotAllowed, match="not_author"):
        save_draft(actor=actor, post=draft.post, content=Content.of({"text": "x"}), counter=draft.counter)
    with pytest.raises(NotAllowed, match="not_author"):
        discard_draft(actor=actor, post=draft.post)
    with pytest.raises(NotAllowed, match="not_author"):
        open_edit(actor=actor, post=draft.post)


def test_an_admin_who_reads_nothing_writes_nothing(ada: Membership) -> None:
    with pytest.raises(NotAllowed, match="not_active"):
        play.begin(ada)
