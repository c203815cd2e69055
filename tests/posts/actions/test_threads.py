"""What the author says of a conversation: open, answered, closed."""

from uuid import uuid4

import pytest

from posts.actions.drafts import open_edit, save_draft, start_post
from posts.actions.moves import NotAllowed
from posts.actions.submit import submit
from posts.actions.threads import decline, set_thread_state
from posts.content import Content
from posts.kinds import KindCode
from posts.models import Draft, Review
from posts.roles import ReplyRole
from posts.statuses import PostState, ThreadState
from supportcircle.models import AuditEntry, Notification
from tests.posts.play import CLEAN_TOO, begin, check, fresh, hand_in, published, report, where, write

pytestmark = pytest.mark.django_db


def close(post):
    return set_thread_state(actor=post.author, post=post, to=ThreadState.CLOSED)


def test_each_state_follows_each_and_stands_in_the_audit_once(alice):
    root = published(alice)
    for to in (*ThreadState, *reversed(ThreadState)):
        for _ in range(2):
            assert set_thread_state(actor=alice, post=root, to=to).thread_state == to
    said = AuditEntry.objects.filter(action="thread.state").order_by("seq").values_list("codes", flat=True)
    assert [codes["to"] for codes in said] == ["ANSWERED", "CLOSED", "ANSWERED", "OPEN"]


def test_a_closed_conversation_takes_no_new_reply_and_keeps_those_in_progress_as_drafts(alice, bob):
    root = published(alice)
    draft = begin(bob, CLEAN_TOO, parent=root)
    close(root)
    with pytest.raises(NotAllowed, match="thread_closed"):
        submit(actor=bob, post=draft.post, counter=draft.counter)
    with pytest.raises(NotAllowed, match="thread_closed"):
        begin(alice, CLEAN_TOO, parent=root)
    assert where(draft.post) == "UNPUBLISHED draft"
    set_thread_state(actor=alice, post=root, to=ThreadState.OPEN)
    draft = Draft.objects.select_related("author").get()
    draft.post = fresh(draft.post)
    check(hand_in(draft))
    assert fresh(draft.post).state == PostState.VISIBLE


def test_what_was_handed_in_before_still_arrives(alice, bob):
    root = published(alice)
    revision = hand_in(begin(bob, CLEAN_TOO, parent=root))
    close(root)
    check(revision)
    assert fresh(revision.post).state == PostState.VISIBLE


def test_an_answered_conversation_still_takes_replies(alice, bob):
    root = published(alice)
    set_thread_state(actor=alice, post=root, to=ThreadState.ANSWERED)
    assert published(bob, CLEAN_TOO, parent=root)


def test_only_the_author_says_it_and_only_of_what_the_group_reads(alice, bob, mona):
    root = published(alice)
    reply = published(bob, CLEAN_TOO, parent=root)
    for actor, post in ((bob, root), (mona, root), (bob, reply), (alice, reply)):
        with pytest.raises(NotAllowed):
            set_thread_state(actor=actor, post=post, to=ThreadState.CLOSED)
    report(bob, root)
    with pytest.raises(NotAllowed):
        close(root)


# ---------------------------------------------------- please don't ask that
def test_the_author_of_the_thread_asks_not_to_be_asked_and_the_one_who_asked_is_told_once(alice, bob):
    reply = published(bob, "What would you want to hear from us?", parent=published(alice))
    for _ in range(2):
        decline(actor=alice, reply=reply, declined=True)
    assert fresh(reply).is_declined
    assert Notification.objects.filter(user=bob.user, kind="declined", target=reply.pk).count() == 1
    assert not Review.objects.exists(), "nobody is reported"
    decline(actor=alice, reply=reply, declined=False)
    assert not fresh(reply).is_declined
    said = AuditEntry.objects.filter(action="reply.decline").order_by("seq").values_list("codes", flat=True)
    assert [codes["on"] for codes in said] == [True, False]


def test_another_text_is_another_question(alice, bob):
    reply = published(bob, "What would you want to hear from us?", parent=published(alice))
    decline(actor=alice, reply=reply, declined=True)
    draft = write(open_edit(actor=bob, post=reply).post, CLEAN_TOO)
    assert fresh(reply).is_declined
    check(hand_in(draft))
    assert not fresh(reply).is_declined


def test_nobody_else_declines_and_nobody_their_own_reply(alice, bob, mona):
    root = published(alice)
    reply, own = published(bob, CLEAN_TOO, parent=root), published(alice, "Thank you.", parent=root)
    for actor, post in ((bob, reply), (mona, reply), (alice, own), (alice, root)):
        with pytest.raises(NotAllowed):
            decline(actor=actor, reply=post, declined=True)


# ------------------------------------------------------------ what a reply is
def reply_draft(author, root, role):
    content = Content.of({"text": CLEAN_TOO})
    return start_post(actor=author, post_id=uuid4(), kind=KindCode.REPLY, content=content, parent=root, role=role)


def test_a_reply_keeps_its_phase_and_what_it_answers(alice, bob, mona):
    root = published(alice)
    question = published(bob, "What have you tried?", parent=root)
    draft = reply_draft(mona, root, ReplyRole("SUGGEST", question.pk))
    assert (draft.post.phase, draft.post.answers) == ("SUGGEST", question)
    draft = save_draft(
        actor=mona, post=draft.post, content=draft.content, counter=draft.counter, role=ReplyRole("REFLECT")
    )
    assert (fresh(draft.post).phase, fresh(draft.post).answers) == ("REFLECT", None)


def test_only_whoever_asked_sums_up(alice, bob):
    root = published(alice)
    with pytest.raises(NotAllowed, match="not_author"):
        reply_draft(bob, root, ReplyRole("SUMMARY"))
    assert reply_draft(alice, root, ReplyRole("SUMMARY")).post.phase == "SUMMARY"


def test_a_reply_points_only_at_what_stands_in_its_conversation(alice, bob, mona):
    root = published(alice)
    elsewhere = published(bob, "What have you tried?", parent=published(alice, CLEAN_TOO))
    unpublished = begin(bob, "What have you tried?", parent=root).post
    for target in (elsewhere, unpublished, root):
        assert reply_draft(mona, root, ReplyRole("", target.pk)).post.answers is None
        Draft.objects.filter(author=mona).delete()
