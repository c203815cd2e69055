import pytest

from posts.deidentification.recognizers import dates

from .marking import marked

MATCHES = [
    ("She told me on March 14 that", "March 14"),
    ("born 01/02/1994, he says", "01/02/1994"),
    ("DOB 1991-05-22", "1991-05-22"),
    ("admitted 06-21-2023 at night", "06-21-2023"),
    ("the review on 3/14 went", "3/14"),
    ("On 17OCT23 we were called", "17OCT23"),
    ("we opened on 21 January with", "21 January"),
    ("discharged in October of last year", "October of last year"),
    ("hearing is on the 17th, they", "the 17th"),
    ("it is due by Thursday.", "Thursday"),
    ("She wants both before Easter, if", "Easter"),
    ("two days before Christmas", "two days before Christmas"),
    ("on Memorial Day weekend", "Memorial Day weekend"),
    ("Interview is Feb 28th, early", "Feb 28th"),
    ("since Monday, 6/12/23, no", "Monday, 6/12/23"),
    ("last Monday the 9th he", "last Monday the 9th"),
    ("closed in January.", "January"),
    ("he walked in early 2023 with", "early 2023"),
    ("six Marches ago", "six Marches ago"),
    ("Dec the third is next", "Dec the third"),
]
MUST_NOT = [
    "It may be 2 more weeks.",
    "They march 10 abreast.",
    "We have group every Tuesday.",
    "What are Sunday nights like?",
    "Our worst days are Sundays.",
    "Memorial Day is always bad here.",
    "It was a Friday night shift.",
    "He was born in 1994.",
    "Pain 7/10, on call 24/7, 1/2 tablet.",
    "She scored 14 on 2 of the 3 scales.",
    "The second of the two boys waited.",
    "I will sit with it, and she sat down.",
    "Spring is hard, winter is worse.",
    "It takes 10-12 weeks, 3 to 5 visits.",
    "Version 2.10.4 of the form",
    "May I march in?",
    "Valentine's Day is our heaviest shift.",
    "The first and the third rule apply.",
    "ratio 1/4 cup",
    "We saw him twice in two years.",
]


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_marks_dates(text: str, expected: str) -> None:
    assert expected in marked(dates.find, text)


@pytest.mark.parametrize("text", MUST_NOT)
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(dates.find, text) == []
