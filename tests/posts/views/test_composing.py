from uuid import uuid4

import pytest
from django.test import Client

from groups.models import Membership
from posts.models import Draft, Post, Revision
from posts.statuses import Verb
from tests.factories import add_member
from tests.posts import play

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(alice: Membership, client: Client) -> Client:
    client.force_login(alice.user)
    return client


def start(alice: Membership, kind: str = "question") -> str:
    return f"/groups/{alice.group_id}/write/{kind}/"


def filled(**fields: str) -> dict[str, str]:
    return {"post": str(uuid4()), "counter": "0", "then": "save", **fields}


def test_the_kinds_can_be_chosen(alice, browser):
    page = browser.get(f"/groups/{alice.group_id}/write/").content.decode()
    for kind in ("dilemma", "question", "heard"):
        assert f"/groups/{alice.group_id}/write/{kind}/" in page


def test_a_reply_is_no_kind_to_start_with(alice, browser):
    assert browser.get(start(alice, "reply")).status_code == 404


def test_a_dilemma_asks_the_key_question_first(alice, browser):
    page = browser.get(start(alice, "dilemma")).content.decode()
    assert page.index("Your key question") < page.index("The situation") < page.index("Be heard")


def test_the_first_save_makes_a_draft_that_only_its_author_sees(alice, browser, client):
    answer = browser.post(start(alice), filled(text="How do you end a visit?"))
    post = Post.objects.get()
    assert answer["Location"] == f"/posts/{post.pk}/draft/"
    assert "How do you end a visit?" in browser.get(f"/posts/{post.pk}/draft/").content.decode()
    bob = add_member(alice.group)
    client.force_login(bob.user)
    assert client.get(f"/posts/{post.pk}/draft/").status_code == 404


def test_one_empty_form_makes_one_post_however_often_it_is_sent(alice, browser):
    form = filled(text="How do you end a visit?")
    for _ in range(3):
        browser.post(start(alice), form)
    assert Post.objects.count() == 1


def test_a_reply_that_is_sent_twice_leads_twice_to_where_it_stands(alice, bob, browser):
    root = play.published(bob)
    form = filled(text="I stand up first.", then="send")
    for _ in range(2):
        answer = browser.post(f"/posts/{root.pk}/reply/", form)
        assert (answer.status_code, answer["Location"]) == (302, f"/posts/{form['post']}/check/")
    assert Revision.objects.filter(post__parent=root).count() == 1
    again = browser.post(f"/posts/{root.pk}/reply/", form, headers={"HX-Request": "true"})
    assert "This text is on its way." in again.content.decode()
    asking = browser.post(f"/posts/{root.pk}/reply/", form | {"phase": "CLARIFY"})
    assert asking.status_code == 409, "what is said beside it is not what was sent"
    other = browser.post(f"/posts/{root.pk}/reply/", form | {"text": "I stand up last."})
    assert other.status_code == 409
    assert "I stand up last." in other.content.decode()


def test_what_was_turned_down_is_not_called_on_its_way(alice, mona, browser):
    post = play.decided(mona, play.in_review(alice).post, Verb.REJECT).post
    form = {"counter": "0", "text": play.TELLING}
    page = browser.post(f"/posts/{post.pk}/draft/", form, headers={"HX-Request": "true"}).content.decode()
    assert "on its way" not in page
    assert "Not saved" in page


def test_an_older_form_does_not_overwrite_a_newer_text(alice, browser):
    form = filled(text="first")
    browser.post(start(alice), form)
    address = f"/posts/{form['post']}/draft/"
    browser.post(address, {"counter": "1", "text": "newer", "then": "save"})
    answer = browser.post(address, {"counter": "1", "text": "from the other tab", "then": "save"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "from the other tab" in page
    assert "Another window saved a newer version" in page
    assert Draft.objects.get().content.joined() == "newer"


def test_saving_again_after_the_choice_keeps_what_this_window_has(alice, browser):
    form = filled(text="first")
    browser.post(start(alice), form)
    address = f"/posts/{form['post']}/draft/"
    browser.post(address, {"counter": "1", "text": "newer", "then": "save"})
    page = browser.post(address, {"counter": "1", "text": "mine", "then": "save"})
    browser.post(address, {"counter": str(page.context["counter"]), "text": "mine", "then": "save"})
    assert Draft.objects.get().content.joined() == "mine"


def test_the_autosave_of_the_browser_says_when_it_saved(alice, browser):
    form = filled(text="first")
    answer = browser.post(start(alice), form, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "Saved" in page
    assert 'value="1"' in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no words here yet"),
        ("   \n  ", "no words here yet"),
        ("a" * 20_001, "20,001 characters"),
        ("a" + "\u0301" * 10_000, "marks"),
        ("a\x00b", "invisible character"),
        ("abc \u202e def", "direction"),
        ("<script>alert(1)</script>", "HTML"),
    ],
)
def test_bad_input_gets_a_message_at_the_field_and_is_still_there(alice, browser, text, says):
    answer = browser.post(start(alice), filled(text=text) | {"then": "send"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert answer.context["form"]["text"].errors
    assert answer.context["form"]["text"].value() == text
    assert not Revision.objects.exists()


def test_a_body_of_five_megabytes_is_refused_with_a_page(alice, browser):
    answer = browser.post(start(alice), filled(text="a" * 5_000_000))
    assert answer.status_code == 413
    assert "too long" in answer.content.decode()


def test_parts_that_are_too_long_together_are_refused(alice, browser):
    form = filled(question="q" * 12_000, situation="s" * 12_000)
    answer = browser.post(start(alice, "dilemma"), form)
    assert "Together these parts have" in answer.content.decode()


def test_a_draft_can_be_thrown_away(alice, browser):
    form = filled(text="first")
    browser.post(start(alice), form)
    browser.post(f"/posts/{form['post']}/discard/")
    assert not Post.objects.exists()


def test_text_handed_in_meanwhile_is_kept_on_the_page(alice, browser):
    form = filled(text="How do you end a visit well?")
    browser.post(start(alice), form | {"then": "send"})
    answer = browser.post(f"/posts/{form['post']}/draft/", {"counter": "1", "text": "more words", "then": "save"})
    assert answer.status_code == 409
    assert "more words" in answer.content.decode()


def test_what_is_sent_after_the_session_ended_is_given_back(alice, browser):
    browser.logout()
    answer = browser.post(start(alice), filled(text="How do you end a visit well?"))
    assert answer.status_code == 403
    assert "How do you end a visit well?" in answer.content.decode()
    assert not Post.objects.exists()
