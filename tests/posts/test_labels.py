"""What an author says about a post in codes: kept with the draft, shown with its text, and never before it."""

from uuid import uuid4

import pytest

from groups.models import Membership
from posts.actions.drafts import discard_draft, open_edit, save_draft, start_post
from posts.actions.moves import NotAllowed
from posts.actions.submit import submit
from posts.content import Content
from posts.kinds import KINDS, ContentNote, Disguise, KindCode, Setting
from posts.labels import Labels, labels_to_be
from posts.models import Draft, Post
from posts.statuses import Verb
from tests.posts import play

pytestmark = pytest.mark.django_db

OPEN = Labels(setting="SCHOOL", disguise="DISGUISED")
HARD = Labels(setting="SCHOOL", disguise="COMPOSITE", content_notes=("SUICIDE",))
CASE = {"question": "What do I say?", "situation": "A client waits at my door.", "happened": "We met at a game."}


def edited(post: Post, labels: Labels, text: str = play.CLEAN) -> Draft:
    draft = open_edit(actor=post.author, post=post)
    content = Content.of({"text": text})
    return save_draft(actor=post.author, post=post, content=content, counter=draft.counter, labels=labels)


def shown(post: Post) -> Labels:
    return Labels.of(play.fresh(post))


def begun(author: Membership, kind: KindCode, labels: Labels) -> Draft:
    return start_post(actor=author, post_id=uuid4(), kind=kind, content=Content.of(CASE), labels=labels)


# ------------------------------------------------------------------ sending
@pytest.mark.parametrize("kind", [KindCode.DILEMMA, KindCode.ENCOUNTER])
def test_a_case_is_kept_without_a_disguise_label_but_not_handed_in(alice: Membership, kind: KindCode) -> None:
    draft = begun(alice, kind, Labels())
    with pytest.raises(NotAllowed, match="no_disguise"):
        submit(actor=alice, post=draft.post, counter=draft.counter)
    assert play.where(draft.post) == "UNPUBLISHED draft"


def test_every_other_kind_needs_no_label(alice: Membership) -> None:
    assert {code for code, kind in KINDS.items() if Labels().lacking(kind)} == {KindCode.DILEMMA, KindCode.ENCOUNTER}
    assert play.where(play.published(alice)) == "VISIBLE PUBLISHED"


def test_a_consent_says_how_it_was_obtained(alice: Membership) -> None:
    draft = begun(alice, KindCode.DILEMMA, Labels(disguise="CONSENT"))
    with pytest.raises(NotAllowed, match="no_consent"):
        submit(actor=alice, post=draft.post, counter=draft.counter)


def test_a_held_case_is_not_asked_about_once_its_label_is_gone(alice: Membership) -> None:
    content = Content.of({**CASE, "situation": play.TELLING})
    draft = start_post(actor=alice, post_id=uuid4(), kind=KindCode.DILEMMA, content=content, labels=OPEN)
    post = play.check(play.hand_in(draft)).post
    play.keep_all(post)
    save_draft(actor=alice, post=post, content=content, counter=play.fresh(post).counter, labels=Labels())
    with pytest.raises(NotAllowed, match="no_disguise"):
        play.ask_for(post)


# ------------------------------------------------------------------ consent
def test_a_clean_post_with_consent_goes_to_a_moderator_all_the_same(alice: Membership, mona: Membership) -> None:
    post = play.labelled(alice, disguise="CONSENT", consent="WRITTEN")
    assert play.where(post) == "UNPUBLISHED IN_REVIEW"
    assert play.where(play.decided(mona, post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


def test_consent_does_not_skip_the_check(alice: Membership) -> None:
    post = play.labelled(alice, play.TELLING, disguise="CONSENT", consent="WRITTEN")
    assert play.where(post) == "UNPUBLISHED NEEDS_CHANGES draft"


def test_a_consent_that_an_edit_brings_is_read_by_a_moderator_too(alice: Membership, mona: Membership) -> None:
    post = play.published(alice)
    consented = Labels(disguise="CONSENT", consent="SPOKEN")
    play.check(play.hand_in(edited(post, consented)))
    assert play.where(post) == "VISIBLE IN_REVIEW"
    assert shown(post) == Labels()
    play.decided(mona, post, Verb.APPROVE)
    assert shown(post) == consented


# -------------------------------------------------------------------- edits
def test_readers_keep_the_labels_of_the_text_they_read_while_an_edit_is_open(alice: Membership) -> None:
    post = play.labelled(alice, setting="SCHOOL", disguise="COMPOSITE", content_notes=("SUICIDE",))
    draft = edited(post, OPEN)
    assert shown(post) == HARD
    assert labels_to_be(play.fresh(post)) == OPEN
    play.check(play.hand_in(draft))
    assert shown(post) == OPEN
    assert play.fresh(post).next_labels is None


def test_the_labels_of_an_edit_that_was_thrown_away_are_gone(alice: Membership) -> None:
    post = play.labelled(alice, setting="SCHOOL", disguise="DISGUISED")
    edited(post, HARD)
    discard_draft(actor=alice, post=post)
    assert labels_to_be(play.fresh(post)) == OPEN
    assert play.draft_of(open_edit(actor=alice, post=post).post).post.next_labels is None


def test_only_the_labels_changed_is_a_change_like_any_other(alice: Membership) -> None:
    draft = play.begin(alice)
    content = draft.content
    saved = save_draft(actor=alice, post=draft.post, content=content, counter=draft.counter, labels=HARD)
    again = save_draft(actor=alice, post=draft.post, content=content, counter=draft.counter, labels=HARD)
    assert (saved.counter, again.counter) == (2, 2)
    assert shown(draft.post) == HARD


# -------------------------------------------------------------------- words
def test_every_code_has_words_and_no_note_means_no_fold() -> None:
    for note in ContentNote:
        assert Labels(content_notes=(note,)).fold == f"Content note: {note.label.lower()}"
    assert Labels().fold == ""
    assert [Labels(setting=code).setting_words for code in Setting] == Setting.labels
    assert [Labels(disguise=code).disguise_words for code in Disguise] == Disguise.labels
