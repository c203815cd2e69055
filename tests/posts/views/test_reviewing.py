"""The review desk as Mona and Moses (moderators) use it; Alice and Bob are members."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.erase import erase_post
from posts.actions.reviews import claim, undo_decision
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal, withdraw
from posts.models import Decision, Finding, Flag, Opening, Review, Revision
from posts.statuses import PostState, Status, Verb
from supportcircle.models import Notification
from tests.factories import add_agreement, add_member, make_group
from tests.posts.play import (
    CLEAN,
    CLEAN_TOO,
    FOREIGN,
    TELLING,
    ask_for,
    check,
    decided,
    decision,
    fresh,
    hand_in,
    in_review,
    keep_all,
    newest,
    published,
    report,
    review_of,
    send,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Membership:
    return add_member(make_group(), pseudonym="Quiet Harbor")


@pytest.fixture
def bob(alice: Membership) -> Membership:
    return add_member(alice.group, pseudonym="Dotted Windmill")


@pytest.fixture
def mona(alice: Membership) -> Membership:
    return add_member(alice.group, reads=Reads.MODERATOR, pseudonym="Paper Candle")


@pytest.fixture
def moses(alice: Membership) -> Membership:
    return add_member(alice.group, reads=Reads.MODERATOR, pseudonym="Steady Pencil")


def get(member: Membership, url: str, status: int = 200) -> str:
    client = Client()
    client.force_login(member.user)
    page = client.get(url)
    assert page.status_code == status
    return page.content.decode()


def post_to(member: Membership, url: str, **data: str | list[str]) -> HttpResponse:
    client = Client()
    client.force_login(member.user)
    answer = client.post(url, data)
    answer.after = client.get(answer["Location"]).content.decode() if answer.status_code == 302 else ""  # type: ignore[attr-defined]
    return answer


def queue(member: Membership) -> str:
    return get(member, f"/groups/{member.group_id}/queue/")


def url_of(review: Review, verb: str = "") -> str:
    return f"/reviews/{review.pk}/{verb}"


def started(member: Membership, revision: Revision) -> Review:
    return claim(actor=member, review=review_of(revision.post))


def decide(member: Membership, review: Review, verb: str, **data: str | list[str]) -> HttpResponse:
    turn = str(Revision.objects.get(pk=review.revision_id).turn)
    return post_to(member, url_of(review, "decide/"), **({"turn": turn, "verb": verb, "note": ""} | data))


# -------------------------------------------------------------------- queue
def test_an_empty_queue_says_so_and_when_the_last_decision_was(alice, mona):
    assert "Queue empty" in queue(mona)
    decided(mona, in_review(alice).post, Verb.APPROVE)
    Decision.objects.update(decided_at=timezone.now() - timedelta(minutes=14))
    assert "Last decision 14 min ago." in queue(mona)


def test_the_queue_shows_kind_age_and_findings_and_nothing_of_the_text(alice, mona):
    review = review_of(in_review(alice).post)
    Review.objects.update(opened_at=timezone.now() - timedelta(hours=2, minutes=5))
    page = queue(mona)
    assert "Question" in page
    assert "waiting 2 h" in page
    assert "3 must fix" in page
    assert url_of(review, "claim/") in page
    for word in ("Jenny", "Cedar Falls", "March 14", "client", "Quiet Harbor"):
        assert word not in page


def test_reports_stand_on_top_the_identifying_first_and_then_the_oldest(alice, bob, mona):
    waiting = review_of(in_review(alice).post)
    harmful = report(bob, published(alice), Flag.Reason.HARMFUL)
    identifying = report(bob, published(alice, CLEAN_TOO))
    page = queue(mona)
    places = [page.index(url_of(review)) for review in (identifying, harmful, waiting)]
    assert places == sorted(places)


def test_what_i_began_comes_before_what_is_older(alice, mona, moses):
    older, newer = in_review(alice), in_review(alice, f"{TELLING} Again.")
    mine = started(mona, newer)
    page = queue(mona)
    assert page.index(url_of(mine)) < page.index(url_of(review_of(older.post)))
    assert "Go on" in page
    assert "Paper Candle" in queue(moses)
    assert url_of(mine, "claim/") not in queue(moses)


def test_reports_never_say_who_reported(alice, bob, mona):
    post = published(alice)
    report(bob, post)
    report(add_member(alice.group, pseudonym="Velvet Thimble"), post)
    review = report(add_member(alice.group), post, Flag.Reason.OTHER)
    page = queue(mona)
    assert "This may identify someone (said 2 times)." in page
    claim(actor=mona, review=review)
    for page in (queue(mona), get(mona, url_of(review))):
        assert "Dotted Windmill" not in page
        assert "Velvet Thimble" not in page


def test_what_was_returned_after_a_report_is_with_its_author(alice, bob, mona):
    post = published(alice)
    report(bob, post)
    decided(mona, post, Verb.RETURN)
    page = queue(mona)
    assert "nothing waits" in page
    assert "With the author" in page


def test_my_own_posts_are_not_in_my_queue_and_a_lone_moderator_is_told_why(mona, moses):
    in_review(mona)
    page = queue(mona)
    assert "Queue empty" in page
    assert "only moderator" not in page
    assert "Question" in queue(moses)
    Membership.objects.filter(pk=moses.pk).update(reads=Reads.MEMBER)
    assert "yours need another moderator" in queue(mona)


def test_the_queue_is_for_moderators(alice, mona):
    url = f"/groups/{alice.group_id}/queue/"
    get(alice, url, 403)
    get(add_member(alice.group, reads=Reads.NOTHING, is_admin=True), url, 403)
    get(add_member(make_group("Other Table"), reads=Reads.MODERATOR), url, 404)


def test_nothing_is_reviewed_before_the_new_agreement_is_accepted(alice, mona):
    review = started(mona, in_review(alice))
    add_agreement(alice.group)
    client = Client()
    client.force_login(mona.user)
    assert client.get(url_of(review))["Location"].startswith(f"/groups/{alice.group_id}/agreement/")


# ------------------------------------------------------------------- review
def test_only_who_holds_the_claim_sees_the_text(alice, mona, moses):
    review = review_of(in_review(alice).post)
    page = get(mona, url_of(review))
    assert "Jenny" not in page
    assert "Start review" in page
    assert Review.objects.get().claimed_by is None  # looking claims nothing
    answer = post_to(mona, url_of(review, "claim/"))
    assert answer["Location"] == url_of(review)
    assert "Jenny" in answer.after
    page = get(moses, url_of(review))
    assert "Jenny" not in page
    assert "Paper Candle is reviewing it" in page
    assert "Yours for 9 min" in get(mona, url_of(review))


def test_seeing_the_text_is_remembered(alice, mona, moses):
    review = started(mona, in_review(alice))
    for member in (mona, moses, mona):
        get(member, url_of(review))
    assert [opening.reader for opening in Opening.objects.all()] == [mona]


def test_opening_a_review_settles_the_notice_about_it(alice, mona):
    review = review_of(in_review(alice).post)
    waiting = Notification.objects.filter(user=mona.user, target=review.pk, seen_at=None)
    assert waiting.exists()
    get(mona, url_of(review))
    assert not waiting.exists()


def test_a_claim_that_somebody_else_has_cannot_be_taken(alice, mona, moses):
    review = started(mona, in_review(alice))
    answer = post_to(moses, url_of(review, "claim/"))
    assert "Paper Candle is reviewing it" in answer.after
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert "Jenny" in post_to(moses, url_of(review, "claim/")).after


def test_a_claim_is_put_back_or_kept_longer(alice, mona):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() + timedelta(minutes=1, seconds=30))
    assert "Yours for 1 min" in get(mona, url_of(review))
    assert "Yours for 9 min" in post_to(mona, url_of(review, "claim/")).after
    answer = post_to(mona, url_of(review, "release/"))
    assert "Put back. Nothing was decided." in answer.after
    assert Review.objects.get().claimed_by is None


def test_findings_are_marked_in_the_text_and_listed_with_the_authors_answers(alice, mona):
    review = started(mona, in_review(alice))
    page = get(mona, url_of(review))
    assert len(re.findall(r'<mark class="finding fix">', page)) == 3
    assert len(re.findall(r'id="finding-\d"', page)) == 3
    assert "“Jenny”" in page
    assert "Safe Harbor A: names" in page
    assert page.count("The author keeps it:") == 3
    assert "the question needs it" in page
    assert "Quiet Harbor" in page
    assert "The author keeps what is marked" in page


def test_text_is_escaped(alice, mona):
    revision = in_review(alice, f'{TELLING} 3 < 5 & "so" it goes.')
    page = get(mona, url_of(started(mona, revision)))
    assert "3 &lt; 5 &amp; &quot;so&quot; it goes." in page


def test_a_failed_check_is_told_in_plain_words(alice, mona, monkeypatch):
    page = get(mona, url_of(started(mona, send(alice, FOREIGN))))
    assert "The check can only judge English" in page
    assert "not checked" in queue(mona)


def test_a_resubmission_shows_what_changed_and_what_was_asked(alice, mona, moses):
    post = in_review(alice, f"{TELLING}\n\nWhat now?").post
    started(mona, newest(post))
    decided(mona, post, Verb.RETURN, note="Leave out the town.")
    write(post, f"{TELLING.replace(' in Cedar Falls', '')}\n\nWhat now?")
    revision = check(hand_in(keep_all(post)))
    assert revision.status == Status.IN_REVIEW
    page = get(moses, url_of(started(moses, revision)))
    gone, new = re.search(r"<del>(.*?)</del>", page), re.search(r"<ins>(.*?)</ins>", page)
    assert "Cedar Falls" in gone[1]
    assert "Cedar Falls" not in new[1]
    assert "What now?" not in gone[1] + new[1]
    assert "Leave out the town." in page
    assert "only a moderator can publish it" in page


def test_the_same_text_again_is_said_to_be_the_same(alice, mona):
    decided(mona, in_review(alice).post, Verb.REJECT)
    again = send(alice, TELLING)
    keep_all(again.post)
    page = get(mona, url_of(started(mona, ask_for(again.post))))
    assert "The same text was returned or rejected before." in page


def test_an_appeal_goes_to_another_moderator_with_the_first_opinion(alice, mona, moses):
    post = in_review(alice).post
    rejected = decided(mona, post, Verb.REJECT, note="This is a court case.")
    appeal(actor=alice, post=post, turn=rejected.turn)
    review = review_of(post, Review.Kind.APPEAL)
    get(mona, url_of(review), 403)
    assert post_to(mona, url_of(review, "claim/")).status_code == 403
    page = post_to(moses, url_of(review, "claim/")).after
    assert "This is a court case." in page
    assert "asks for a second opinion" in page


def test_nobody_reviews_their_own_post(mona, moses):
    review = review_of(in_review(mona).post)
    get(mona, url_of(review), 403)
    for verb in ("claim/", "release/", "decide/"):
        assert post_to(mona, url_of(review, verb)).status_code == 403


def test_a_suspended_authors_post_is_not_reviewed(alice, mona):
    review = review_of(in_review(alice).post)
    Membership.objects.filter(pk=alice.pk).update(status="SUSPENDED")
    assert "Queue empty" in queue(mona)
    get(mona, url_of(review), 403)


def test_members_and_outsiders_know_of_no_review(alice, bob, mona):
    review = review_of(in_review(alice).post)
    outsider = add_member(make_group("Other Table"), reads=Reads.MODERATOR)
    for member in (alice, bob, outsider):
        get(member, url_of(review), 404)
        for verb in ("claim/", "release/", "decide/"):
            assert post_to(member, url_of(review, verb)).status_code == 404


def test_looking_never_changes_anything(alice, mona):
    review = review_of(in_review(alice).post)
    client = Client()
    client.force_login(mona.user)
    for verb in ("claim/", "release/", "decide/"):
        assert client.get(url_of(review, verb)).status_code == 405


# ------------------------------------------------------------------- decide
def test_approving_publishes(alice, mona):
    revision = in_review(alice)
    answer = decide(mona, started(mona, revision), "approve")
    assert answer["Location"] == f"/groups/{alice.group_id}/queue/"
    made = Decision.objects.get()
    assert (made.verb, made.reasons, made.note) == ("approve", [], None)
    settle_decision(made.pk)
    assert fresh(revision.post).state == PostState.VISIBLE


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
    assert re.search(rf'value="{pinned.pk}" form="decide" checked', page)


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
    assert "Steady Pencil returned it meanwhile" in page
    assert "Returned</strong>" in page
    assert "4 min ago" in page
    assert "What I wrote meanwhile." in page
    assert "Jenny" not in page


def test_a_lost_claim_says_who_has_it_and_keeps_the_note(alice, mona, moses):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    answer = decide(mona, review, "return", reasons=["NAME"], note="What I wrote meanwhile.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Steady Pencil is reviewing it" in page
    assert "What I wrote meanwhile." in page
    assert "Jenny" not in page


def test_a_decision_on_a_text_that_was_taken_back_and_sent_again_is_not_taken(alice, mona):
    review = started(mona, in_review(alice))
    old = newest(review.post)
    withdraw(actor=alice, post=fresh(review.post), turn=old.turn)
    page = decide(mona, review, "approve", turn=str(old.turn)).content.decode()
    assert "Quiet Harbor took it back meanwhile" in page
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
    page = get(mona, url_of(started(mona, in_review(alice))))
    form = page[page.index('id="decide"') :]
    assert form.index("<button disabled hidden>") < form.index('value="approve"')


# ------------------------------------------------------------------ reports
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
    page = post_to(mona, url_of(review, "claim/")).after
    assert "Its author erased this post." in page
    assert CLEAN in page
    assert 'value="dismiss"' in page
    assert 'value="return"' not in page


# --------------------------------------------------------------------- undo
def test_a_decision_can_be_undone_until_it_is_carried_out(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    revision = in_review(alice)
    review = started(mona, revision)
    answer = decide(mona, review, "approve")
    made = Decision.objects.get()
    assert "It is carried out in 30 seconds" in answer.after
    assert f"/decisions/{made.pk}/undo/" in answer.after
    assert "being carried out" in queue(moses)
    assert f"/decisions/{made.pk}/undo/" not in queue(moses)
    assert "Jenny" not in get(mona, url_of(review))
    answer = post_to(mona, f"/decisions/{made.pk}/undo/")
    assert "Undone. It waits for a decision again." in answer.after
    assert "Jenny" in answer.after


def test_undo_that_comes_too_late_says_so(alice, mona):
    post = in_review(alice).post
    decided(mona, post, Verb.APPROVE)
    answer = post_to(mona, f"/decisions/{Decision.objects.get().pk}/undo/")
    assert "It is too late to undo this" in answer.after
    assert fresh(post).state == PostState.VISIBLE


def test_nobody_else_can_undo_it(alice, mona, moses, settings):
    settings.UNDO_SECONDS = 30
    made = decision(mona, review_of(in_review(alice).post), Verb.APPROVE)
    for member in (alice, moses, add_member(make_group("Other Table"), reads=Reads.MODERATOR)):
        assert post_to(member, f"/decisions/{made.pk}/undo/").status_code == 404
    assert undo_decision(actor=mona, decision=made)
