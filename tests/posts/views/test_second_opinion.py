"""The review page and the queue where two moderators decide: what each of them sees, and when."""

import pytest

from groups.actions import suspend
from posts.actions.reviews import claim
from posts.models import Decision, Opinion
from posts.statuses import Verb
from tests.posts.play import CUSTODY, TELLING, fresh, in_review, opinion, review_of

from .browse import browser_of, get, land, press
from .desk import decide, land_after_deciding, queue, started, url_of

pytestmark = pytest.mark.django_db

NOTE = "Which town is it?"
ASK = '<summary data-key="e">Ask for a second opinion'


def words(page: str) -> str:
    """Of the part about the second opinion."""
    return page[page.index('class="stack second"') : page.index("</section>", page.index('class="stack second"'))]


# ------------------------------------------------------- the first, the second
def test_the_queue_and_the_page_say_that_two_are_needed_and_why(alice, mona, moses):
    review = started(mona, in_review(alice, CUSTODY))
    assert "second opinion needed" in queue(moses)
    page = get(mona, url_of(review))
    assert "Two moderators decide this one" in page
    assert "custody, divorce, guardianship or a protective order." in words(page)
    assert "Your opinion</h2>" in page
    assert "the group can read it" not in page
    assert ASK not in page


def test_what_touches_on_nothing_says_nothing_of_it(alice, mona, moses):
    page = get(mona, url_of(started(mona, in_review(alice))))
    assert "Two moderators decide" not in page
    assert "Your decision</h2>" in page
    assert "second opinion needed" not in queue(mona)


def test_the_first_is_stored_and_shown_to_its_giver_only(alice, mona, moses):
    review = started(mona, in_review(alice, CUSTODY))
    page = land_after_deciding(mona, review, "return", reasons=["PLACE"], note=NOTE)
    assert "Your opinion is stored." in page
    assert NOTE in words(page)
    assert "It waits for a second one." in words(page)
    assert "Start review" not in page
    assert "waits for a second opinion" in queue(mona)
    assert "nothing waits" in queue(mona)
    assert "one opinion given, second needed" in queue(moses)
    for page in (queue(moses), get(moses, url_of(review)), land(moses, url_of(review, "claim/"))):
        for hint in (NOTE, "Steady Lantern", "Return</strong>"):
            assert hint not in page
    assert "One opinion is given." in words(get(moses, url_of(review)))


