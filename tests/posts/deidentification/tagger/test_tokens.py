from posts.deidentification.document import Document
from posts.deidentification.tagger.tokens import tokens


def test_words_digits_and_marks_are_tokens_of_their_own() -> None:
    assert [token.text for token in tokens(Document("Wren's apt 4B, 3/14!"))] == [
        "Wren", "apt", "4", "B", ",", "3", "/", "14", "!",
    ]  # fmt: skip


def test_a_token_knows_what_stands_before_it() -> None:
    found = tokens(Document("at 4B\nthen"))
    assert [(token.text, token.gap) for token in found] == [("at", "\n"), ("4", " "), ("B", ""), ("then", "\n")]


def test_offsets_lead_back_to_the_text() -> None:
    text = "Ms. Ja'Kobe St. Pierre-Lund, DOB 1987-11-30 (x 22)"
    assert all(text[token.start : token.end] == token.text for token in tokens(Document(text)))
