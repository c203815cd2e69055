import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from posts.deidentification import LABELS, Band, Category, Kind, Policy, Report, check
from posts.deidentification.categories import REASONS

STORY = "My client Jenny in Cedar Falls told me on March 14 that she is thinking of leaving."


def words(text: str, report: Report) -> list[str]:
    return [text[finding.start : finding.end] for finding in report.findings]


def test_finds_exactly_what_points_to_a_person() -> None:
    report = check(STORY)
    assert words(STORY, report) == ["Jenny", "Cedar Falls", "March 14"]
    assert [finding.category for finding in report.findings] == [Category.NAME, Category.PLACE, Category.DATE]
    assert Band.HINT not in {finding.band for finding in report.findings}


def test_the_suggestions_read_well() -> None:
    text = STORY
    for finding in reversed(check(STORY).findings):
        start, end = finding.replaces or (finding.start, finding.end)
        text = text[:start] + finding.suggestions[0] + text[end:]
    assert text == (
        "My client in a town of about 40,000 told me on a day in early spring that she is thinking of leaving."
    )
    assert check(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "My client won't fill in the safety plan, and I will not push her. What would you try?",
        "Bowen would draw a genogram. I drew one, and my supervisor asked whose family it was.",
        "She scored 19 on the PHQ-9 and takes Zoloft; the nurse says Medicaid may not pay.",
        "We have group every Tuesday, and Memorial Day is always the hardest week for the veterans.",
        "We share the office with a nurse, two students and one very patient Labrador, and it helps.",
    ],
)
def test_ordinary_talk_stays_quiet(text: str) -> None:
    assert words(text, check(text)) == []


def test_every_category_has_a_label_and_a_reason() -> None:
    assert set(LABELS) == set(REASONS) == set(Category)


def test_an_allowed_word_lowers_a_look_at_to_a_hint() -> None:
    text = "He told the whole story at Ashgrove Elementary and then he went home with her."
    (strict,) = check(text).findings
    (lenient,) = check(text, Policy(allowed=("ashgrove elementary",))).findings
    assert (strict.band, lenient.band) == (Band.LOOK_AT, Band.HINT)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("My client Jenny has not called me back since then.", "Jenny"),
        ("My client jenny has not called me back since then.", "jenny"),
        ("My client wren says that she will not come.", "wren"),
        ("Her son, Wren, left school in the spring.", "Wren"),
        ("A patient called Wren left before I came.", "Wren"),
        ("Her brother is Ashgrove to everybody here.", "Ashgrove"),
        ("Call me at 319-555-0142 when you hear from her.", "319-555-0142"),
        ("Her file is K-0772 and nobody can open it.", "K-0772"),
        ("She waits in room 14 and nobody comes.", "14"),
        ("She writes as @halfpint and everybody reads it.", "halfpint"),
        ("It was on March 14 that she left us.", "March 14"),
        ("Mail goes to jenny@people.example these days.", "jenny@people.example"),
    ],
)
def test_what_points_straight_at_somebody_stays_whatever_is_allowed(text: str, allowed: str) -> None:
    strict, lenient = check(text), check(text, Policy(allowed=(allowed,)))
    assert strict.findings
    assert lenient == strict


def test_allowing_one_number_allows_no_other() -> None:
    text = "I told Ashgrove 12 about it, and then Ashgrove 14."
    strict, lenient = check(text), check(text, Policy(allowed=("Ashgrove 12",)))
    of_14 = [[one for one in report.findings if one.end > text.index(" and")] for report in (strict, lenient)]
    assert of_14[0]
    assert of_14[0] == of_14[1]


def test_in_a_reply_asking_who_it_is_is_found_whatever_is_allowed() -> None:
    text = "That sounds hard. Which town does she live in?"
    strict, lenient = (check(text, Policy(Kind.REPLY, allowed=allowed)) for allowed in ((), (text, "town")))
    assert strict.findings
    assert lenient == strict


def test_a_word_that_is_always_found_is_found_though_it_is_allowed() -> None:
    text = "We met her at the blue barn and she said that it was enough for now."
    policy = Policy(terms=(("the blue barn", Category.PLACE),), allowed=("The Blue Barn",))
    assert [finding.band for finding in check(text, policy).findings] == [Band.LOOK_AT]


def test_an_allowed_word_is_known_however_it_is_written() -> None:
    text = "He told the whole story at Ashgrove Elementary and then he went home with her."
    assert [one.band for one in check(text, Policy(allowed=("ASHGROVE-elementary's",))).findings] == [Band.HINT]
    assert [one.band for one in check(text, Policy(allowed=("Ashgrove",))).findings] == [Band.LOOK_AT]


def test_a_term_of_the_group_is_always_marked() -> None:
    text = "We met her at the blue barn and she said that it was enough for now."
    (finding,) = check(text, Policy(terms=(("the blue barn", Category.PLACE),))).findings
    assert text[finding.start : finding.end] == "the blue barn"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Policy(allowed=("",)),
        lambda: Policy(terms=((" ", Category.NAME),)),
        lambda: Policy(allowed=("...",)),
        lambda: Policy(instead=(("the barn", " "),)),
        lambda: Policy.from_plain({"instead": "a barn"}),
        lambda: Policy.from_plain({"terms": [["the barn", "BARN"]]}),
        lambda: Policy.from_plain({"allow": []}),
        lambda: Policy.from_plain({"allowed": "Jenny"}),
        lambda: Policy.from_plain({"kind": "NOTE"}),
    ],
)
def test_a_policy_that_would_weaken_the_check_is_refused(make: Callable[[], Policy]) -> None:
    with pytest.raises((ValueError, TypeError)):
        make()


def test_a_policy_comes_from_plain_data() -> None:
    plain = {"kind": "REPLY", "terms": [["the barn", "PLACE"]], "allowed": ["Half-Pint"], "states": True}
    plain["instead"] = [["the barn", "a place"]]
    policy = Policy(Kind.REPLY, (("the barn", Category.PLACE),), ("Half-Pint",), True, (("the barn", "a place"),))
    assert Policy.from_plain(plain) == policy


def test_threads_get_the_same_answer() -> None:
    answers: list[Report] = []
    threads = [threading.Thread(target=lambda: answers.append(check(STORY * 5))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert all(answer == answers[0] for answer in answers)


def test_imports_nothing_of_the_application() -> None:
    program = "import sys, posts.deidentification; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
