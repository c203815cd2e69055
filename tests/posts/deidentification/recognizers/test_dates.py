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
    ("five Sundays ago he stopped", "five Sundays ago"),
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
    ("in the small hours of Nov. 6 he", "the small hours of Nov. 6"),
    ("on her birthday in October.", "her birthday in October"),
    ("it was a Tuesday in May.", "a Tuesday in May"),
    ("arrested the Sunday before last.", "the Sunday before last"),
    ("between Christmas and New Year's he", "Christmas and New Year's"),
    ("in court a week ago Tuesday.", "a week ago Tuesday"),
    ("a fortnight from Friday, then", "a fortnight from Friday"),
    ("I sat with her on 2.18, and", "2.18"),
    ("rather than 23NOV, because", "23NOV"),
    ("He has a Dec 1 hearing", "Dec 1"),
    ("entry o/a 2021-05-09, near", "2021-05-09"),
    ("On the 15th Jolene drove", "the 15th"),
    ("FRI 25 – home", "FRI 25"),
    ("notes of 7 X 2024, typed", "7 X 2024"),
    ("Mon Aug 5 8:12 AM. Hi", "Mon Aug 5 8:12 AM"),
    ("by Friday 5pm or", "Friday 5pm"),
    ("On the sixth she reported it", "the sixth"),
    ("she is due in may so no", "may"),
    ("We met the Monday after the derailment", "the Monday"),
    ("on the lake, Mother's Day, in a boat", "Mother's Day"),
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
    "Two Sundays a month I rest.",
    "We saw him twice in two years.",
    "Birthdays are hard, and so is the night after.",
    "A week ago she laughed.",
    "The hours of the office are posted.",
    "Her birthday came and went.",
    "A day off in a good week helps.",
    "The weekend before was quiet.",
    "Her score is 12.5 and the BMI was 21.5.",
    "We sat in, may be for an hour.",
    "Version 4.12 by noon",
    "Christmas, Easter, and Passover are hard.",
    "The sixth visit went better.",
    "Take 12jar of it.",
    "We sat 20, sun 25 minutes.",
    "Group runs Monday to Friday 9 to 5.",
    "She came at 9:30 and left at 5pm.",
    "He got 3 of 40 in 2024.",
    "She will march on by then.",
]


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_marks_dates(text: str, expected: str) -> None:
    assert expected in marked(dates.find, text)


@pytest.mark.parametrize("text", MUST_NOT)
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(dates.find, text) == []
