"""The page of a moderator's shift, and what others meet of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from posts import screening
from posts.actions.duty import stand_down, take_break
from posts.actions.reviews import claim
from posts.kinds import ContentNote
from posts.models import Duty, Review
from posts.tasks import retain
from tests.posts.play import FOREIGN, TELLING, begin, in_review
from tests.posts.resting import hard, leaves, on_duty

from .browse import get, land, press
from .desk import queue, started, url_of

pytestmark = pytest.mark.django_db

FOR_THE_NEXT = "Please begin with the two oldest. What came in last can wait."


def shift(member, verb: str = "") -> str:
    return f"/groups/{member.group_id}/shift/{verb}"


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", page).split())


def test_on_duty_and_off(mona, moses):
    assert "Nobody is on duty now." in get(mona, shift(mona))
    page = land(mona, shift(mona, "duty/"), {"until": "TWO_HOURS"})
    assert "You are on duty. It ends by itself." in page
    assert "On duty now: you (for another 2 h)." in words_of(page)
    assert "On duty now: Steady Lantern." in words_of(queue(moses))
    assert "off duty" in land(mona, shift(mona, "duty/"))
    assert "Nobody is on duty now." in queue(moses)


def test_two_on_duty(mona, moses):
    on_duty(mona)
    on_duty(moses)
    assert "On duty now: you (for another 4 h) and Calm Otter." in words_of(queue(mona))


def test_a_time_that_is_none_of_the_choices_is_refused_at_the_field(mona):
    for until in ("FOREVER", "\x00"):
        answer = press(mona, shift(mona, "duty/"), {"until": until})
        assert answer.status_code == 422
        assert "errorlist" in answer.content.decode()
    assert not Duty.objects.exists()


def test_a_note_that_is_none_of_the_choices_is_refused_at_the_field(mona):
    answer = press(mona, shift(mona, "topics/"), {"topics": ["DEATH", "SPIDERS"]})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert not Duty.objects.exists()


def test_what_is_left_to_others_is_saved_and_shown_to_nobody_else(mona, moses):
    page = land(mona, shift(mona, "topics/"), {"topics": ["SUICIDE", "VIOLENCE"]})
    assert "Nobody else can see what you chose." in page
    assert re.findall(r'name="topics" value="(\w+)"[^>]* checked', page) == ["SUICIDE", "VIOLENCE"]
    assert " checked" not in get(moses, shift(moses)).split('id="topics"', 1)[1]
    assert " checked" not in land(mona, shift(mona, "topics/")).split('id="topics"', 1)[1]


def test_the_page_says_how_much_was_read_today_and_what_a_break_puts_back(alice, bob, mona):
    assert "You have not read anything at the desk today." in get(mona, shift(mona))
    for author in (alice, bob):
        claim(actor=mona, review=hard(author, ContentNote.CHILD_DEATH))
    page = words_of(get(mona, shift(mona)))
    assert "Today you read 2 posts, 2 with death of a child. Enough for now?" in page
    assert "The 2 posts you hold go back" in page


def test_the_queue_says_it_is_enough_only_after_hard_things_and_only_to_whoever_read_them(alice, bob, mona, moses):
    claim(actor=mona, review=hard(alice))
    assert "Enough for now?" not in queue(mona)
    claim(actor=mona, review=hard(bob, ContentNote.DEATH))
    assert "Today you read 2 posts, 1 with death. Enough for now?" in queue(mona)
    assert "Enough for now?" not in queue(moses)


def test_no_admin_learns_who_rests_or_what_they_read(alice, ada, mona):
    claim(actor=mona, review=hard(alice, ContentNote.DEATH))
    leaves(mona, ContentNote.DEATH)
    take_break(actor=mona)
    for path in ("overview", "members", "settings"):
        page = get(ada, f"/groups/{ada.group_id}/{path}/").lower()
        for words in ("break", "death", "today you read"):
            assert words not in page, (path, words)


# ------------------------------------------------------------------- a break
def test_a_break_folds_the_queue_until_they_come_back(alice, mona, moses):
    review = started(mona, in_review(alice))
    page = land(mona, shift(mona, "break/"), {"on": "on"})
    assert "You are on a break" in page
    assert "data-item" not in page
    assert Review.objects.get().claimed_by is None
    assert "put back less than 1 min ago" in queue(moses)
    page = land(mona, shift(mona, "break/"))
    assert "Welcome back." in page
    assert str(review.pk) in page


def test_putting_back_says_so_to_the_next_and_leaving_the_page_does_not(alice, mona, moses):
    review = started(mona, in_review(alice))
    press(mona, url_of(review, "release/"), {"left": "1"})
    assert "put back" not in queue(moses)
    claim(actor=mona, review=review)
    press(mona, url_of(review, "release/"))
    assert "put back less than 1 min ago" in queue(moses)


# --------------------------------------------------------- what authors read
def test_an_author_reads_that_nobody_is_on_duty_and_never_who_is(alice, mona):
    post = in_review(alice).post
    for path in ("/mine/", f"/posts/{post.pk}/check/"):
        assert "is not known yet. Nobody is on duty now." in get(alice, path)
    on_duty(mona)
    for path in ("/mine/", f"/posts/{post.pk}/check/"):
        page = get(alice, path)
        assert "is not known yet." in page
        assert "on duty" not in page
        assert "Steady Lantern" not in page


def test_what_needs_no_moderator_says_nothing_of_one(alice, mona):
    post = begin(alice).post
    for path in ("/mine/", f"/posts/{post.pk}/check/"):
        assert "on duty" not in get(alice, path)


def test_whoever_is_about_to_ask_a_moderator_reads_how_long_it_takes(alice, mona, group):
    post = begin(alice).post
    group.reviews_all = True
    group.save()
    assert "Nobody is on duty now" in get(alice, f"/posts/{post.pk}/check/")


def test_a_note_for_the_next_one_stands_above_the_queue_for_a_day(mona, moses, alice):
    page = land(mona, shift(mona, "handover/"), {"message": FOR_THE_NEXT})
    assert "The other moderators see your note" in page
    assert "Steady Lantern hands over less than 1 min ago" in words_of(queue(moses))
    assert FOR_THE_NEXT in queue(moses)
    assert "Take your note away" not in queue(moses)
    Duty.objects.update(noted_at=timezone.now() - timedelta(hours=24, minutes=1))
    assert FOR_THE_NEXT not in queue(moses)
    retain()
    assert not Duty.objects.exclude(note_sealed=None).exists()


def test_a_note_may_name_another_moderator(mona, moses):
    page = land(mona, shift(mona, "handover/"), {"message": f"{moses.known_as} knows about the oldest one."})
    assert "The other moderators see your note" in page


def test_who_left_a_note_takes_it_away_or_writes_another(mona, moses):
    land(mona, shift(mona, "handover/"), {"message": FOR_THE_NEXT})
    land(mona, shift(mona, "handover/"), {"message": "Nothing to look out for."})
    assert FOR_THE_NEXT not in queue(moses)
    assert "Your note is gone." in land(mona, shift(mona, "handover/"), {"away": "on"})
    assert "hands over" not in queue(moses)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write something first."),
        (TELLING, "This could point to a client: “Jenny”, “Cedar Falls”, “March 14”. Nothing went out."),
        (FOREIGN, "The check can only judge English"),
        ("word " * 61, "300 is the most"),
    ],
)
def test_a_note_that_cannot_be_left_is_kept_in_its_field(mona, moses, text, said):
    answer = press(mona, shift(mona, "handover/"), {"message": text})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert text.strip() in page
    assert "hands over" not in queue(moses)


def test_without_the_check_no_note_is_left(mona, monkeypatch):
    monkeypatch.setattr(screening, "runner", screening.Runner(["/nowhere"]))
    assert (
        "The check cannot run right now"
        in press(mona, shift(mona, "handover/"), {"message": "Hello."}).content.decode()
    )
    assert not Duty.objects.exclude(note_sealed=None).exists()


def test_the_note_of_somebody_who_is_suspended_is_gone(mona, moses):
    land(mona, shift(mona, "handover/"), {"message": FOR_THE_NEXT})
    stand_down(mona)
    assert FOR_THE_NEXT not in queue(moses)