def test_with_the_second_both_are_shown_side_by_side_and_it_is_decided(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    review = started(mona, in_review(alice, CUSTODY))
    decide(mona, review, "return", reasons=["PLACE"], note=NOTE)
    claim(actor=moses, review=review)
    page = land_after_deciding(moses, review, "return", reasons=["DATE"], note="And which day?")
    assert "Returned. It is carried out in 30 seconds" in page
    for shown in (NOTE, "And which day?", "Steady Lantern", "Your opinion"):
        assert shown in words(page)
    assert f"/decisions/{Decision.objects.get().pk}/undo/" in page
    assert "And which day?" in words(get(mona, url_of(review)))
    page = land(moses, f"/decisions/{Decision.objects.get().pk}/undo/")
    assert "One opinion is given." in words(page)
    assert NOTE not in page


def test_two_that_differ_are_shown_to_both_and_to_a_third_and_either_can_change_theirs(alice, mona, moses):
    review = started(mona, in_review(alice, CUSTODY))
    decide(mona, review, "approve")
    claim(actor=moses, review=review)
    page = land_after_deciding(moses, review, "reject", reasons=["UNIQUE"], note="Too rare.")
    assert "The two opinions differ." in words(page)
    assert "two opinions, not decided" in queue(mona)
    page = land(mona, url_of(review, "claim/"))
    assert "Too rare." in words(page)
    page = land_after_deciding(mona, review, "reject", reasons=["UNIQUE"])
    assert "Rejected." in page
    assert Decision.objects.get().verb == "reject"


def test_the_note_of_an_opinion_is_covered_like_the_text(alice, mona, moses):
    """The check lets no such note pass; one that it did not know as a name then is covered all the same."""
    review = review_of(in_review(alice, CUSTODY).post)
    opinion(mona, review.post, Verb.APPROVE, note="Is Jenny her name?")
    opinion(moses, review.post, Verb.REJECT)
    page = get(mona, url_of(review))
    assert "her name?" in words(page)
    assert "Jenny" not in page


def test_an_opinion_is_undone_within_its_window(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    review = started(mona, in_review(alice, CUSTODY))
    decide(mona, review, "approve")
    given = Opinion.objects.get()
    assert f"/opinions/{given.pk}/undo/" in get(mona, url_of(review))
    assert press(moses, f"/opinions/{given.pk}/undo/").status_code == 404
    page = land(mona, f"/opinions/{given.pk}/undo/")
    assert "Undone." in page
    assert "Start review" in page
    assert not Opinion.objects.exists()


def test_an_undo_that_comes_too_late_says_so(alice, mona, moses):
    post = in_review(alice, CUSTODY).post
    given = opinion(mona, post, Verb.APPROVE)
    undo = f"/opinions/{given.pk}/undo/"
    assert undo in get(mona, url_of(review_of(post)))
    opinion(moses, post, Verb.APPROVE)
    assert undo not in get(mona, url_of(review_of(post)))
    assert "too late to take your opinion back" in land(mona, undo)
    assert Opinion.objects.count() == 2


def test_the_same_person_cannot_give_both(alice, mona, moses):
    revision = in_review(alice, CUSTODY)
    review = started(mona, revision)
    decide(mona, review, "approve")
    assert "has to be somebody else’s" in land(mona, url_of(review, "claim/"))
    answer = decide(mona, review, "return", reasons=["NAME"], note="Kept.")
    assert answer.status_code == 409
    assert "That cannot be decided any more." in answer.content.decode()
    assert "Kept.</textarea>" in answer.content.decode()
    assert not Decision.objects.exists()
    assert fresh(revision.post).state == "UNPUBLISHED"


# --------------------------------------------------------------- nobody else
def test_the_page_says_where_one_is_enough(alice, mona, moses, ada):
    review = started(mona, in_review(alice, CUSTODY))
    suspend(actor=ada.user, membership=moses)
    page = get(mona, url_of(review))
    assert "One decision is enough here" in page
    assert "Your decision</h2>" in page
    assert "second opinion needed" not in queue(mona)
    assert decide(mona, review, "approve")["Location"] == f"/groups/{alice.group_id}/queue/"
    assert "One decision is enough here" not in get(mona, url_of(review))


# ---------------------------------------------------------------- escalation
def test_a_moderator_asks_for_a_second_opinion_and_keeps_the_note(alice, mona, moses):
    review = started(mona, in_review(alice))
    page = get(mona, url_of(review))
    assert ASK in page
    page = press(mona, url_of(review, "escalate/"), {"escalation": "UNSURE", "note": "Kept."}).content.decode()
    assert "A second opinion is asked for." in page
    assert "a moderator is not sure." in words(page)
    assert "Kept." in page
    assert ASK not in page
    assert "second opinion needed" in queue(moses)
    assert browser_of(mona).get(url_of(review, "escalate/"))["Location"] == url_of(review)


def test_asking_without_a_reason_is_refused_at_the_field_and_the_note_stays(alice, mona, moses):
    review = started(mona, in_review(alice))
    for data in ({"note": "Kept."}, {"note": "Kept.", "escalation": "BOREDOM"}):
        answer = press(mona, url_of(review, "escalate/"), data)
        assert answer.status_code == 422
        assert 'class="field wrong"' in answer.content.decode()
        assert "Kept." in answer.content.decode()
    assert review_of(review.post).escalations == []


def test_who_lost_the_claim_does_not_ask_and_keeps_the_note(alice, mona, moses):
    review = started(moses, in_review(alice, TELLING))
    answer = press(mona, url_of(review, "escalate/"), {"escalation": "NEWS", "note": "Kept."})
    assert answer.status_code == 409
    assert "Calm Otter is reviewing it" in answer.content.decode()
    assert "Kept." in answer.content.decode()
    assert review_of(review.post).escalations == []


def test_a_page_that_was_asked_for_while_it_is_carried_out_shows_what_was_decided(alice, mona, moses):
    """Its review was read before, what belongs to it after."""
    post = in_review(alice, CUSTODY).post
    opinion(mona, post, Verb.APPROVE)
    opinion(moses, post, Verb.APPROVE)
    Decision.objects.update(state=Decision.State.DONE)
    page = get(mona, url_of(review_of(post)))
    assert "Approved</strong>" in page
    assert "Start review" not in page
