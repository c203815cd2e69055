"""The queue, and one review, as Mona and Moses meet them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.reviews import claim
from posts.actions.submit import appeal
from posts.models import Answer, Decision, Flag, Opening, Review
from posts.statuses import Status, Verb
from supportcircle.models import Notification
from tests.factories import add_agreement, add_member, make_group
from tests.posts.play import (
    CLEAN_TOO,
    FOREIGN,
    TELLING,
    ask_for,
    check,
    decided,
    decision,
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

from .browse import browser_of, get, land, press
from .desk import queue, started, url_of

pytestmark = pytest.mark.django_db


# ----------------------------------------------------------------- queue
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
    assert "3 to fix" in page
    assert url_of(review, "claim/") in page
    for word in ("Jenny", "Cedar Falls", "March 14", "client", "Quiet Heron"):
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
    assert "Steady Lantern" in queue(moses)
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
        assert "Mossy Kettle" not in page
        assert "Velvet Thimble" not in page


def test_what_was_returned_after_a_report_is_with_its_author(alice, bob, mona):
    post = published(alice)
    report(bob, post)
    decided(mona, post, Verb.RETURN)
    page = queue(mona)
    assert "nothing waits" in page
    assert "With the author" in page


def test_what_is_decided_or_with_its_author_is_counted_nowhere(alice, bob, mona, settings):
    post = published(alice)
    report(bob, post)
    decided(mona, post, Verb.RETURN)
    settings.UNDO_SECONDS = 30
    decision(mona, review_of(in_review(bob).post), Verb.APPROVE)
    assert "Nothing waits" in get(mona, "/")
    assert 'class="count"' not in queue(mona)
    in_review(bob, f"{TELLING} Again.")
    assert "One waits" in get(mona, "/")
    assert '<span class="count">1' in queue(mona)


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
    assert browser_of(mona).get(url_of(review))["Location"].startswith(f"/groups/{alice.group_id}/agreement/")


# ---------------------------------------------------------------- review
def test_only_who_holds_the_claim_sees_the_text(alice, mona, moses):
    review = review_of(in_review(alice).post)
    page = get(mona, url_of(review))
    assert "thinking of leaving" not in page
    assert "Start review" in page
    assert Review.objects.get().claimed_by is None  # looking claims nothing
    assert "thinking of leaving" in land(mona, url_of(review, "claim/"))
    page = get(moses, url_of(review))
    assert "thinking of leaving" not in page
    assert "Steady Lantern is reviewing it" in page
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
    assert "Steady Lantern is reviewing it" in land(moses, url_of(review, "claim/"))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert "thinking of leaving" in land(moses, url_of(review, "claim/"))


def test_a_claim_is_put_back_or_kept_longer(alice, mona):
    review = started(mona, in_review(alice))
    Review.objects.update(claimed_until=timezone.now() + timedelta(minutes=1, seconds=30))
    assert "Yours for 1 min" in get(mona, url_of(review))
    assert "Yours for 9 min" in land(mona, url_of(review, "claim/"))
    assert "Put back. Nothing was decided." in land(mona, url_of(review, "release/"))
    assert Review.objects.get().claimed_by is None


def test_findings_are_listed_with_the_authors_answers_and_those_come_first(alice, mona):
    review = started(mona, in_review(alice))
    Answer.objects.filter(category="NAME").delete()
    page = get(mona, url_of(review))
    assert re.findall(r'id="finding-(\d)"', page) == ["2", "3", "1"]
    assert "Safe Harbor A: names" in page
    assert page.count("The author keeps it:") == 2
    assert "the question needs it" in page
    assert "Quiet Heron" in page
    assert "The author keeps what is marked" in page
    assert page.index("The author keeps, and says why") < page.index("Also marked")
    assert page.rindex("The author keeps it:") < page.index("Also marked")


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
    assert gone[1].startswith("My client [name] in [place, about 41,000 people] told me on [date]")
    assert new[1].startswith("My client [name] told me on [date]")
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
    assert press(mona, url_of(review, "claim/")).status_code == 403
    page = land(moses, url_of(review, "claim/"))
    assert "This is a court case." in page
    assert "asks for a second opinion" in page


def test_nobody_reviews_their_own_post(mona, moses):
    review = review_of(in_review(mona).post)
    get(mona, url_of(review), 403)
    for verb in ("claim/", "release/", "decide/"):
        assert press(mona, url_of(review, verb)).status_code == 403


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
            assert press(member, url_of(review, verb)).status_code == 404


def test_looking_never_changes_anything(alice, mona):
    review = review_of(in_review(alice).post)
    client = browser_of(mona)
    for verb in ("claim/", "release/", "decide/"):
        assert client.get(url_of(review, verb)).status_code == 405
