import pytest

from posts.deidentification.recognizers import likenesses

from .marking import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See IMG_2041.jpg for the bruise.", ["IMG_2041.jpg"]),
        ("The file is intake-scan.heic I think.", ["intake-scan.heic"]),
        ("Photo attached, tell me what you see.", ["Photo attached"]),
        ("I am attaching a picture of her room.", ["attaching a picture of her"]),
        ("Posting his mugshot so you know.", ["Posting his mugshot"]),
        ("Police matched his fingerprints.", ["his fingerprints"]),
        ("They want her DNA profile for court.", ["her DNA profile"]),
        ("The fingerprint card no. 88-4102 was lost.", ["88-4102"]),
        ("It unlocks with the client's face ID.", ["the client's face ID"]),
    ],
)
def test_marks_pictures_recordings_and_prints(text: str, expected: list[str]) -> None:
    assert marked(likenesses.find, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I pictured something else entirely.",
        "We need a bigger picture of the system.",
        "New volunteers go for fingerprints on Mondays.",
        "He left his footprints in the hallway of my mind.",
        "Her portrait of the agency was unkind.",
        "A blueprint for the program.",
        "DNA is not destiny.",
        "The recording light was on.",
        "Version 2.4 of the form.",
    ],
)
def test_leaves_figures_of_speech_alone(text: str) -> None:
    assert marked(likenesses.find, text) == []
