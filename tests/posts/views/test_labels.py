"""Setting, content notes and disguise as people meet them: in the composer, the feed, a thread, search, a review."""

import re
from uuid import uuid4

import pytest

from posts.actions.reviews import claim
from posts.models import Post, Revision
from tests.posts.play import CLEAN, CLEAN_TOO, fresh, labelled, published, review_of

from .browse import browser_of, get, land, press
from .desk import url_of

pytestmark = pytest.mark.django_db

CASE = {"question": "What do I say at the door?", "situation": "A client keeps talking when I have to go."}
CODES = {"disguise": "COMPOSITE", "setting": "AGING", "content_notes": ["DEATH", "SUICIDE"], "needs": ["IDEAS"]}


def start(member, kind):
    return f"/groups/{member.group_id}/write/{kind}/"


def begin(member, kind="dilemma", **fields):
    form = {"post": str(uuid4()), "counter": "0", **CASE, **fields}
    return form, browser_of(member).post(start(member, kind), form)


def feed(member, **chosen):
    return browser_of(member).get(f"/groups/{member.group_id}/", chosen).content.decode()


def hidden(page):
    """What stands behind a press, and the rest."""
    folded = "".join(re.findall(r"<details.*?</details>", page, re.DOTALL))
    return folded, re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)


# ----------------------------------------------------------------- composer
@pytest.mark.parametrize("kind", ["dilemma", "encounter", "question", "privacy", "tip", "heard"])
def test_every_kind_can_be_begun(alice, kind):
    assert start(alice, kind) in get(alice, f"/groups/{alice.group_id}/write/")
    assert get(alice, start(alice, kind))


def test_the_codes_are_saved_by_the_browser_and_come_back_in_the_draft(alice):
    form = {"post": str(uuid4()), "counter": "0", **CASE, **CODES}
    browser_of(alice).post(start(alice, "dilemma"), form, headers={"HX-Request": "true"})
    post = Post.objects.get()
    assert (post.disguise, post.setting, post.content_notes, post.needs) == tuple(CODES.values())
    page = get(alice, f"/posts/{post.pk}/draft/")
    for code in ("COMPOSITE", "DEATH", "SUICIDE", "IDEAS"):
        assert re.search(rf'value="{code}"[^>]* checked', page), code
    assert re.search(r'value="AGING"[^>]* selected', page)
    assert re.search(r'<details class="more" open>', page), "what is chosen shows"


def test_what_is_optional_is_folded_until_something_is_chosen(alice):
    folded, rest = hidden(get(alice, start(alice, "dilemma")))
    assert "Content notes" in folded
    assert "How is it disguised?" in rest
    folded, rest = hidden(get(alice, start(alice, "question")))
    assert "How is it disguised?" in folded
    assert "How is it disguised?" not in rest


def test_a_case_without_a_disguise_is_saved_but_its_check_asks_for_one(alice):
    form, answer = begin(alice, then="save")
    assert answer.status_code == 302
    answer = press(alice, f"/posts/{form['post']}/draft/", {**form, "counter": "1", "then": "check"})
    assert answer.status_code == 422
    assert "Without that it cannot be sent" in answer.content.decode()
    page = get(alice, f"/posts/{form['post']}/check/")
    assert f'/posts/{form["post"]}/draft/#id_disguise"' in page
    assert re.search(r'<button class="button" disabled[^>]*>Send to the group', page)
    assert "Say how it is disguised" in land(alice, f"/posts/{form['post']}/ask/", {"counter": "1"})
    assert not Revision.objects.exists()


def test_an_agreement_of_the_client_asks_how_and_is_forgotten_with_another_label(alice):
    form, answer = begin(alice, disguise="CONSENT", then="check")
    assert answer.status_code == 422
    assert "Say how the client agreed" in answer.content.decode()
    draft = f"/posts/{form['post']}/draft/"
    press(alice, draft, {**form, "counter": "1", "disguise": "CONSENT", "consent": "SPOKEN", "then": "check"})
    assert Post.objects.get().consent == "SPOKEN"
    press(alice, draft, {**form, "counter": "2", "disguise": "PROCESS", "consent": "SPOKEN", "then": "check"})
    assert (Post.objects.get().disguise, Post.objects.get().consent) == ("PROCESS", "")


