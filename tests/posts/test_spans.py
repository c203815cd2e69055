from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from posts.content import Content, Part
from posts.spans import STRENGTH, marked_parts

from .test_content import contents


@dataclass(frozen=True)
class Marked:
    start: int
    end: int
    band: str


def laid_over(content: Content) -> st.SearchStrategy[list[Marked]]:
    ends = st.integers(0, len(content.joined()) + 3)
    spans = st.builds(Marked, ends, ends, st.sampled_from([*STRENGTH, "OTHER"]))
    return st.lists(spans.filter(lambda span: span.start < span.end), max_size=8)


@given(contents.flatmap(lambda content: st.tuples(st.just(content), laid_over(content))))
def test_the_marked_text_is_the_written_text_with_the_strongest_finding_on_each_letter(
    case: tuple[Content, list[Marked]],
) -> None:
    content, spans = case
    parts = marked_parts(content, spans)
    assert [(part.key, "".join(run.text for run in part.segments)) for part in parts] == [
        (part.key, part.text) for part in content.written()
    ]
    for part, (_, place) in zip(parts, content.offsets(), strict=True):
        at = place
        for run in part.segments:
            for letter in range(at, at + len(run.text)):
                covering = [span for span in spans if span.start <= letter < span.end]
                if covering:
                    strongest = min(STRENGTH.get(span.band, 3) for span in covering)
                    assert STRENGTH.get(run.band, 3) == strongest
                    assert spans[run.number - 1] in covering
                else:
                    assert (run.number, run.band) == (0, "")
            at += len(run.text)


@given(contents.flatmap(lambda content: st.tuples(st.just(content), laid_over(content))))
def test_each_finding_starts_once_however_many_parts_it_crosses(case: tuple[Content, list[Marked]]) -> None:
    content, spans = case
    runs = [run for part in marked_parts(content, spans) for run in part.segments]
    shown = {run.number for run in runs if run.number}
    assert sorted(run.number for run in runs if run.starts) == sorted(shown)


def test_of_two_findings_alike_the_shorter_shows_inside_the_longer() -> None:
    content = Content((Part("text", "the only widow in Elm"),))
    [part] = marked_parts(content, [Marked(0, 21, "LOOK_AT"), Marked(18, 21, "LOOK_AT")])
    assert [(run.text, run.number) for run in part.segments] == [("the only widow in ", 1), ("Elm", 2)]


def test_a_text_full_of_findings_is_marked_in_no_time() -> None:
    content = Content((Part("text", "Jenny " * 3_000),))
    spans = [Marked(6 * number, 6 * number + 5, "MUST_FIX") for number in range(3_000)]
    [part] = marked_parts(content, spans)
    assert len(part.segments) == 6_000
