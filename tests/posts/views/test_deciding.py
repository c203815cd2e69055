"""What a moderator decides, and takes back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models.membership import Reads
from posts.actions.erase import erase_post
from posts.actions.reviews import claim, undo_decision
from posts.actions.settle import settle_decision
from posts.actions.submit import withdraw
from posts.models import Decision, Finding, Flag, Review, Revision
from posts.statuses import PostState, Verb
from tests.factories import add_member, make_group
from tests.posts.play import (
    CLEAN,
    TELLING,
    decided,
    decision,
    fresh,
    in_review,
    newest,
    published,
    report,
    review_of,
)

from .browse import browser_of, get, land, press
from .desk import decide, land_after_deciding, queue, started, url_of

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------- decide
def test_approving_publishes(alice, mona):
    revision = in_review(alice)
    answer = decide(mona, started(mona, revision), "approve")
    assert answer["Location"] == f"/groups/{alice.group_id}/queue/"
    made = Decision.objects.get()
    assert (made.verb, made.reasons, made.note) == ("approve", [], None)
    settle_decision(made.pk)
    assert fresh(revision.post).state == PostState.VISIBLE


def test_approving_against_a_ticked_reason_is_refused(alice, mona):
    review = started(mona, in_review(alice))
    answer = decide(mona, review, "approve", reasons=["PLACE"])
    assert "You ticked something that should change." in answer.content.decode()
    assert not Decision.objects.exists()


def test_returning_takes_reasons_findings_and_a_note(alice, mona):
    review = started(mona, in_review(alice))
    pinned = Finding.objects.get(category="PLACE")
    decide(mona, review, "return", reasons=["TOO_MUCH"], pinned=[str(pinned.pk)], note="Try\r\n*less*.")
    made = Decision.objects.get()
    assert made.reasons == [["PLACE", pinned.start, pinned.end], ["TOO_MUCH", None, None]]
    assert made.note == "Try\n*less*."


@pytest.mark.parametrize("verb", ["return", "reject"])
def test_turning_down_needs_a_reason(alice, mona, verb):
    review = started(mona, in_review(alice))
    answer = decide(mona, review, verb, note="My words stay here.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tick at least one reason" in page
    assert "My words stay here." in page
    assert not Decision.objects.exists()


def test_a_finding_that_was_ticked_stays_ticked_after_an_error(alice, mona):
    review = started(mona, in_review(alice))
    pinned = Finding.objects.get(category="NAME")
    page = decide(mona, review, "return", pinned=[str(pinned.pk)], note="x" * 2_001).content.decode()
    assert "2,000 is the most" in page
    assert re.search(rf'value="{pinned.pk}" checked', page)


@pytest.mark.parametrize("note", ["<b>bold</b>", "see [here](https://site.example)", "turned \u202e round"])
def test_a_note_that_could_show_differently_is_refused_at_the_field(alice, mona, note):
    review = started(mona, in_review(alice))
    answer = decide(mona, review, "return", reasons=["NAME"], note=note)
    assert answer.status_code == 422
    assert 'id="id_note_error"' in answer.content.decode()


def test_a_finding_of_another_post_is_not_a_reason(alice, bob, mona):
    in_review(bob, f"{TELLING} Again.")
    foreign = Finding.objects.filter(category="NAME").get()
    review = started(mona, in_review(alice))
    assert decide(mona, review, "return", pinned=[str(foreign.pk)]).status_code == 422


def test_the_same_decision_twice_is_one(alice, mona):
    review = started(mona, in_review(alice))
    turn = str(Revision.objects.get().turn)
    for _ in range(2):
        assert decide(mona, review, "approve", turn=turn).status_code == 302
    assert Decision.objects.count() == 1


def test_a_stale_decision_says_who_decided_what_and_keeps_the_note(alice, mona, moses):
    review = started(mona, in_review(alice))
    turn = str(Revision.objects.get().turn)
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    decided(moses, fresh(review.post), Verb.RETURN)
    Decision.objects.update(decided_at=timezone.now() - timedelta(minutes=4))
    answer = decide(mona, review, "approve", turn=turn, note="What I wrote meanwhile.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert re.search(r"Calm Otter decided this 4 min ago, at \d\d:\d\d UTC: returned\.", page)
    assert "Returned</strong>" in page
    assert "4 min ago" in page
    assert "What I wrote meanwhile." in page
    assert "thinking of leaving" not in page


def test_a_lost_claim_says_who_has_it_and_keeps_the_note(alice, mona, moses):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    answer = decide(mona, review, "return", reasons=["NAME"], note="What I wrote meanwhile.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Calm Otter is reviewing it" in page
    assert "What I wrote meanwhile." in page
    assert "thinking of leaving" not in page


def test_a_decision_on_a_text_that_was_taken_back_and_sent_again_is_not_taken(alice, mona):
    review = started(mona, in_review(alice))
    old = newest(review.post)
    withdraw(actor=alice, post=fresh(review.post), turn=old.turn)
    page = decide(mona, review, "approve", turn=str(old.turn)).content.decode()
    assert "Quiet Heron took it back meanwhile" in page
    assert "It no longer waits for a moderator" in page
    assert not Decision.objects.exists()


def test_a_decision_on_an_older_turn_keeps_the_note_in_the_form_for_the_new_one(alice, mona):
    revision = in_review(alice)
    review = started(mona, revision)
    answer = decide(mona, review, "return", turn="1", reasons=["NAME"], note="Kept.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Kept." in page
    assert f'name="turn" value="{newest(revision.post).turn}"' in page


def test_the_enter_key_in_a_field_decides_nothing(alice, mona):
    """A browser presses the first button of the form that is not disabled, be it seen or not."""
    review = started(mona, in_review(alice))
    page = get(mona, url_of(review))
    buttons = re.findall(r"<button[^>]*>", page[page.index('id="decide"') :])
    assert buttons[0] == '<button name="verb" value="" hidden>'
    answer = decide(mona, review, "", reasons=["NAME"], note="Kept.")
    assert answer.status_code == 422
    assert "Nothing is decided yet." in answer.content.decode()
    assert "Kept." in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_author_is_read_as_they_will_read_it_and_nothing_is_decided(alice, mona):
    review = started(mona, in_review(alice))
    pinned = str(Finding.objects.get(category="PLACE").pk)
    form = {"turn": "2", "reasons": ["TOO_MUCH"], "pinned": [pinned], "note": "Say what kind of place."}
    page = press(mona, url_of(review, "preview/"), form).content.decode()
    seen = page[page.index('id="preview"') :]
    for words in (
        "What the moderator asks",
        "It tells more than",
        "A place, school or agency",
        "Say what kind of place.",
    ):
        assert words in seen
    assert re.search(rf'value="{pinned}" checked', page)
    assert not Decision.objects.exists()
    assert press(mona, url_of(review, "preview/"), {**form, "note": "<b>"}).status_code == 422
    without = press(mona, url_of(review, "preview/"), {"turn": "2", "note": "Kept."})
    assert "Tick at least one reason" in without.content.decode()
    assert "Kept." in without.content.decode()
    assert browser_of(mona).get(url_of(review, "preview/"))["Location"] == url_of(review)


def test_only_who_holds_the_review_gets_a_preview_with_text_around_it(alice, mona, moses):
    review = started(mona, in_review(alice))
    page = press(
        moses, url_of(review, "preview/"), {"turn": "2", "reasons": ["NAME"], "note": "Kept."}
    ).content.decode()
    assert "thinking of leaving" not in page
    assert "Kept." in page


def test_the_reasons_this_group_gives_most_come_first(alice, bob, mona):
    for verb in (Verb.RETURN, Verb.REJECT):
        decided(mona, in_review(bob, f"{TELLING} {verb}").post, verb)
    Decision.objects.update(reasons=[["UNIQUE", None, None], ["FISHING", 1, 2]])
    last = Decision.objects.latest("decided_at")
    Decision.objects.filter(pk=last.pk).update(reasons=[["FISHING", None, None]])
    review = started(mona, in_review(alice))

    def order() -> list[str]:
        return re.findall(r'name="reasons" value="(\w+)"', get(mona, url_of(review)))

    assert order()[:3] == ["FISHING", "UNIQUE", "NAME"]
    Decision.objects.update(decided_at=timezone.now() - timedelta(days=91))
    assert order()[:3] == ["NAME", "PLACE", "DATE"]
    assert "LOOKS_FINE" not in order()


# --------------------------------------------------------------- reports
def test_a_hidden_post_is_shown_again_only_with_the_reason_for_it(alice, bob, mona):
    post = published(alice)
    review = claim(actor=mona, review=report(bob, post))
    page = get(mona, url_of(review))
    assert CLEAN in page
    assert "This may identify someone" in page
    assert decide(mona, review, "restore").status_code == 422
    assert decide(mona, review, "restore", reasons=["LOOKS_FINE", "NAME"]).status_code == 422
    assert decide(mona, review, "return", reasons=["LOOKS_FINE"]).status_code == 422
    assert decide(mona, review, "restore", reasons=["LOOKS_FINE"]).status_code == 302


def test_a_report_about_a_readable_post_can_be_closed_or_hide_it(alice, bob, mona):
    post = published(alice)
    review = claim(actor=mona, review=report(bob, post, Flag.Reason.HARMFUL))
    page = get(mona, url_of(review))
    assert 'value="dismiss"' in page
    assert 'value="hide"' in page
    assert 'value="restore"' not in page
    assert decide(mona, review, "hide").status_code == 422
    assert decide(mona, review, "dismiss").status_code == 302


def test_an_erased_post_is_kept_for_its_report_only(alice, bob, mona):
    post = published(alice)
    review = report(bob, post)
    erase_post(actor=alice, post=fresh(post))
    page = land(mona, url_of(review, "claim/"))
    assert "Its author erased this post." in page
    assert CLEAN in page
    assert 'value="dismiss"' in page
    assert 'value="return"' not in page


# ------------------------------------------------------------------ undo
def test_a_decision_can_be_undone_until_it_is_carried_out(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    revision = in_review(alice)
    review = started(mona, revision)
    page = land_after_deciding(mona, review, "approve")
    made = Decision.objects.get()
    assert "It is carried out in 30 seconds" in page
    assert f"/decisions/{made.pk}/undo/" in page
    assert "being carried out" in queue(moses)
    assert f"/decisions/{made.pk}/undo/" not in queue(moses)
    assert "thinking of leaving" not in get(mona, url_of(review))
    page = land(mona, f"/decisions/{made.pk}/undo/")
    assert "Undone. It waits for a decision again." in page
    assert "thinking of leaving" in page


def test_undo_that_comes_too_late_says_so(alice, mona):
    post = in_review(alice).post
    decided(mona, post, Verb.APPROVE)
    assert "It is too late to undo this" in land(mona, f"/decisions/{Decision.objects.get().pk}/undo/")
    assert fresh(post).state == PostState.VISIBLE


def test_nobody_else_can_undo_it(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    made = decision(mona, review_of(in_review(alice).post), Verb.APPROVE)
    for member in (alice, moses, add_member(make_group("Other Table"), reads=Reads.MODERATOR)):
        assert press(member, f"/decisions/{made.pk}/undo/").status_code == 404
    assert undo_decision(actor=mona, decision=made)
