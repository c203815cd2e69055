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
        text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    assert text == (
        "My client X in a town of about 40,000 told me on a day in early spring that she is thinking of leaving."
    )
    assert check(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "My client won't fill in the safety plan, and I will not push her. What would you try?",
        "Bowen would draw a genogram. I drew one, and my supervisor asked whose family it was.",
        "She scored 19 on the PHQ-9 and takes Zoloft; the nurse says Medicaid may not pay.",
        "We have group every Tuesday, and Memorial Day is always the hardest week for the veterans.",
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


def test_an_allowed_word_never_touches_a_client_or_a_number() -> None:
    text = "My client Jenny has the number 319-555-0142 and she will not call it."
    policy = Policy(allowed=("Jenny", "319-555-0142"))
    assert [finding.band for finding in check(text, policy).findings] == [Band.MUST_FIX, Band.MUST_FIX]


def test_a_term_of_the_group_is_always_marked() -> None:
    text = "We met her at the blue barn and she said that it was enough for now."
    (finding,) = check(text, Policy(terms=(("the blue barn", Category.PLACE),))).findings
    assert text[finding.start : finding.end] == "the blue barn"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Policy(allowed=("",)),
        lambda: Policy(terms=((" ", Category.NAME),)),
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
    assert Policy.from_plain(plain) == Policy(Kind.REPLY, (("the barn", Category.PLACE),), ("Half-Pint",), True)


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
