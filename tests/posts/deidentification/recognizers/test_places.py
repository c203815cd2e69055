import pytest

from posts.deidentification.recognizers import places

from .marking import marked

MATCHES = [
    ("She moved to Cedar Falls in a hurry.", ["Cedar Falls"]),
    ("They live in Duluth now.", ["Duluth"]),
    ("He was placed in Iowa City, then sent on.", ["Iowa City"]),
    ("He drives in from Lincoln every week.", ["Lincoln"]),
    ("A shelter in Otwell County took them.", ["Otwell County"]),
    ("We met at 4418 Fennimore Street, Unit 3.", ["4418 Fennimore Street, Unit 3"]),
    ("the house on Old Mill Road is dark", ["Old Mill Road"]),
    ("they parked off Hwy 61 south", ["Hwy 61 south"]),
    ("It happened near Exit 9.", ["Exit 9"]),
    ("He sleeps at Larch and 9th.", ["Larch and 9th"]),
    ("The zip is 50613 there.", ["50613"]),
    ("Mail goes to P.O. Box 733.", ["P.O. Box 733"]),
    ("The dot was at 38.2216, -91.4031 all night.", ["38.2216, -91.4031"]),
    ("a trailer at Plover Landing", ["Plover Landing"]),
    ("the pond behind Lake Wexham", ["Lake Wexham"]),
    ("she walked down Calle Roble", ["Calle Roble"]),
    ("hes out by cincinnati now", ["cincinnati"]),
    ("My client in Truth or Consequences called.", ["Truth or Consequences"]),
    ("They left Fond du Lac at night.", ["Fond du Lac"]),
    ("tattooed on his arm, 29.61 N, 85.12 W, fresh", ["29.61 N, 85.12 W"]),
]
MUST_NOT = [
    "In my county the wait is long.",
    "We met in the park and walked down to the lake.",
    "Every county court does this differently.",
    "She grew up in Ohio and in New Mexico.",
    "The Family Court sent it back.",
    "He is in Recovery Court, then in Group.",
    "I gave her a pain scale of 7/10, 24/7.",
    "In hope and in grace we sit.",
    "We met at the park by the river.",
    "She came in early and left in tears.",
    "They moved to the Midwest, then back to Mexico.",
    "Truth or dare is a game, and truth or consequences is no plan.",
    "Down 29.61 N in weight, 85.12 W in power.",
    "Hope of the change, and the end of Grace.",
    "On the road again, down the street, around the lane.",
    "The ER in Central America differs.",
    "Section 8 took 12 months and 4 forms.",
    "He counted 15 drinks and 2 nights.",
    "The chart says Room 4 in the unit.",
    "I read Main points and Broadway notes.",
]


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_marks_places(text: str, expected: list[str]) -> None:
    assert marked(places.find, text) == expected


@pytest.mark.parametrize("text", MUST_NOT)
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(places.find, text) == []
