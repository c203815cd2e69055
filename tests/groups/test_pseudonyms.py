import re

import pytest

from groups import pseudonyms
from groups.errors import Refused
from groups.models import Membership, SupportGroup
from tests.factories import make_user


def test_three_different_names_that_nobody_has(group: SupportGroup, alice: Membership) -> None:
    for _ in range(50):
        names = pseudonyms.suggestions(group)
        assert len(set(names)) == 3
        assert "Quiet Heron" not in names
        assert all(pseudonyms.is_generated(name) for name in names)


def test_the_lists_hold_enough_words_each_once() -> None:
    for words in (pseudonyms.FIRST, pseudonyms.SECOND):
        assert len(words) == len(set(words)) >= 40
        assert all(re.fullmatch(r"[A-Z][a-z]+", word) for word in words)
    assert max(len(f"{a} {b}") for a in pseudonyms.FIRST for b in pseudonyms.SECOND) <= pseudonyms.LONGEST


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Teal Comet", "Teal Comet"),
        ("  Teal   Comet ", "Teal Comet"),
        ("Très Calme", "Très Calme"),
        ("Night-Owl's Nest", "Night-Owl's Nest"),
        ("Moth", "Moth"),
    ],
)
def test_names_that_have_the_form_of_one(db: None, typed: str, shown: str) -> None:
    assert pseudonyms.clean(typed, make_user()) == shown


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "length"),
        ("Al", "length"),
        ("x" * 31, "length"),
        ("Teal Comet 7", "shape"),
        ("teal@comet.example", "shape"),
        ("Teal\x00Comet", "shape"),
        ("Teal\u202eComet", "shape"),
        ("<b>Teal</b>", "shape"),
        ("\u0422eal Comet", "shape"),  # a Cyrillic T
        ("one two three four five", "shape"),
        ("Quiet Moderator", "office"),
        ("Circle Support", "office"),
    ],
)
def test_names_that_have_not(db: None, typed: str, code: str) -> None:
    with pytest.raises(Refused, match=f"pseudonym_{code}"):
        pseudonyms.clean(typed, make_user())


@pytest.mark.parametrize("name", ["Alba Novakova", "Novakova", "Cedarhope Owl", "alba-novak ova"])
def test_part_of_ones_own_address_gives_one_away(db: None, name: str) -> None:
    user = make_user("alba.novakova@cedarhope.example")
    with pytest.raises(Refused, match="pseudonym_address"):
        pseudonyms.clean(name, user)


@pytest.mark.parametrize("name", ["quiet heron", "Quiet-Heron", "QuietHeron", "Quiét Heron"])
def test_a_name_very_like_another_is_taken(alice: Membership, name: str) -> None:
    assert pseudonyms.is_taken(alice.group, name)
    assert not pseudonyms.is_taken(alice.group, name, by_other_than=alice.user)
    assert not pseudonyms.is_taken(alice.group, "Quiet Otter")
