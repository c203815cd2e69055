"""The author in front of the findings; the engine is the real one."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import escape

from groups.models import Membership
from posts.actions.drafts import start_post
from posts.actions.screen import screen
from posts.actions.settle import settle_screening
from posts.content import Content
from posts.kinds import KindCode
from posts.models import Draft, Post, Revision
from posts.statuses import Status
from tests.factories import add_member

pytestmark = pytest.mark.django_db

TELLING = "My client Jenny in Cedar Falls told me on March 14 that she is thinking of leaving."


@pytest.fixture
def browser(alice: Membership, client: Client) -> Client:
    client.force_login(alice.user)
    return client


def draft_of(alice: Membership, text: str) -> Draft:
    return start_post(actor=alice, post_id=uuid4(), kind=KindCode.QUESTION, content=Content.of({"text": text}))


def finding(page, words: str):
    return next(f for f in page.context["checked"].findings if f.words == words)


def place_of(page, words: str) -> dict[str, str]:
    found = finding(page, words)
    return {"counter": str(page.context["draft"].counter), "start": str(found.found.start), "end": str(found.found.end)}


def test_what_was_found_is_marked_in_the_text_and_listed_with_why_and_a_way_out(alice, browser):
    draft = draft_of(alice, TELLING)
    page = browser.get(f"/posts/{draft.post_id}/check/")
    html = page.content.decode()
    assert len(re.findall(r"<mark ", html)) == 3
    assert [f.words for f in page.context["checked"].findings] == ["Jenny", "Cedar Falls", "March 14"]
    for found in page.context["checked"].findings:
        assert escape(found.found.why) in html
        assert found.found.suggestions
    assert "3 things to look at" in html


def test_one_click_puts_the_safer_words_in(alice, browser):
    draft = draft_of(alice, TELLING)
    page = browser.get(f"/posts/{draft.post_id}/check/")
    words = finding(page, "Cedar Falls").found.suggestions[0]
    browser.post(f"/posts/{draft.post_id}/replace/", place_of(page, "Cedar Falls") | {"choice": "0"})
    text = Draft.objects.get().content.joined()
    assert "Cedar Falls" not in text
    assert words in text


def test_a_click_on_an_older_page_changes_nothing_and_says_so(alice, browser):
    draft = draft_of(alice, TELLING)
    page = browser.get(f"/posts/{draft.post_id}/check/")
    place = place_of(page, "March 14")
    browser.post(f"/posts/{draft.post_id}/replace/", place_of(page, "Cedar Falls") | {"choice": "0"})
    answer = browser.post(f"/posts/{draft.post_id}/replace/", place | {"choice": "0"}, follow=True)
    assert "The text changed in another window" in answer.content.decode()
    assert "March 14" in Draft.objects.get().content.joined()


def test_a_kept_finding_goes_to_a_moderator_with_its_reason(alice, browser):
    draft = draft_of(alice, "We talked about how Jenny from the film would have answered.")
    page = browser.get(f"/posts/{draft.post_id}/check/")
    browser.post(f"/posts/{draft.post_id}/keep/", place_of(page, "Jenny") | {"reason": "PUBLIC_FIGURE"})
    page = browser.get(f"/posts/{draft.post_id}/check/")
    assert "It is a public figure or a theorist" in page.content.decode()
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": str(page.context["draft"].counter)})
    revision = Revision.objects.get()
    screen(revision.pk)
    revision.refresh_from_db()
    assert revision.status == Status.IN_REVIEW


def test_an_answer_can_be_taken_back(alice, browser):
    draft = draft_of(alice, TELLING)
    page = browser.get(f"/posts/{draft.post_id}/check/")
    browser.post(f"/posts/{draft.post_id}/keep/", place_of(page, "Jenny") | {"reason": "NEEDED"})
    page = browser.get(f"/posts/{draft.post_id}/check/")
    browser.post(f"/posts/{draft.post_id}/keep/", place_of(page, "Jenny") | {"reason": ""})
    assert browser.get(f"/posts/{draft.post_id}/check/").context["checked"].open == 3


def test_a_held_post_can_be_asked_about_as_it_is(alice, browser):
    draft = draft_of(alice, TELLING)
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    screen(Revision.objects.get().pk)
    address = f"/posts/{draft.post_id}/check/"
    for words in ("Jenny", "Cedar Falls", "March 14"):
        browser.post(f"/posts/{draft.post_id}/keep/", place_of(browser.get(address), words) | {"reason": "NEEDED"})
    page = browser.get(address)
    assert page.context["standing"].word == "Ready to send"
    turn = page.context["revision"].turn
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": str(page.context["draft"].counter), "turn": str(turn)})
    revision = Revision.objects.get()
    assert (revision.status, revision.last_verb) == (Status.IN_REVIEW, "ask")


def test_asking_with_something_still_open_says_what_to_do(alice, browser):
    draft = draft_of(alice, TELLING)
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    screen(Revision.objects.get().pk)
    page = browser.get(f"/posts/{draft.post_id}/check/")
    answer = browser.post(
        f"/posts/{draft.post_id}/ask/",
        {"counter": str(page.context["draft"].counter), "turn": str(page.context["revision"].turn)},
        follow=True,
    )
    assert "Something is still marked" in answer.content.decode()


def test_while_the_check_has_not_run_the_page_says_so_and_offers_the_way_back(alice, browser):
    draft = draft_of(alice, "How do you end a visit well?")
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    page = browser.get(f"/posts/{draft.post_id}/check/")
    assert "The check has not run yet; nobody can see this post." in page.content.decode()
    turn = page.context["revision"].turn
    browser.post(f"/posts/{draft.post_id}/withdraw/", {"turn": str(turn)})
    assert Draft.objects.get().content.joined() == "How do you end a visit well?"


def test_a_clear_post_is_published_and_its_page_leads_to_the_conversation(alice, browser):
    draft = draft_of(alice, "How do you end a visit well?")
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    revision = Revision.objects.get()
    screen(revision.pk)
    settle_screening(revision.pk)
    page = browser.get(f"/posts/{draft.post_id}/check/").content.decode()
    assert "Your group can read it." in page
    assert f"/posts/{draft.post_id}/" in page


def test_nobody_else_reaches_the_page(alice, browser, client):
    draft = draft_of(alice, TELLING)
    client.force_login(add_member(alice.group, reads=Membership.Reads.MODERATOR).user)
    assert client.get(f"/posts/{draft.post_id}/check/").status_code == 404


def test_my_posts_shows_each_with_its_state_and_next_step(alice, browser):
    assert "Nothing yet" in browser.get("/mine/").content.decode()
    draft_of(alice, "How do you end a visit well?")
    held = draft_of(alice, TELLING)
    browser.post(f"/posts/{held.post_id}/ask/", {"counter": "1"})
    screen(Revision.objects.get().pk)
    page = browser.get("/mine/").content.decode()
    assert "Draft" in page
    assert "Marked by the check" in page


def test_erasing_asks_first_and_then_nobody_can_read_it(alice, browser):
    draft = draft_of(alice, "How do you end a visit well?")
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    revision = Revision.objects.get()
    screen(revision.pk)
    settle_screening(revision.pk)
    assert "cannot be undone" in browser.get(f"/posts/{draft.post_id}/erase/").content.decode()
    browser.post(f"/posts/{draft.post_id}/erase/")
    assert Post.objects.get().state == "ERASED"
    revision.refresh_from_db()
    assert revision.is_erased


def test_one_click_can_name_one_person_the_same_everywhere(alice, browser):
    draft = draft_of(alice, "My client Jenny Halvorsen called. Jenny is afraid.")
    page = browser.get(f"/posts/{draft.post_id}/check/")
    assert "Everywhere this person is named: 2" in page.content.decode()
    place = place_of(page, "Jenny Halvorsen")
    browser.post(f"/posts/{draft.post_id}/replace/", place | {"choice": "0", "everywhere": "on"})
    assert "Jenny" not in Draft.objects.get().content.joined()


def test_before_it_goes_one_question_is_asked_and_sending_again_asks_no_more(alice, browser):
    draft = draft_of(alice, "How do you answer when a teacher asks you in the corridor?")
    pause = f"/posts/{draft.post_id}/pause/"
    page = browser.post(pause, {"counter": "1"}, follow=True).content.decode()
    assert "If a teacher from that school read this" in page
    assert not Revision.objects.exists()
    for _ in range(2):
        assert browser.post(pause, {"counter": "1"}, follow=True).redirect_chain[-1][0] == pause
    browser.post(pause, {"counter": "1"})
    assert Revision.objects.get().status == Status.SCREENING


def test_sending_from_the_question_hands_it_in(alice, browser):
    draft = draft_of(alice, "How do you end a visit?")
    browser.post(f"/posts/{draft.post_id}/pause/", {"counter": "1"})
    browser.post(f"/posts/{draft.post_id}/ask/", {"counter": "1"})
    assert Revision.objects.get().status == Status.SCREENING


def test_the_question_is_not_there_before_it_was_asked(alice, browser):
    draft = draft_of(alice, "How do you end a visit?")
    answer = browser.get(f"/posts/{draft.post_id}/pause/")
    assert (answer.status_code, answer["Location"]) == (302, f"/posts/{draft.post_id}/check/")
