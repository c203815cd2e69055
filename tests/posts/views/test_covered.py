"""Marked words are covered until the moderator who holds the review asks for them, one by one."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from posts.actions.moves import NotAllowed
from posts.actions.reveals import reveal
from posts.actions.reviews import claim, release
from posts.models import Finding, Flag, Post, Reveal, Review
from posts.statuses import Verb
from supportcircle.models import AuditEntry
from tests.posts.play import (
    FIXED,
    FOREIGN,
    TELLING,
    ask_for,
    check,
    decided,
    fresh,
    hand_in,
    in_review,
    keep_all,
    newest,
    report,
    review_of,
    send,
    send_over,
    write,
)

from .browse import browser_of, get, press
from .desk import started, url_of

pytestmark = pytest.mark.django_db

WORDS = ("Jenny", "Cedar Falls", "March 14")


def show(member, review, category: str, **data: str) -> str:
    finding = Finding.objects.filter(category=category, screening__revision=review.revision_id).get()
    answer = press(member, url_of(review, "reveal/"), {"finding": str(finding.pk), **data})
    assert answer.status_code == 200
    return answer.content.decode()


def test_marked_words_are_covered_by_what_they_are(alice, mona):
    page = get(mona, url_of(started(mona, in_review(alice))))
    assert not any(word in page for word in WORDS)
    for label in ("[name]", "[place, about 41,000 people]", "[date]"):
        assert page.count(label) == 2  # in the text and in the list
    assert "she is thinking of leaving" in page
    assert "Safe Harbor A: names" in page


def test_words_are_shown_one_by_one_and_what_was_written_so_far_stays(alice, mona):
    review = started(mona, in_review(alice))
    pinned = str(Finding.objects.get(category="DATE").pk)
    page = show(mona, review, "PLACE", note="So far <so> good.", reasons="TOO_MUCH", pinned=pinned)
    assert "Cedar Falls" in page
    assert "Jenny" not in page
    assert "March 14" not in page
    assert "So far &lt;so&gt; good." in page
    assert re.search(r'value="TOO_MUCH"[^>]* checked', page)
    assert re.search(rf'value="{pinned}" checked', page)
    assert "thing to change" not in page  # nothing is judged yet
    page = get(mona, url_of(review))
    assert "Cedar Falls" in page
    assert "Jenny" not in page


def test_the_address_of_the_next_page_leads_to_the_words_and_they_can_take_the_focus(alice, mona):
    review = started(mona, in_review(alice))
    page = get(mona, url_of(review))
    assert f'formaction="{url_of(review, "reveal/")}#shown-2"' in page
    assert 'id="shown-2" tabindex="-1"' in show(mona, review, "PLACE")
    assert browser_of(mona).get(url_of(review, "reveal/"))["Location"] == url_of(review)


def test_all_are_shown_at_once_with_one_entry_each(alice, mona):
    review = started(mona, in_review(alice))
    assert "Show all 3" in get(mona, url_of(review))
    page = press(mona, url_of(review, "reveal/"), {"finding": "all"}).content.decode()
    assert all(word in page for word in WORDS)
    assert "Show all" not in page
    assert AuditEntry.objects.filter(action="review.reveal").count() == 3


def test_each_time_is_noted_once_by_codes_and_never_by_words(alice, mona):
    review = started(mona, in_review(alice))
    for _ in range(2):
        show(mona, review, "PLACE")
    entry = AuditEntry.objects.get(action="review.reveal")
    finding = Finding.objects.get(category="PLACE")
    assert (entry.actor, entry.target) == (mona.user_id, review.pk)
    assert entry.codes == {"finding": str(finding.pk), "category": "PLACE"}


def test_the_next_moderator_finds_them_covered_and_so_does_the_first_after_them(alice, mona, moses):
    review = started(mona, in_review(alice))
    show(mona, review, "NAME")
    release(actor=mona, review=review)
    claim(actor=mona, review=review)
    assert "Jenny" in get(mona, url_of(review))
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(actor=moses, review=review)
    assert "Jenny" not in get(moses, url_of(review))
    release(actor=moses, review=review)
    claim(actor=mona, review=review)
    assert "Jenny" not in get(mona, url_of(review))


def test_only_who_holds_the_review_is_shown_words(alice, mona, moses):
    review = started(mona, in_review(alice))
    finding = Finding.objects.get(category="NAME")
    answer = press(moses, url_of(review, "reveal/"), {"finding": str(finding.pk), "note": "Mine."})
    assert answer.status_code == 409
    assert "Steady Lantern is reviewing it" in answer.content.decode()
    assert "Mine." in answer.content.decode()
    assert press(alice, url_of(review, "reveal/"), {"finding": str(finding.pk)}).status_code == 404
    Review.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    answer = press(mona, url_of(review, "reveal/"), {"finding": str(finding.pk), "note": "Mine."})
    assert answer.status_code == 409
    assert "Your time with it ran out." in answer.content.decode()
    assert "Mine." in answer.content.decode()
    assert not Reveal.objects.exists()


def test_a_finding_of_another_post_is_not_shown(alice, bob, mona):
    review = started(mona, in_review(alice))
    foreign = Finding.objects.filter(screening__revision=in_review(bob, f"{TELLING} Again.")).first()
    press(mona, url_of(review, "reveal/"), {"finding": str(foreign.pk)})
    press(mona, url_of(review, "reveal/"), {"finding": "nonsense"})
    assert not Reveal.objects.exists()


def test_nobody_is_shown_words_of_their_own_post(mona, moses):
    revision = in_review(mona)
    review = started(moses, revision)
    with pytest.raises(NotAllowed):
        reveal(actor=mona, review=review, findings=[])


def test_a_reported_post_is_covered_in_the_same_way(alice, bob, mona):
    post = in_review(alice).post
    decided(mona, post, Verb.APPROVE)
    review = claim(actor=mona, review=report(bob, fresh(post), Flag.Reason.HARMFUL))
    page = get(mona, url_of(review))
    assert not any(word in page for word in WORDS)
    assert "Jenny" in show(mona, review, "NAME")


def test_a_reported_post_that_was_given_back_is_still_covered_when_it_comes_again(alice, bob, mona):
    post = in_review(alice).post
    decided(mona, post, Verb.APPROVE)
    report(bob, fresh(post))
    decided(mona, post, Verb.RETURN)
    review = started(mona, ask_for(post))
    page = get(mona, url_of(review))
    assert not any(word in page for word in WORDS)
    assert "[place, about 41,000 people]" in page


def test_a_text_that_could_not_be_checked_is_covered_whole_and_shown_by_paragraphs(alice, mona):
    review = started(mona, send(alice, f"{FOREIGN}\n\nY ahora ¿qué hago?\nNada."))
    page = get(mona, url_of(review))
    assert "Nothing in this text is checked." in page
    assert "Mi clienta" not in page
    assert "Nada" not in page
    assert page.count("[paragraph, not checked]") == 4  # in the text and in the list
    first, second = Finding.objects.order_by("start")
    page = press(mona, url_of(review, "reveal/"), {"finding": str(second.pk)}).content.decode()
    assert "Nada" in page
    assert "Mi clienta" not in page
    assert AuditEntry.objects.get(action="review.reveal").codes == {"finding": str(second.pk), "category": "NO_CHECK"}
    page = press(mona, url_of(review, "reveal/"), {"finding": str(first.pk)}).content.decode()
    assert "Mi clienta me dijo ayer" in page


def test_an_author_and_the_queue_meet_no_findings_where_the_check_failed(alice, mona):
    post = send(alice, FOREIGN).post
    page = get(alice, f"/posts/{post.pk}/check/")
    assert "Mi clienta me dijo ayer" in page
    assert 'class="finding' not in page
    queue = get(mona, f"/groups/{alice.group_id}/queue/")
    assert "not checked" in queue
    assert "hint" not in queue


def test_an_unchecked_paragraph_can_be_returned(alice, mona):
    post = send(alice, FOREIGN).post
    review = started(mona, newest(post))
    data = {"turn": str(newest(post).turn), "verb": "return", "pinned": str(Finding.objects.get().pk)}
    assert press(mona, url_of(review, "decide/"), data).status_code == 302
    assert "paragraph" not in get(alice, f"/posts/{post.pk}/check/").lower()


def test_a_note_and_what_was_taken_out_are_covered_too(alice, mona, moses):
    post = in_review(alice).post
    started(mona, newest(post))
    decided(mona, post, Verb.RETURN, note="Leave out Cedar Falls.")
    write(post, TELLING.replace(" in Cedar Falls", ""))
    revision = check(hand_in(keep_all(post)))
    page = get(moses, url_of(started(moses, revision)))
    assert "Leave out [place, about 41,000 people]." in page
    assert not any(word in page for word in WORDS)
    page = show(moses, review_of(post), "NAME")
    assert "Cedar Falls" not in page
    assert re.search(r"<del>My client Jenny in \[place", page)


def test_reveals_go_when_the_findings_go(alice, mona):
    review = started(mona, in_review(alice))
    show(mona, review, "NAME")
    post = Post.objects.get()
    decided(mona, post, Verb.RETURN)
    decided(mona, send_over(post, FIXED).post, Verb.APPROVE)
    assert not Reveal.objects.exists()


def test_no_row_of_a_reveal_holds_words(alice, mona):
    show(mona, started(mona, in_review(alice)), "NAME")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM posts_reveal")
        [row] = cursor.fetchall()
    assert "Jenny" not in str(row)
