from .check import README
from .cost import LENGTH, RUNS, WARM, texts_of
from .figures import recorded, table


def test_the_readme_quotes_the_recorded_figures() -> None:
    assert table(recorded()) in README.read_text(encoding="utf-8")


def test_texts_to_time_have_one_length_and_are_not_the_same_twice() -> None:
    texts = texts_of([f"Post number {number} has a few words in it." for number in range(500)])
    assert {len(text) for text in texts} == {LENGTH}
    assert len(set(texts)) == len(texts) == WARM + RUNS


def test_few_words_are_enough_to_time() -> None:
    assert {len(text) for text in texts_of(["Short."])} == {LENGTH}
