"""The invented posts, and what moderators learn from them: alone, and from three on together."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Membership
from groups.models.membership import Reads
from posts import calibration, screening
from posts.actions.calibration import answer_calibration, old_calibration
from posts.actions.moves import NotAllowed
from posts.calibration import answers_of, progress_of, read
from posts.calibration_figures import own_agreement, shared_agreement
from posts.calibration_texts import BY_CODE, CALIBRATION
from posts.models import CalibrationAnswer
from posts.review_rules import LATELY, ReasonCode
from posts.statuses import Verb
from tests.factories import add_member

pytestmark = pytest.mark.django_db


def answer(moderator: Membership, code: str, verb: Verb | None = None) -> CalibrationAnswer:
    """As the panel, unless told otherwise."""
    verb = verb or BY_CODE[code].decision
    reasons = [ReasonCode.UNIQUE] if verb == Verb.RETURN else []
    return answer_calibration(actor=moderator, text=BY_CODE[code], verb=verb, reasons=reasons)


def answer_all(moderator: Membership, **otherwise: Verb) -> None:
    for code in BY_CODE:
        answer(moderator, code, otherwise.get(code))


# ------------------------------------------------------------------- texts
def test_the_set_is_big_enough_balanced_and_says_why_in_two_sentences():
    assert len(CALIBRATION) == len(BY_CODE) >= 10
    assert {text.decision for text in CALIBRATION} == {Verb.APPROVE, Verb.RETURN}
    assert 4 <= sum(text.decision == Verb.APPROVE for text in CALIBRATION) <= len(CALIBRATION) - 4
    for text in CALIBRATION:
        assert bool(text.reasons) == (text.decision == Verb.RETURN), text.code
        assert len(re.findall(r"[.?!](?: |$)", text.why)) == 2, text.code
        assert re.fullmatch(r"[a-z]{1,16}", text.code)
        assert all(number.startswith("555-01") for number in re.findall(r"\d{3}-\d{4}", text.text))


def test_the_texts_are_marked_by_the_check_that_judges_every_post():
    marked = {text.code: [mark.found.category for mark in read(text, ()).marks] for text in CALIBRATION}
    assert marked["bread"] == ["NAME", "PLACE", "DATE"]
    assert set(marked["whichtown"]) == {"FISHING"}  # which only replies are checked for
    assert marked["method"] == ["ORGANISATION"]  # marked, and yet to be approved
    assert marked["everything"] == []  # not marked, and yet to be returned


def test_what_was_marked_is_covered_until_it_is_asked_for():
    def words(shown: set[int]) -> str:
        return "".join(run.text for run, _ in read(BY_CODE["bread"], shown).runs)

    assert "My client [name] in [place" in words(set())
    assert not re.search("Marisol|Dysart|March", words(set()))
    assert "Marisol in [place" in words({1})
    assert words({1, 2, 3}) == BY_CODE["bread"].text
    assert [mark.is_covered for mark in read(BY_CODE["bread"], {1}).marks] == [False, True, True]
    assert read(BY_CODE["bread"], {1}).covered == 2


def test_without_the_check_the_text_is_shown_and_says_that_it_is_not_checked(monkeypatch: pytest.MonkeyPatch):
    def breaks(*args: object, **kwargs: object) -> None:
        raise screening.EngineError

    monkeypatch.setattr(calibration.screening.runner, "check", breaks)
    shown = read(BY_CODE["bread"], ())
    assert not shown.is_checked
    assert [run.text for run, _ in shown.runs] == [BY_CODE["bread"].text]


# ----------------------------------------------------------------- answers
def test_the_first_answer_counts_until_it_is_time_for_another(mona):
    answer(mona, "bread", Verb.APPROVE)
    assert answer(mona, "bread", Verb.RETURN).verb == Verb.APPROVE
    CalibrationAnswer.objects.update(answered_at=timezone.now() - LATELY - timedelta(hours=1))
    again = answer(mona, "bread", Verb.RETURN)
    assert (again.verb, again.reasons) == (Verb.RETURN, ["UNIQUE"])
    assert CalibrationAnswer.objects.count() == 1


def test_only_moderators_answer_and_only_with_what_makes_sense(alice, ada, mona):
    for member in (alice, ada):
        with pytest.raises(NotAllowed, match="not_reviewer"):
            answer(member, "bread")
    for verb, reasons, code in [
        (Verb.RETURN, [], "no_reason"),
        (Verb.APPROVE, [ReasonCode.NAME], "no_reason"),
        (Verb.REJECT, [ReasonCode.NAME], "not_open"),
    ]:
        with pytest.raises(NotAllowed, match=code):
            answer_calibration(actor=mona, text=BY_CODE["bread"], verb=verb, reasons=reasons)
    assert not CalibrationAnswer.objects.exists()


def test_the_next_text_is_the_first_one_that_is_not_answered_lately(mona):
    first, second = CALIBRATION[:2]
    assert progress_of(answers_of(mona)).next == first
    answer(mona, first.code)
    progress = progress_of(answers_of(mona))
    assert (progress.next, progress.done, progress.again_on) == (second, 1, None)
    answer_all(mona)
    progress = progress_of(answers_of(mona))
    assert (progress.next, progress.done) == (None, len(CALIBRATION))
    assert progress.again_on == timezone.localtime(timezone.now() + LATELY).date()
    CalibrationAnswer.objects.filter(text=second.code).update(answered_at=timezone.now() - LATELY)
    assert progress_of(answers_of(mona)).next == second


def test_an_answer_to_a_text_that_left_the_set_counts_no_more(mona):
    answer(mona, "bread", Verb.APPROVE)
    CalibrationAnswer.objects.update(text="gone")
    assert answers_of(mona) == []
    assert own_agreement(answers_of(mona)).answered == 0


# --------------------------------------------------------------- agreement
def test_everybody_sees_their_own_agreement_with_the_panel(mona, moses):
    answer(mona, "bread")
    answer(mona, "doorway", Verb.RETURN)
    answer_all(moses)
    own = own_agreement(answers_of(mona))
    assert (own.agreed, own.answered) == (1, 2)


def test_the_group_has_figures_only_from_three_moderators_with_the_whole_set(group, mona, moses):
    maria = add_member(group, reads=Reads.MODERATOR)
    answer_all(mona)
    answer_all(moses)
    for text in CALIBRATION[1:]:
        answer(maria, text.code)
        assert shared_agreement(group) is None
    answer(maria, CALIBRATION[0].code)
    shared = shared_agreement(group)
    assert shared is not None
    assert (shared.moderators, shared.with_panel, shared.with_each_other) == (3, 100, 100)
    assert shared.with_panel_words == "almost always"


def test_agreement_with_the_panel_and_with_each_other_are_two_figures(group, mona, moses):
    maria = add_member(group, reads=Reads.MODERATOR)
    for member in (mona, moses, maria):  # alike, and three times not as the panel
        answer_all(member, doorway=Verb.RETURN, method=Verb.RETURN, bread=Verb.APPROVE)
    shared = shared_agreement(group)
    assert shared is not None
    assert (shared.with_panel, shared.with_each_other) == (75, 100)
    assert shared.with_panel_words == "clearly more than by chance"


def test_people_of_other_groups_and_who_moderates_no_more_do_not_count(group, mona, moses, charlie):
    maria = add_member(group, reads=Reads.MODERATOR)
    for member in (mona, moses, maria, charlie):
        answer_all(member)
    assert shared_agreement(charlie.group) is None
    Membership.objects.filter(pk=maria.pk).update(reads=Reads.MEMBER)
    assert shared_agreement(group) is None


def test_answers_go_with_the_role_and_after_two_rounds(mona, moses):
    answer(mona, "bread")
    answer(mona, "doorway")
    answer(moses, "bread")
    CalibrationAnswer.objects.filter(text="doorway").update(answered_at=timezone.now() - 2 * LATELY)
    Membership.objects.filter(pk=moses.pk).update(reads=Reads.MEMBER)
    old_calibration(timezone.now())
    assert [(one.moderator_id, one.text) for one in CalibrationAnswer.objects.all()] == [(mona.pk, "bread")]
