import pytest

from posts.deidentification.recognizers import online

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to front-desk@larkhouse.example please", "front-desk@larkhouse.example"),
        ("jdoe at oakschools dot example", "jdoe at oakschools dot example"),
        ("it is on https://portal.example/logs/44?x=1", "https://portal.example/logs/44?x=1"),
        ("see www.rate.example/p/8", "www.rate.example/p/8"),
        ("she posts at blogbook.example/roo.tamsel.71", "blogbook.example/roo.tamsel.71"),
        ("im at @quiet.robin.k if", "@quiet.robin.k"),
        ("her insta is lil_roo_22", "lil_roo_22"),
        ("btw, moss_by_the_gate is him", "moss_by_the_gate"),
        ("write to jo dot ransom at mailbox dot example", "jo dot ransom at mailbox dot example"),
        ("his venmo is @tick-tock-9", "@tick-tock-9"),
        ("send it to $bigtunafish for the bail", "$bigtunafish"),
        ("logged from 192.0.2.41 twice", "192.0.2.41"),
        ("from 2001:db8:0:0:1:0:0:1 today", "2001:db8:0:0:1:0:0:1"),
    ],
)
def test_marks_addresses(text: str, expected: str) -> None:
    assert expected in marked(online.find, text)


@pytest.mark.parametrize(
    "text",
    [
        "We met at noon. And then she left.",
        "the client.He said so",
        "her instagram is a comfort",
        "version 3.10.4 of the form",
        "meet me @ noon",
        "The ratio was 1:2:3:4.",
        "at 10:30:15 exactly",
        "e.g. this, i.e. that",
        "look at the dot on the map",
        "and/or him/her",
        "It costs $20 a week, or $US 20.",
        "the dot com years at their end",
        "We meet @ - well, anywhere.",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    assert marked(online.find, text) == []
