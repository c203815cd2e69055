"""The author reads what a moderator asks, at the words, and answers each suggestion."""

import re

import pytest

from posts.actions.drafts import discard_draft, open_edit
from posts.actions.settle import settle_decision
from posts.actions.submit import withdraw
from posts.models import Decision, Finding, Suggestion
from posts.statuses import Verb
from tests.posts.play import (
    CLEAN,
    FIXED,
    TELLING,
    ask_for,
    decided,
    draft_of,
    fresh,
    in_review,
    keep_all,
    newest,
    send,
    send_over,
    text_of,
    write,
)
from tests.posts.returning import of, suggested

from .browse import get, land, press
from .desk import decide, started, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(alice, mona):
    revision = in_review(alice)
    return suggested(mona, revision.post, My_client_Jenny="My client", thinking="speaking").post


def page_of(post, verb="check"):
    return f"/posts/{post.pk}/{verb}/"


def answer(alice, post, verb, instead="", **more):
    chosen = {"suggestion": str(of(post, instead).pk)} if instead else {}
    return land(
        alice, page_of(post, "suggestions"), {"counter": str(fresh(post).counter), "answer": verb, **chosen, **more}
    )


def test_reasons_and_suggestions_stand_at_the_words_with_numbers(alice, post):
    page = get(alice, page_of(post))
    assert "It tells more than the question needs</li>" in page
    assert "<del>My client Jenny</del>" in page
    assert "<ins>My client</ins>" in page
    assert "A name, nickname or initials could point to someone." in page
    assert re.findall(r'id="words-(\d)" href="#asked-(\d)"', page) == [("1", "1"), ("2", "2")]
    assert '<mark class="said">thinking</mark>' in page
    assert 'said">Jenny' not in page.replace("\n", ""), "the number of the finding stands before the words"


def test_one_by_one(alice, post):
    page = answer(alice, post, "accept", "My client")
    assert "It stands in your text now." in page
    page = answer(alice, post, "refuse", "speaking")
    assert "Your words stay." in page
    assert page.count("Undo<") == 2
    assert text_of(draft_of(post)) == TELLING.replace("My client Jenny", "My client")
    assert "Taken back." in answer(alice, post, "undo", "My client")
    assert text_of(draft_of(post)) == TELLING


def leading(page):
    """The button that leads, and whether it comes before the others."""
    actions = page[page.index('<div class="stack loose sending">') :]
    buttons = re.findall(r'class="(button[^"]*)"[^>]*>([^<]+)<', actions)
    leads = [words for kind, words in buttons if kind == "button"]
    assert leads == [buttons[0][1]], buttons
    return leads[0]


def test_changing_it_leads_until_something_was_changed(alice, mona):
    alice.group.reviews_all = True
    alice.group.save()
    post = suggested(mona, send(alice, FIXED).post, leaving="going").post
    assert leading(get(alice, page_of(post))) == "Change the text"
    write(post, CLEAN)
    assert leading(get(alice, page_of(post))) == "Send to the group"


def test_what_is_kept_once_more_does_not_lead(alice, post):
    keep_all(post)
    assert leading(get(alice, page_of(post))) == "Change the text"


def test_all_at_once(alice, post):
    assert "Accept all 2" in get(alice, page_of(post))
    assert "All 2 stand in your text now." in answer(alice, post, "accept")
    assert text_of(draft_of(post)) == TELLING.replace("My client Jenny", "My client").replace("thinking", "speaking")


def test_words_that_were_changed_meanwhile_are_said_to_be_gone(alice, post):
    write(post, TELLING.replace("thinking of leaving", "going"))
    page = get(alice, page_of(post))
    assert "These words are no longer in your text as they were." in page
    assert "so nothing was changed" in answer(alice, post, "accept", "speaking")
    assert "1 put in. 1 not" in answer(alice, post, "accept")


