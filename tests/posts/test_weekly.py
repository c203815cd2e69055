"""The question of the week: on home for those who read, and in the form it leads to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from groups.models import Membership
from posts.deidentification import check
from posts.weekly import QUESTIONS, question_of_the_week
from tests.posts.views.browse import get

MONDAY = date(2026, 11, 23)


def test_it_is_the_same_from_monday_to_sunday_and_all_have_their_turn() -> None:
    weeks = [[question_of_the_week(MONDAY + timedelta(days=7 * n + day)) for day in range(7)] for n in range(26)]
    assert all(len(set(week)) == 1 for week in weeks)
    assert {week[0] for week in weeks} == set(QUESTIONS)
    assert len(set(QUESTIONS)) == 26


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_check_holds_none_of_them(question: str) -> None:
    assert check(question).findings == ()


@pytest.mark.django_db
def test_home_shows_it_to_those_who_read_and_the_form_begins_with_it(alice: Membership, ada: Membership) -> None:
    question = escape(question_of_the_week(timezone.localdate()))
    write = f"/groups/{alice.group_id}/write/privacy/"
    home = get(alice, "/")
    assert question in home
    assert f'href="{write}?weekly"' in home
    assert question in get(alice, f"{write}?weekly")
    assert question not in get(alice, write)
    assert question not in get(ada, "/")
