"""What a moderator suggests reaches the text only by its author's hand, one by one, and can be taken back."""

import pytest

from groups.models import Membership
from posts.actions.drafts import OlderCounter
from posts.actions.moves import NotAllowed
from posts.actions.reviews import decide
from posts.actions.suggestions import accept, refuse, take_back
from posts.models import Post, Suggestion
from posts.statuses import Verb
from supportcircle.models import AuditEntry
from tests.posts import play
from tests.posts.returning import asked, of, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(alice: Membership, mona: Membership) -> Post:
    revision = play.in_review(alice)
    return suggested(mona, revision.post, My_client_Jenny="My client", Cedar_Falls="a small town").post


def draft(post: Post) -> str:
    return play.text_of(play.draft_of(post))


def do(act, post: Post, *instead: str) -> int:
    found = [of(post, words) for words in instead]
    counter = play.fresh(post).counter
    if act is accept:
        return accept(actor=play.fresh(post).author, post=post, counter=counter, suggestions=found)
    return act(actor=play.fresh(post).author, post=post, counter=counter, suggestion=found[0])


def test_nothing_changes_before_the_author_accepts(post: Post) -> None:
    assert draft(post) == play.TELLING
    assert [(point.was, point.instead) for point in asked(post).points] == [
        ("My client Jenny", "My client"),
        ("Cedar Falls", "a small town"),
    ]


def test_one_by_one_in_any_order(post: Post) -> None:
    assert do(accept, post, "My client") == 1
    assert draft(post) == play.TELLING.replace("My client Jenny", "My client")
    assert do(accept, post, "a small town") == 1
    assert draft(post) == "My client in a small town told me on March 14 that she is thinking of leaving."
    assert all(point.is_accepted for point in asked(post).points)


def test_all_at_once(post: Post) -> None:
    assert do(accept, post, "a small town", "My client") == 2
    assert draft(post) == "My client in a small town told me on March 14 that she is thinking of leaving."


def test_not_this_one(post: Post) -> None:
    do(refuse, post, "My client")
    do(accept, post, "a small town")
    assert draft(post) == play.TELLING.replace("Cedar Falls", "a small town")
    assert [point.suggestion.answer for point in asked(post).points] == ["REFUSED", "ACCEPTED"]


def test_each_answer_can_be_taken_back(post: Post) -> None:
    do(accept, post, "My client", "a small town")
    do(take_back, post, "My client")
    assert draft(post) == play.TELLING.replace("Cedar Falls", "a small town")
    do(refuse, post, "My client")
    do(take_back, post, "My client")
    do(refuse, post, "a small town")
    assert draft(post) == play.TELLING, "what was accepted and is then refused is as it was"
    assert asked(post).points[0].is_open


def test_it_follows_its_words_through_the_authors_own_changes(post: Post) -> None:
    play.write(post, f"Last year. {play.TELLING} Jenny is well.")
    do(accept, post, "My client")
    assert draft(post) == f"Last year. {play.TELLING} Jenny is well.".replace("My client Jenny", "My client")


def test_words_that_were_changed_get_no_replacement(post: Post) -> None:
    mine = play.TELLING.replace("Cedar Falls", "Cedar Rapids")
    play.write(post, mine)
    assert asked(post).points[1].span is None
    assert do(accept, post, "a small town") == 0
    assert draft(post) == mine
    assert do(accept, post, "My client", "a small town") == 1
    assert asked(post).points[1].is_open


def test_accepted_words_that_the_author_changed_again_are_not_taken_back(post: Post) -> None:
    do(accept, post, "My client")
    mine = draft(post).replace("My client", "A woman")
    play.write(post, mine)
    assert do(take_back, post, "My client") == 0
    assert draft(post) == mine


def test_the_same_answer_twice_is_one(post: Post) -> None:
    do(accept, post, "My client")
    assert do(accept, post, "My client") == 0
    assert draft(post).startswith("My client in Cedar")


def test_an_older_page_answers_nothing_and_only_the_author_answers(post: Post, alice, bob) -> None:
    found, older = of(post, "My client"), play.fresh(post).counter
    play.write(post, f"Yesterday. {play.TELLING}")
    with pytest.raises(OlderCounter):
        accept(actor=alice, post=post, counter=older, suggestions=[found])
    with pytest.raises(NotAllowed, match="not_author"):
        refuse(actor=bob, post=post, counter=older + 1, suggestion=found)


def test_handed_in_again_nothing_can_be_answered(post: Post, alice) -> None:
    found = of(post, "My client")
    play.ask_for(play.keep_all(post).post)
    with pytest.raises(NotAllowed, match="no_draft"):
        accept(actor=alice, post=post, counter=play.fresh(post).counter, suggestions=[found])


def test_suggestions_go_with_a_return_only(alice, mona) -> None:
    review = play.review_of(play.in_review(alice).post)
    with pytest.raises(NotAllowed, match="only_with_return"):
        decide(
            actor=mona,
            review=review,
            turn=review.revision.turn,
            verb=Verb.APPROVE,
            suggestions=[((0, 2), "Her client")],
        )
    assert not Suggestion.objects.exists()


def test_after_a_report_they_go_with_the_copy_that_the_author_has(alice, bob, mona) -> None:
    post = play.published(alice)
    play.report(bob, post)
    suggested(mona, post, clients="people")
    assert do(accept, post, "people") == 1
    assert draft(post) == play.CLEAN.replace("clients", "people")
    [suggestion] = Suggestion.objects.all()
    assert suggestion.revision_id == play.newest(post).pk


def test_what_comes_back_keeps_its_place_in_the_queue(post: Post, alice, mona) -> None:
    first = post.reviews.get()
    do(accept, post, "My client", "a small town")
    play.send_over(post, play.FIXED)
    again = post.reviews.open().get()
    assert again.pk != first.pk
    assert again.opened_at == first.opened_at


def test_the_audit_says_who_did_what_and_none_of_the_words(post: Post) -> None:
    do(accept, post, "My client")
    do(take_back, post, "My client")
    do(refuse, post, "a small town")
    said = AuditEntry.objects.filter(action__startswith="suggestion.").order_by("seq")
    assert [entry.action.split(".")[1] for entry in said] == ["make", "make", "accept", "undo", "refuse"]
    assert all(set(entry.codes) <= {"post", "decision"} for entry in said)
