"""The page about the check: every category is on it, and no figure that was not measured."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import strip_tags

from groups.models import Membership
from posts import guidance
from posts.actions.drafts import start_post
from posts.content import Content
from posts.deidentification import Category
from posts.guidance import Frequency, figures, frequency
from posts.kinds import KindCode
from tests.bench.figures import recorded

ADDRESS = "/guidance/check/"


@pytest.fixture
def page(alice: Membership, client: Client) -> str:
    client.force_login(alice.user)
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    html = answer.content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch):
    def set_to(**shares: tuple[int, int]) -> None:
        monkeypatch.setattr(guidance, "figures", lambda: figures() | {"shares": figures()["shares"] | shares})

    return set_to


def told(name: str, *, worst_up: bool = False) -> set[str]:
    """The numbers in which one recorded figure may be told: of 100, never in our favor, or as counted."""
    part, whole = recorded()["shares"].get(name, (0, 0))
    if whole < 100:
        return {str(part), str(whole)}
    of_hundred = 100 * part // whole + (worst_up and 100 * part % whole > 0)
    return {str(of_hundred), str(100 - of_hundred), "100"}


def test_every_category_of_the_check_stands_in_one_section() -> None:
    covered = [category for section in guidance.SECTIONS for category in section.covers]
    assert sorted(covered) == sorted(Category)


def test_what_each_section_is_counted_by_is_recorded() -> None:
    assert {section.label for section in guidance.SECTIONS} - {""} <= recorded()["shares"].keys()


@pytest.mark.django_db
def test_no_figure_on_the_page_was_not_measured(page: str) -> None:
    figures = recorded()
    allowed = {*re.findall(r"[1-9]\d*", figures["date"]), str(figures["texts"]), "89"}  # the age
    allowed |= told("leaking", worst_up=True)
    for name in ("core", "right", "MUST_FIX", "LOOK_AT", *(section.label for section in guidance.SECTIONS)):
        allowed |= told(name)
    assert set(re.findall(r"\d+", strip_tags(page))) <= allowed


@pytest.mark.django_db
def test_the_page_says_what_it_cannot_promise_and_who_decides(page: str) -> None:
    words = " ".join(strip_tags(page).split())
    for sentence in (
        "So when it finds nothing, that is not proof.",
        "The check fails or takes too long: a moderator decides.",
        "It is no expert determination in the sense of HIPAA.",
    ):
        assert sentence in words
    for section in guidance.SECTIONS:
        assert section.title in words


@pytest.mark.django_db
def test_who_looks_at_findings_can_read_what_the_check_misses(alice: Membership, client: Client) -> None:
    content = Content.of({"text": "How do you end a visit well?"})
    draft = start_post(actor=alice, post_id=uuid4(), kind=KindCode.QUESTION, content=content)
    client.force_login(alice.user)
    main = client.get(f"/posts/{draft.post_id}/check/").content.decode().split("<main")[1].split("</main>")[0]
    assert f'href="{ADDRESS}"' in main


def test_figures_are_never_rounded_in_our_favor(counted) -> None:
    counted(PERSON=(1999, 2000), leaking=(601, 2000), CONTACT=(41, 43), TIME=(0, 0))
    assert frequency("PERSON") == Frequency(99, 100)
    assert frequency("leaking", worst_up=True) == Frequency(31, 100)
    assert frequency("CONTACT") == Frequency(41, 43)
    assert frequency("TIME") is None


@pytest.mark.parametrize(
    ("part", "full", "half"), [(0, 0, False), (47, 230, True), (94, 470, False), (100, 500, False)]
)
def test_the_dots_show_as_many_as_the_words_say(part: int, full: int, half: bool) -> None:
    frequency = Frequency(part, 100)
    assert (frequency.full, frequency.half) == (full, half)