@pytest.mark.parametrize("name", ["disguise", "consent", "setting", "content_notes"])
def test_a_code_that_does_not_exist_is_refused_with_the_text_kept(alice, name):
    _, answer = begin(alice, then="save", **{name: "NOWHERE"})
    assert answer.status_code == 422
    assert CASE["situation"] in answer.content.decode()
    assert not Post.objects.exists()


# -------------------------------------------------------------- feed, thread
def test_the_feed_shows_setting_and_disguise_and_keeps_words_with_a_note_behind_a_press(alice, bob):
    labelled(alice, setting="AGING", disguise="COMPOSITE", content_notes=("DEATH",))
    page = feed(bob)
    assert "Aging and adult protection" in page
    assert "Several cases made into one" in page
    folded, rest = hidden(page)
    assert "Content note: death" in rest
    assert CLEAN in folded
    assert CLEAN not in rest


def test_in_a_thread_the_words_with_a_note_open_with_one_press_but_for_their_author(alice, bob):
    post = labelled(alice, disguise="COMPOSITE", content_notes=("DEATH", "SUICIDE"))
    page = get(bob, f"/posts/{post.pk}/")
    folded, rest = hidden(page)
    assert CLEAN in folded
    assert CLEAN not in rest
    assert "Content note: death, suicide or self-harm" in page
    assert page.index("Several cases made into one") < page.index(CLEAN)
    assert CLEAN in hidden(get(alice, f"/posts/{post.pk}/"))[1]


def test_words_without_a_note_are_open(alice, bob):
    post = published(alice)
    assert CLEAN in hidden(feed(bob))[1]
    assert CLEAN in hidden(get(bob, f"/posts/{post.pk}/"))[1]


def test_the_feed_is_narrowed_by_kind_and_setting_and_takes_no_other_words(alice, bob):
    school, shelter = labelled(alice, setting="SCHOOL"), labelled(alice, CLEAN_TOO, setting="HOUSING")
    for chosen, expected in (
        ({"setting": "SCHOOL"}, {school}),
        ({"kind": "QUESTION"}, {school, shelter}),
        ({"kind": "QUESTION", "setting": "HOUSING"}, {shelter}),
        ({"kind": "TIP"}, set()),
        ({"kind": "nothing", "state": "HIDDEN"}, {school, shelter}),
    ):
        page = feed(bob, **chosen)
        assert {post for post in (school, shelter) if f"/posts/{post.pk}/" in page} == expected, chosen
    assert "Nothing like this yet" in feed(bob, kind="TIP")


# ------------------------------------------------------------------- search
def test_search_finds_by_setting_the_post_and_its_replies(alice, bob):
    school, shelter = labelled(alice, CLEAN_TOO, setting="SCHOOL"), labelled(alice, CLEAN_TOO, setting="HOUSING")
    reply = published(bob, "What helped me was a walk before the visit.", parent=fresh(school))
    page = press(bob, "/search/", {"words": "visit", "setting": "SCHOOL"}).content.decode()
    assert f"#post-{school.pk}" in page
    assert f"#post-{reply.pk}" in page
    assert f"#post-{shelter.pk}" not in page
    assert f"#post-{shelter.pk}" in press(bob, "/search/", {"setting": "HOUSING"}).content.decode()


def test_what_is_found_under_a_content_note_waits_for_a_press_also_in_replies(alice, bob):
    post = labelled(alice, CLEAN_TOO, content_notes=("VIOLENCE",))
    published(bob, "What helped me was a walk before the visit.", parent=fresh(post))
    folded, rest = hidden(press(bob, "/search/", {"words": "visit"}).content.decode())
    assert rest.count("Content note: violence") == 2
    assert folded.count('<mark class="hit">visit</mark>') == 2
    assert '<mark class="hit">' not in rest


# ------------------------------------------------------------------- review
def test_the_moderator_reads_the_labels_before_the_text(alice, mona):
    codes = {"setting": "AGING", "content_notes": ("DEATH",), "disguise": "CONSENT", "consent": "WRITTEN"}
    review = review_of(labelled(alice, **codes))
    claim(actor=mona, review=review)
    page = get(mona, url_of(review))
    text = page.index(CLEAN)
    for words in ("Content note: death", "The client agreed to it: in writing", "Aging and adult protection"):
        assert page.index(words) < text
    assert "The author says that the client agreed" in page