def test_an_older_page_and_nonsense_change_nothing(alice, post):
    assert "The text changed in another window." in answer(alice, post, "accept", "My client", counter="0")
    for sent in ({}, {"counter": "x", "answer": "accept"}, {"counter": "9", "answer": "refuse", "suggestion": ""}):
        assert "That is not possible any more." in land(alice, page_of(post, "suggestions"), sent)
    assert text_of(draft_of(post)) == TELLING


def test_a_suggestion_of_another_post_is_none(alice, bob, mona, post):
    other = in_review(bob, f"{TELLING} Again.").post
    suggested(mona, other, Again="Once more")
    foreign = {"suggestion": str(of(other, "Once more").pk)}
    assert "That is not possible any more." in answer(alice, post, "accept", **foreign)


def test_returned_once_more_only_the_newest_suggestions_count(alice, mona, post):
    earlier = {"suggestion": str(of(post, "speaking").pk)}
    keep_all(post)
    ask_for(post)
    suggested(mona, post, March_14="a spring day", Cedar_Falls="a town")
    assert "<ins>speaking</ins>" not in get(alice, page_of(post))
    assert "That is not possible any more." in answer(alice, post, "accept", **earlier)
    assert "All 2 stand in your text now." in answer(alice, post, "accept")
    assert "thinking" in text_of(draft_of(post))


def test_nobody_else_can_answer(bob, mona, post):
    for member in (bob, mona):
        assert press(member, page_of(post, "suggestions"), {"counter": "1", "answer": "accept"}).status_code == 404


def test_the_form_to_change_the_text_says_what_was_asked_and_asks_nothing_itself(alice, post):
    page = get(alice, page_of(post, "draft"))
    assert "<ins>My client</ins>" in page
    assert 'name="answer"' not in page


def test_a_rejected_post_shows_why_at_the_words(alice, mona):
    review = started(mona, in_review(alice))
    pinned = Finding.objects.get(category="PLACE")
    decide(mona, review, "reject", pinned=[str(pinned.pk)])
    assert settle_decision(Decision.objects.get().pk)
    page = get(alice, page_of(review.post))
    assert "Why it was not accepted" in page
    assert "“Cedar Falls”</h3>" in page
    assert 'id="words-1"' in page
    assert 'name="answer"' not in page


def test_handed_in_again_the_moderator_reads_the_difference_and_what_became_of_each(alice, mona, post):
    answer(alice, post, "accept", "My client")
    answer(alice, post, "refuse", "speaking")
    send_over(post, text_of(draft_of(post)).replace("in Cedar Falls told me on March 14", "told me"))
    page = get(mona, url_of(started(mona, newest(post))))
    changed = page[page.index("What changed since") : page.index("The whole text")]
    assert "My client told me that she is thinking of leaving." in changed
    assert "Jenny" not in page
    assert "Suggested “My client”: the author took it" in page
    assert "Suggested “speaking”: the author did not take it" in page


def test_taken_back_nothing_of_it_is_left(alice, post):
    revision = newest(post)
    press(alice, page_of(post, "withdraw"), {"turn": str(revision.turn)})
    assert not Suggestion.objects.exists()
    discard_draft(actor=alice, post=post)


def test_once_it_is_withdrawn_or_published_nothing_is_asked_any_more(alice, mona):
    withdrawn = in_review(alice).post
    suggested(mona, withdrawn, Jenny="my client")
    withdraw(actor=alice, post=withdrawn, turn=newest(withdrawn).turn)
    published = in_review(alice, f"{TELLING} Again.").post
    suggested(mona, published, Jenny="my client")
    ask_for(published)
    decided(mona, published, Verb.APPROVE)
    pages = [get(alice, page_of(post)) for post in (withdrawn, published)]
    open_edit(actor=alice, post=fresh(published))
    for page in (*pages, get(alice, page_of(published))):
        assert "What the moderator asks" not in page
        assert "Returned to you" not in page
