"""Pages that stay as cheap as they are, however much a group has written."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.reveals import reveal
from posts.actions.reviews import claim
from posts.kinds import ContentNote
from posts.models import Draft, Finding, Opening, Post
from posts.statuses import Verb
from tests.factories import add_member
from tests.posts.keeping import allow, find, propose
from tests.posts.play import (
    CUSTODY,
    FIXED,
    TELLING,
    begin,
    decided,
    in_review,
    opinion,
    published,
    report,
    review_of,
)
from tests.posts.resting import hard, leaves, on_duty
from tests.posts.returning import say, suggested
from tests.posts.shelf import shelve
from tests.posts.test_calibration import answer, answer_all

pytestmark = pytest.mark.django_db


def queries(member: Membership, url: str, data: dict[str, str] | None = None) -> int:
    client = Client()
    client.force_login(member.user)
    with CaptureQueriesContext(connection) as found:
        assert (client.post(url, data) if data else client.get(url)).status_code == 200
    return len(found)


def test_the_feed_takes_eight_queries_at_most_for_ten_posts_and_for_a_thousand(alice, bob, mona):
    url = f"/groups/{alice.group_id}/"
    shelve(alice, 10)
    few = [queries(member, url) for member in (alice, bob, mona)]
    shelve(alice, 990)
    many = [queries(member, url) for member in (alice, bob, mona)]
    assert few == many
    assert max(many) <= 8


def test_a_thread_of_fifty_replies_takes_ten_queries_at_most(alice, bob, mona):
    [root] = shelve(alice, 1)
    shelve(bob, 25, parent=root)
    shelve(alice, 25, parent=root)
    for member in (alice, bob, mona):
        begin(member, "I began to write", parent=root)
        assert queries(member, f"/posts/{root.pk}/") <= 10  # the first time, when it is remembered
        assert queries(member, f"/posts/{root.pk}/") <= 10
    assert Draft.objects.filter(parent=root).count() == 3
    assert Opening.objects.filter(reader=mona).count() == 51


def test_home_takes_as_many_queries_for_many_posts_as_for_few(alice, bob, mona):
    def settled() -> list[int]:
        return [queries(member, "/") for member in (alice, bob, mona)]

    shelve(bob, 2)
    begin(alice)
    in_review(alice)
    few = settled()
    shelve(bob, 30)
    for number in range(5):
        begin(alice)
        in_review(alice, f"{TELLING} ({number})")
    assert settled() == few


def test_a_search_takes_seven_queries_at_most_for_ten_posts_and_for_five_hundred(alice, bob, mona):
    asked = {"words": "visit"}
    shelve(alice, 10)
    few = [queries(member, "/search/", asked) for member in (alice, bob, mona)]
    for root in shelve(bob, 10):
        shelve(alice, 49, parent=root)
    assert [queries(member, "/search/", asked) for member in (alice, bob, mona)] == few
    assert max(few) <= 7


def test_the_queue_takes_as_many_queries_for_many_items_as_for_few(alice, bob, mona):
    def fill() -> None:
        in_review(alice, f"{TELLING} ({Post.objects.count()})")
        report(bob, published(alice, f"{FIXED} ({Post.objects.count()})"))

    url = f"/groups/{alice.group_id}/queue/"
    fill()
    claim(actor=mona, review=review_of(Post.objects.filter(state="UNPUBLISHED")[0]))
    _shifts(alice)
    few = queries(mona, url)
    for _ in range(4):
        _shifts(alice)
        fill()
    claim(actor=add_member(alice.group, reads=Reads.MODERATOR), review=review_of(Post.objects.latest("created_at")))
    assert queries(mona, url) == few


def test_the_queue_takes_as_many_queries_for_many_second_opinions_as_for_few(alice, bob, mona, moses):
    def fill() -> None:
        in_review(alice, f"{CUSTODY} ({Post.objects.count()})")
        opinion(moses, in_review(bob, f"{CUSTODY} ({Post.objects.count()})").post, Verb.APPROVE)

    url = f"/groups/{alice.group_id}/queue/"
    fill()
    few = queries(mona, url)
    for _ in range(4):
        fill()
    assert queries(mona, url) == few


def test_a_review_by_two_takes_a_few_queries_more(alice, mona, moses):
    post = in_review(alice, CUSTODY).post
    opinion(moses, post, Verb.APPROVE)
    review = claim(actor=mona, review=review_of(post))
    queries(mona, f"/reviews/{review.pk}/")  # the first time, when it is remembered
    assert queries(mona, f"/reviews/{review.pk}/") <= 26


def test_the_overview_takes_as_many_queries_for_many_things_that_wait_as_for_few(alice, bob, mona, ada):
    url = f"/groups/{alice.group_id}/overview/"
    in_review(alice)
    few = queries(ada, url)
    for number in range(4):
        in_review(bob, f"{TELLING} ({number})")
    assert queries(ada, url) == few


def _shifts(author: Membership) -> None:
    """Hard posts, one of them read by Mona, who leaves the others; and one more moderator on duty."""
    mona = Membership.objects.select_related("group__key").get(user__email="mona@people.example")
    leaves(mona, ContentNote.DEATH)
    hard(author, ContentNote.DEATH, ContentNote.VIOLENCE)
    claim(actor=mona, review=hard(author, ContentNote.DEATH))
    on_duty(add_member(author.group, reads=Reads.MODERATOR))


def test_a_shift_and_ones_own_posts_take_as_many_queries_for_much_as_for_little(alice, mona):
    def counted() -> list[int]:
        return [queries(mona, f"/groups/{mona.group_id}/shift/"), queries(alice, "/mine/")]

    _shifts(alice)
    few = counted()
    for _ in range(4):
        _shifts(alice)
    assert counted() == few


def test_a_review_takes_as_many_queries_for_many_findings_as_for_few(alice, bob, mona):
    few = claim(actor=mona, review=review_of(in_review(alice).post))
    names = " ".join(f"Then my client {name} called." for name in ("Mary", "Susan", "Linda", "Karen", "Donna"))
    many = claim(actor=mona, review=review_of(in_review(bob, f"{TELLING} {names}").post))
    for review in (few, many):
        found = list(Finding.objects.filter(screening__revision=review.revision_id))
        reveal(actor=mona, review=review, findings=found[::2])
        queries(mona, f"/reviews/{review.pk}/")  # the first time, when it is remembered
    counted = [queries(mona, f"/reviews/{review.pk}/") for review in (few, many)]
    assert counted[0] == counted[1] <= 24


def test_a_returned_post_takes_as_many_queries_for_many_suggestions_and_messages_as_for_few(alice, bob, mona):
    names = ("Mary", "Susan", "Linda", "Karen", "Donna")
    long = f"{TELLING} {' '.join(f'Then my client {name} called.' for name in names)}"
    counted = []
    for author, text, wanted in ((alice, TELLING, ["Jenny"]), (bob, long, names)):
        post = in_review(author, text).post
        suggested(mona, post, **dict.fromkeys(wanted, "somebody"))
        for _ in wanted:
            say(mona, post)
            say(author, post)
        queries(author, f"/posts/{post.pk}/check/")  # the first time, when its notices are seen
        queries(mona, f"/reviews/{review_of(post).pk}/")
        counted.append((queries(author, f"/posts/{post.pk}/check/"), queries(mona, f"/reviews/{review_of(post).pk}/")))
    assert counted[0] == counted[1]
    assert max(counted[0]) <= 24


def test_practice_takes_as_many_queries_for_many_moderators_as_for_few(group, mona):
    practice = f"/groups/{group.pk}/calibration/"
    answer(mona, "bread")

    def settled() -> list[int]:
        return [queries(mona, practice), queries(mona, f"{practice}bread/")]

    answer_all(mona)
    few = settled()
    for _ in range(4):
        answer_all(add_member(group, reads=Reads.MODERATOR))
    assert settled() == few
    assert max(few) <= 6


def test_figures_about_decisions_take_as_many_queries_for_many_as_for_few(alice, bob, mona):
    def fill() -> None:
        decided(mona, in_review(alice, f"{TELLING} ({Post.objects.count()})").post, Verb.REJECT)
        report(bob, published(alice, f"{FIXED} ({Post.objects.count()})"))

    pages = [(bob, f"/groups/{alice.group_id}/openness/"), (mona, f"/groups/{alice.group_id}/rules/")]
    fill()
    few = [queries(member, url) for member, url in pages]
    for _ in range(4):
        fill()
    assert [queries(member, url) for member, url in pages] == few
    assert max(few) <= 7


def test_the_groups_words_take_as_many_queries_for_many_as_for_few(alice, bob, mona):
    def fill(number: int) -> None:
        shelve(alice, 5)
        find(mona, f"Larkspur House {number}", instead="a shelter")
        allow(mona, f"Carl Rogers {number}")
        propose(bob, f"Half-Pint {number}")

    kept, own = f"/groups/{alice.group_id}/words/", f"/groups/{alice.group_id}/my-words/"
    fill(0)
    few = queries(mona, kept), queries(bob, own)
    for number in range(1, 8):
        fill(number)
    assert (queries(mona, kept), queries(bob, own)) == few
    assert max(few) <= 8
