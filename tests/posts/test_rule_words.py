"""Every rule that the engine can name has words for moderators."""

import re

import pytest

from posts.deidentification.recognizers import dates, organisations, places
from posts.deidentification.weighing import KINDS as TAGGED
from posts.rule_words import FAMILIES, rule_words
from tests.test_architecture import ENGINE

SPELLED = re.compile(r"\"((?:safe-harbor-[a-r]|organisation|quasi|fishing|group)\.[a-z-]+)\"")
NAMES = re.compile(r"Band\.\w+(?: if everyday else Band\.\w+)?, \"([a-z]+)\"")


def rules() -> set[str]:
    recognizers = {path: path.read_text(encoding="utf-8") for path in (ENGINE / "recognizers").glob("*.py")}
    found = {rule for text in recognizers.values() for rule in SPELLED.findall(text)}
    found |= {f"safe-harbor-a.{code}" for code in NAMES.findall(recognizers[ENGINE / "recognizers" / "names.py"])}
    found |= {f"safe-harbor-c.{code}" for code, *_ in (*dates.PATTERNS, *dates.CONTEXT)}
    found |= {f"safe-harbor-b.{code}" for code, *_ in places.PATTERNS}
    found |= {f"organisation.{kind}" for kind in organisations.KINDS}
    found |= {f"{family}.{code}" for _, family, _ in TAGGED.values() for code in ("read", "guess")}
    return found | {"fishing.read", "safe-harbor-d.number", "safe-harbor-e.number"}


def test_all_rules_are_found() -> None:
    assert {"safe-harbor-a.role", "safe-harbor-a.given", "safe-harbor-b.town", "group.term"} <= rules()
    assert len(rules()) > 80


# What a family has only one of needs no more than its name.
ALONE = ("d.number", "e.number", "g.ssn", "h.record", "i.plan", "j.account", "m.device", "o.ip", "p.print", "q.photo")
BY_FAMILY = {f"safe-harbor-{rule}" for rule in ALONE} | {"group.term"}


@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_rule_has_words(rule: str) -> None:
    words = rule_words(rule)
    assert words.split(":")[0] in FAMILIES.values()
    assert (":" in words) == (rule not in BY_FAMILY)


def test_no_two_rules_have_the_same_words() -> None:
    words = [rule_words(rule) for rule in rules()]
    assert len(set(words)) == len(words)


def test_a_rule_that_is_gone_is_not_shown_as_code() -> None:
    assert rule_words("safe-harbor-a.gone") == "Names"
    assert rule_words("gone.rule") == "A rule of an earlier version"
