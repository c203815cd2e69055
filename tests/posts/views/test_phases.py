"""What a reply is in the consultation: chosen in the reply box, shown on the reply, told by role."""

import pytest

from posts.actions.attention import mute_member
from posts.actions.erase import erase_post
from posts.models import Post
from tests.posts.play import CLEAN, begin, published

from .browse import get, land, press
from .test_conversing import REPLY, url
from .test_searching import found

pytestmark = pytest.mark.django_db

SUMMARY = "I will say at the door how long I can stay."


@pytest.fixture
def root(alice) -> Post:
    return published(alice)


@pytest.fixture
def reply(root, bob) -> Post:
    return published(bob, REPLY, parent=root)


def save(member, root, **fields: str) -> Post:
    data = {"counter": "0", "text": "A walk before it.", "then": "save", **fields}
    assert press(member, url(root, "reply/"), data).status_code == 302
    return Post.objects.latest("created_at")


# ---------------------------------------------------------------- phases
def test_the_reply_box_asks_what_it_is_and_offers_the_summary_to_the_author_only(root, alice, bob):
    page = get(bob, url(root))
    assert page.count('type="radio" name="phase"') == 4
    assert "A question: to understand the work" in page
    assert "Your summary" not in page
    assert "Your summary: what you take from it" in get(alice, url(root))
    assert press(bob, url(root, "reply/"), {"counter": "0", "text": REPLY, "phase": "SUMMARY"}).status_code == 422


def test_who_only_wants_to_be_heard_is_not_advised_unasked(root, bob):
    Post.objects.filter(pk=root.pk).update(kind="HEARD")
    assert "nobody asked for it here" in get(bob, url(root))


def test_what_was_chosen_is_kept_with_the_draft_and_shown_on_the_reply(root, reply, bob, mona):
    draft = save(mona, root, phase="REFLECT", answers=str(reply.pk))
    page = get(mona, url(draft, "draft/"))
    assert 'value="REFLECT" id="id_phase_2" checked' in page
    assert f'value="{reply.pk}" selected' in page
    assert 'value="REFLECT" id="id_phase_2" checked' in get(mona, url(root))
    Post.objects.filter(pk=reply.pk).update(phase="CLARIFY")
    assert 'class="phase clarify">Question</span>' in get(bob, url(root))


def test_the_summary_of_the_author_stands_on_top_when_it_is_published(root, reply, alice, bob):
    summary = published(alice, SUMMARY, parent=root)
    assert "What came of it" not in get(bob, url(root))
    Post.objects.filter(pk=summary.pk).update(phase="SUMMARY")
    page = get(bob, url(root))
    assert page.index(CLEAN) < page.index("What came of it") < page.index(SUMMARY) < page.index(REPLY)
    assert page.count(SUMMARY) == 1
    assert "2 replies" in page
    erase_post(actor=alice, post=summary)
    assert "What came of it" not in get(bob, url(root))


# ------------------------------------------------------------- by role
def test_a_reply_says_by_role_what_it_answers_and_quotes_nothing(root, reply, bob, mona):
    Post.objects.filter(pk=reply.pk).update(phase="CLARIFY")
    answer = published(mona, "About an hour.", parent=root)
    Post.objects.filter(pk=answer.pk).update(answers=reply)
    page = get(bob, url(root))
    assert f'In answer to <a href="#post-{reply.pk}">the question by Mossy Kettle</a>' in page
    assert page.count(REPLY) == 1
    erase_post(actor=bob, post=reply)
    assert "In answer to" not in get(bob, url(root))


def test_answering_a_reply_chooses_it_in_the_reply_box_without_javascript(root, reply, mona):
    assert f'href="?to={reply.pk}#reply"' in get(mona, url(root))
    assert f'value="{reply.pk}" selected' in get(mona, f"{url(root)}?to={reply.pk}")
    assert get(mona, f"{url(root)}?to=nothing")


def test_what_it_answers_may_go_while_somebody_writes(root, reply, bob, mona):
    begun = begin(mona, "About", parent=root)
    published(bob, "Another one.", parent=root)
    erase_post(actor=bob, post=reply)
    data = {"counter": str(begun.counter), "text": "About an hour.", "answers": str(reply.pk), "then": "save"}
    assert "Saved." in land(mona, url(begun.post, "draft/"), data)


# ------------------------------------------------- please don't ask that
def test_please_dont_ask_that_folds_the_reply_and_tells_its_author_kindly(root, reply, alice, bob, mona):
    assert "Please don’t ask that" in get(alice, url(root))
    assert "Please don’t ask that" not in get(mona, url(root))
    page = land(alice, url(reply, "decline/"), {"on": "1"})
    assert "No moderator is told" in page
    assert "You asked not to be asked this</summary>" in page
    assert "Whoever asked this would rather not go into it</summary>" in get(mona, url(root))
    theirs = get(bob, url(root))
    assert "Nothing is held against you" in theirs
    assert "Change what you ask" in theirs
    assert "would rather not go into it</summary>" not in theirs
    assert found(mona, "help") == []
    assert "Shown again." in land(alice, url(reply, "decline/"))
    assert found(mona, "help") == [str(reply.pk)]


def test_what_is_declined_and_muted_can_be_unmuted(root, reply, alice, bob):
    land(alice, url(reply, "decline/"), {"on": "1"})
    assert "Stop muting" not in get(alice, url(root))
    mute_member(actor=alice, author=bob, muted=True)
    assert "Stop muting Mossy Kettle" in get(alice, url(root))


def test_it_is_not_possible_on_a_reply_that_is_gone(root, reply, alice, bob):
    assert "not possible any more" in land(alice, url(root, "decline/"), {"on": "1"})
