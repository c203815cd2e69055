"""What the tagger sees of a word; rows read like the table in ``features.py``."""

import pytest

from posts.deidentification.document import Document
from posts.deidentification.recognizers import names
from posts.deidentification.tagger.features import attributes, offsets
from posts.deidentification.tagger.tokens import tokens


def seen(text: str, word: str) -> list[str]:
    doc = Document(text)
    found = tokens(doc)
    index = next(index for index, token in enumerate(found) if token.text == word)
    return attributes(doc, found, list(names.find(doc)))[index]


@pytest.mark.parametrize(
    ("text", "word", "attribute"),
    [
        ("I met Wren today.", "Wren", "w:wren"),
        ("I met Wren today.", "Wren", "f:C"),
        ("Wren came.", "Wren", "f:O"),
        ("I met wren today.", "wren", "f:l"),
        ("i met wren today. she was ok", "wren", "f:h"),
        ("I met WREN today.", "WREN", "f:S"),
        ("I met O'Dell today.", "O'Dell", "f:M"),
        ("Her aunt came.", "aunt", "is:kin"),
        ("Seen in October.", "October", "is:month"),
        ("Court on 14 days.", "14", "n:day"),
        ("Court on 04 days.", "04", "n:month0"),
        ("It was 1998 then.", "1998", "n:year"),
        ("We use EMDR here.", "EMDR", "term"),
        ("Mrs. Orban came.", "Orban", "k:NAME"),
        ("Mrs. Orban came.", "Orban", "r:safe-harbor-a.title"),
        ("Near Cedar Rapids now.", "Rapids", "longplace"),
        ("I saw Hope. I hope so.", "Hope", "e:Cl+"),
        ("We said hi.\nDana left.", "Dana", "newline"),
        ("Flat 4B here.", "B", "glued"),
    ],
)
def test_a_word_carries_what_the_lists_rules_and_letters_say(text: str, word: str, attribute: str) -> None:
    assert attribute in seen(text, word)


@pytest.mark.parametrize(
    ("text", "word", "attribute"),
    [
        ("I met wren today.", "wren", "f:h"),
        ("Her aunt came.", "came", "is:kin"),
        ("We talked of hope.", "hope", "k:NAME"),
        ("Near Cedar now.", "Cedar", "longplace"),
        ("I saw Hope.", "Hope", "e:Cl+"),
        ("It was 98 then.", "98", "n:year"),
    ],
)
def test_and_not_what_they_do_not_say(text: str, word: str, attribute: str) -> None:
    assert attribute not in seen(text, word)


def test_a_word_is_heard_by_its_neighbours_and_a_pair_of_words_less_far() -> None:
    assert offsets("w:wren") == (-3, -2, -1, 0, 1, 2, 3)
    assert offsets("z:ren") == (0,)
