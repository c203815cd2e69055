"""What needs a second moderator: words of the text, what its author said is in it, and what the check found."""

import pytest

from posts.kinds import ContentNote
from posts.models import Finding
from posts.second_review import Why, touched_by_codes, touched_by_words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("She is afraid to lose custody.", {Why.COURT}),
        ("They are *divorcing* and I am asked to write a letter.", {Why.COURT}),
        ("His brother asks for GUARDIANSHIP.", {Why.COURT}),
        ("She got a protective\norder against him.", {Why.COURT}),
        ("She got a protective order against him.", {Why.COURT}),
        ("There is a no-contact order.", {Why.COURT}),
        ("The gu\u200bardian ad litem calls me.", {Why.COURT}),
        ("Her сustody hearing is close.", {Why.COURT}),  # the first letter is Cyrillic
        ("I think that her boyfriend hit the baby.", {Why.MINOR}),
        ("He was molested by an uncle.", {Why.MINOR}),
        ("My client died and I was the last to see him.", {Why.DEATH}),
        ("He talks of suicide.", {Why.DEATH}),
        ("It was in the news, and a reporter called.", {Why.NEWS}),
        ("Her son drowned; it was on the news.", {Why.DEATH, Why.NEWS}),
        # what only sounds like it
        ("My daughter is proud of me. The last visit hurt.", set()),
        ("My daughter is proud of me\n\nThe last visit hurt", set()),
        ("The good news is that she came back.", set()),
        ("I am customer of nobody and the guardian of my time.", set()),
        ("How do you end a visit when somebody does not want you to go?", set()),
        ("", set()),
    ],
)
def test_the_words_that_need_two(text, why):
    assert touched_by_words(text) == why


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (ContentNote.CHILD_DEATH, {Why.MINOR, Why.DEATH}),
        (ContentNote.DEATH, {Why.DEATH}),
        (ContentNote.SUICIDE, {Why.DEATH}),
        (ContentNote.SEXUAL_ABUSE, {Why.MINOR}),
        (ContentNote.CHILD_ABUSE, {Why.MINOR}),
        (ContentNote.VIOLENCE, set()),
    ],
)
def test_what_the_author_says_is_in_it(note, why):
    assert touched_by_codes([note], []) == why


def test_of_what_the_check_found_only_an_event_that_was_in_the_news_counts():
    found = [Finding(rule="quasi.only", category="QUASI"), Finding(rule="safe-harbor-b.town", category="PLACE")]
    assert touched_by_codes([], found) == set()
    assert touched_by_codes([], [*found, Finding(rule="quasi.news", category="QUASI")]) == {Why.NEWS}
