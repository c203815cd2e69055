from pathlib import Path

import pytest

from posts.deidentification import Band, Category, Finding, Kind
from tests.bench.samples import Mark, Sample, read_samples
from tests.bench.scoring import Score, Share, band_table

MARKED = """=== x1 post
{PERSON/first|Jenny} of {PLACE/town|Cedar Falls} came on {DATE/weekday|Monday}, {AGE/age|9}, with {IGN/pet|Rex}.

=== x2 reply
{FISH/ask|Which town is this?}

=== x3 clean
How do you end a visit well?
"""
LINES = """{"text": "Jenny, 9, of Iowa", "spans": [{"start": 0, "end": 5, "label": "PERSON"},
 {"start": 7, "end": 8, "label": "AGE", "soft": true}, {"start": 13, "end": 17, "label": "PLACE", "raw": "state"}]}
"""


def sample(text: str, *marks: Mark, neutral: tuple[Mark, ...] = ()) -> Sample:
    return Sample(text, Kind.POST, marks, neutral)


def finding(start: int, end: int, category: Category = Category.NAME, band: Band = Band.LOOK_AT) -> Finding:
    return Finding(start, end, category, band, "a-rule", "why", ())


def scored(one: Sample, *findings: Finding) -> Score:
    result = Score()
    result.add(one, findings)
    return result


def counts(share: Share) -> tuple[int, int]:
    return share.part, share.whole


def test_marked_posts_are_read_with_their_kind_and_with_what_counts_neither_way(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text(MARKED)
    first, reply, clean = read_samples(tmp_path)
    assert first.text == "Jenny of Cedar Falls came on Monday, 9, with Rex."
    assert [(first.text[mark.start : mark.end], mark.label) for mark in first.marks] == [
        ("Jenny", "PERSON"),
        ("Cedar Falls", "PLACE"),
        ("Monday", "DATE"),
    ]
    assert [mark.label for mark in first.neutral] == ["AGE", "IGN"]
    assert (reply.kind, [mark.label for mark in reply.marks]) == (Kind.REPLY, ["FISH"])
    assert clean.marks == ()


def test_lines_of_json_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(LINES.replace("\n ", " "))
    (only,) = read_samples(tmp_path / "some.jsonl")
    assert [mark.label for mark in only.marks] == ["PERSON"]
    assert [mark.label for mark in only.neutral] == ["AGE", "PLACE"]


def test_a_mark_is_caught_when_four_fifths_of_its_letters_are_covered_by_whatever_category() -> None:
    text, mark = "Mary-Anne B.", Mark(0, 12, "PERSON")  # nine letters
    assert counts(scored(sample(text, mark), finding(0, 8, Category.PLACE)).core) == (0, 1)
    assert counts(scored(sample(text, mark), finding(0, 9, Category.PLACE)).core) == (1, 1)


def test_a_hint_catches_nothing_but_touches_what_only_neighbors_recognize() -> None:
    text = "the only baker, Jenny"
    marks = Mark(0, 14, "QUASI"), Mark(16, 21, "PERSON")
    hints = [finding(9, 14, Category.QUASI, Band.HINT), finding(16, 21, Category.NAME, Band.HINT)]
    result = scored(sample(text, *marks), *hints)
    assert counts(result.of_label("QUASI")) == (1, 1)
    assert counts(result.of_label("PERSON")) == (0, 1)
    assert counts(result.leak) == (1, 1)
    assert counts(result.precision()) == (0, 0)


def test_fishing_is_caught_only_by_a_finding_of_its_own() -> None:
    asking = sample("which town is this", Mark(0, 18, "FISH"))
    assert counts(scored(asking, finding(0, 18, Category.PLACE)).of_label("FISH")) == (0, 1)
    assert counts(scored(asking, finding(6, 10, Category.FISHING)).of_label("FISH")) == (1, 1)


def test_a_finding_is_right_when_it_touches_a_mark_and_neutral_words_count_neither_way() -> None:
    one = sample("Jenny, 9, and Rex in May", Mark(0, 5, "PERSON"), neutral=(Mark(14, 17, "IGN"),))
    result = scored(one, finding(0, 1), finding(14, 17), finding(21, 24, Category.DATE, Band.MUST_FIX))
    assert counts(result.precision()) == (1, 2)
    assert counts(result.precision([Band.MUST_FIX])) == (0, 1)
    assert counts(result.precision(category=Category.NAME)) == (1, 1)
    assert "0 of 1 = 0.0 %" in band_table(result)


def test_overlapping_findings_of_one_label_and_band_are_one() -> None:
    one = sample("Jenny Brenner", Mark(0, 13, "PERSON"))
    assert counts(scored(one, finding(0, 5), finding(3, 13)).precision()) == (1, 1)
    assert counts(scored(one, finding(0, 5), finding(6, 13)).precision()) == (2, 2)


def test_a_text_without_a_mark_is_not_at_risk_and_shows_false_alarms() -> None:
    result = scored(sample("x" * 500), finding(0, 3))
    assert counts(result.leak) == (0, 0)
    assert result.false_alarms == 2.0


def test_the_interval_is_wilsons() -> None:
    assert Share(41, 43).interval() == pytest.approx((84.54, 98.71), abs=0.01)
    assert Share(10, 10).interval() == pytest.approx((72.25, 100), abs=0.01)
