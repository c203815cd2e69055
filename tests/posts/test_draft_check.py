import pytest

from groups.models import Membership
from posts.draft_check import DraftFinding, check_draft
from posts.models import Reason
from posts.screening import Found
from tests.posts import play

pytestmark = pytest.mark.django_db


def test_what_is_open_and_what_is_kept_are_counted(alice: Membership) -> None:
    draft = play.begin(alice, play.TELLING)
    checked = check_draft(draft)
    assert (checked.open, checked.kept, checked.refused) == (3, 0, None)
    assert [finding.number for finding in checked.findings] == [1, 2, 3]
    checked = check_draft(play.keep_all(draft.post, Reason.PUBLIC_FIGURE))
    assert (checked.open, checked.kept) == (0, 3)
    assert checked.findings[0].reason_words == "It is a public figure or a theorist"


def test_a_finding_is_found_again_by_its_place(alice: Membership) -> None:
    checked = check_draft(play.begin(alice, play.TELLING))
    place = play.TELLING.index("Jenny")
    found = checked.at(place, place + 5)
    assert found is not None
    assert found.words == "Jenny"
    assert checked.at(place, place + 4) is None


def test_the_marked_parts_are_the_text(alice: Membership) -> None:
    [part] = check_draft(play.begin(alice, play.TELLING)).parts
    assert "".join(run.text for run in part.segments) == play.TELLING
    assert [run.text for run in part.segments if run.starts] == ["Jenny", "Cedar Falls", "March 14"]


def test_another_language_is_said_to_be_so(alice: Membership) -> None:
    assert check_draft(play.begin(alice, play.FOREIGN)).refused == "LANGUAGE"


def test_in_a_reply_asking_who_where_or_when_is_a_finding(alice: Membership, bob: Membership) -> None:
    asks = "That sounds hard. Which town does she live in?"
    root = play.published(alice)
    assert check_draft(play.begin(bob, asks, parent=root)).open == 1
    assert check_draft(play.begin(bob, asks)).open == 0


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (None, ""),
        (499, "Fewer than 500 people live there."),
        (3_304, "About 3,300 people live there."),
        (41_255, "About 41,000 people live there."),
    ],
)
def test_says_how_many_people_live_in_a_place(people: int | None, words: str) -> None:
    found = Found(0, 5, "PLACE", "MUST_FIX", "safe-harbor-b.town", "", ("a town",), population=people)
    assert DraftFinding(1, found, "", None, "").people_words == words
