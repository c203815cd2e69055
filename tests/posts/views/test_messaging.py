"""Messages between author and moderators, on the author's page and at the review desk."""

import re
from uuid import uuid4

import pytest

from posts import screening
from posts.models import Message
from posts.screening import EngineTimeout
from posts.statuses import Verb
from tests.posts.play import TELLING, decided, in_review, published, review_of, send
from tests.posts.returning import say

from .browse import get, land, press
from .desk import started, url_of

pytestmark = pytest.mark.django_db

HELD = "I mean Maria Lopez in Cedar Falls."


@pytest.fixture
def post(alice):
    return in_review(alice).post


def of(text):
    return {"message_id": str(uuid4()), "message": text}


def check(post):
    return f"/posts/{post.pk}/check/"


def test_the_author_writes_and_a_moderator_answers(alice, mona, post):
    page = land(alice, f"/posts/{post.pk}/message/", of("What is missing?"))
    assert "Sent to the moderators." in page
    assert "What is missing?" in page
    review = url_of(review_of(post))
    page = get(mona, review)
    assert "What is missing?" in page
    assert "Quiet Heron" in page
    page = press(mona, f"{review}message/", of("Less of the place.")).content.decode()
    assert "Less of the place." in page
    assert "Steady Lantern" in get(alice, check(post))
    assert get(mona, f"{review}message/", 302) == ""


@pytest.mark.parametrize("who", ["author", "moderator"])
def test_what_is_held_is_refused_at_the_field_with_its_words_named_and_kept(alice, mona, post, who):
    if who == "author":
        answer = press(alice, f"/posts/{post.pk}/message/", of(HELD))
    else:
        answer = press(mona, url_of(review_of(post), "message/"), of(HELD))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This could point to a client: “Maria Lopez”, “Cedar Falls”." in page.replace("&#x27;", "'")
    assert re.search('<mark class="finding (fix|look)">Maria Lopez</mark>', page)
    assert f">\n{HELD}</textarea>" in page
    assert not Message.objects.exists()


@pytest.mark.parametrize("text", ["  ", "x" * 1001, "<b>bold</b>", "turned \u202eback"])
def test_bad_input_is_refused_at_the_field(alice, post, text):
    answer = press(alice, f"/posts/{post.pk}/message/", of(text))
    assert answer.status_code == 422
    assert 'id="id_message_error"' in answer.content.decode()


def test_when_the_check_cannot_run_nothing_is_sent_and_the_words_are_kept(alice, post, monkeypatch):
    def fail(*_, **__):
        raise EngineTimeout

    monkeypatch.setattr(screening.runner, "check", fail)
    answer = press(alice, f"/posts/{post.pk}/message/", of("What is missing?"))
    assert "The check cannot run right now, so nothing was sent." in answer.content.decode()
    assert "What is missing?</textarea>" in answer.content.decode()
    assert not Message.objects.exists()


def test_in_the_middle_of_a_decision_what_was_written_for_it_is_kept(mona, post):
    review = started(mona, post.revisions.get())
    form = {"turn": "3", "note": "My note.", "reasons": ["PLACE"]}
    page = press(mona, url_of(review, "message/"), form | of("What do you want to ask?")).content.decode()
    assert "What do you want to ask?</p>" in page
    assert "My note.</textarea>" in page
    assert 'value="PLACE" id="id_reasons_1" checked' in page or "checked" in page
    page = press(mona, url_of(review, "reveal/"), form | {"finding": "all"} | of("Begun, not sent.")).content.decode()
    assert "Begun, not sent.</textarea>" in page


def test_a_message_that_was_begun_is_sent_or_emptied_before_a_decision(mona, post):
    review = started(mona, post.revisions.get())
    answer = press(mona, url_of(review, "decide/"), {"turn": "3", "verb": "approve", **of("Begun, not sent.")})
    assert answer.status_code == 422
    assert "You began a message to the author and did not send it." in answer.content.decode()


def test_held_by_the_check_alone_or_published_there_is_nobody_to_write_to(alice, bob):
    held, seen = send(alice, TELLING).post, published(bob)
    for member, post in ((alice, held), (bob, seen)):
        assert 'id="private"' not in get(member, check(post))
        assert "Nothing was sent" in land(member, f"/posts/{post.pk}/message/", of("Hello?"))


def test_after_a_return_the_moderator_reads_the_answer_on_the_closed_review(alice, mona, post):
    decided(mona, post, Verb.RETURN)
    say(alice, post, "May I keep the town?")
    page = get(mona, url_of(review_of(post)))
    assert "May I keep the town?" in page
    assert "Send the message" in page
    assert "thinking of leaving" not in page


def test_no_other_member_or_admin_reads_or_writes(alice, bob, ada, charlie, post):
    say(alice, post)
    review = review_of(post)
    for member in (bob, ada, charlie):
        assert press(member, f"/posts/{post.pk}/message/", of("Hello")).status_code == 404
        assert press(member, url_of(review, "message/"), of("Hello")).status_code == 404
    assert press(alice, url_of(review, "message/"), of("Hello")).status_code == 404


# ------------------------------------------------------------- it waits for you
def test_home_and_the_queue_lead_to_a_message_until_it_is_read(alice, bob, mona, post):
    say(alice, post)
    review = url_of(review_of(post))
    for page in (get(mona, "/"), get(mona, f"/groups/{alice.group_id}/queue/")):
        assert "an author wrote to the moderators." in page
        assert f'href="{review}#private"' in page
    assert "wrote to" not in get(alice, "/") + get(bob, "/")
    get(mona, review)
    assert "wrote to" not in get(mona, "/")
    say(mona, post)
    assert f'href="{check(post)}#private"' in get(alice, "/")
    get(alice, check(post))
    assert "wrote to" not in get(alice, "/")


def test_a_message_that_is_gone_waits_no_more(alice, mona, post):
    say(mona, post)
    decided(mona, post, Verb.APPROVE)
    assert "wrote to" not in get(alice, "/")
