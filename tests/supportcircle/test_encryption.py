import os
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from supportcircle import encryption
from supportcircle.encryption import DecryptionError, KeyRing, Place, digest, open_bytes, parse_ring, seal_bytes

HERE = Place("GROUP:1", "posts.draft", UUID(int=5), "content_json")
words = st.from_regex(r"[A-Za-z.:0-9-]{1,12}", fullmatch=True)
places = st.builds(Place, words, words, st.uuids(), words)
keys = st.binary(min_size=32, max_size=32)


@given(keys, places, st.binary(max_size=200))
def test_sealed_and_opened_in_its_place_it_is_the_same(key: bytes, place: Place, content: bytes) -> None:
    sealed = seal_bytes(key, place, content)
    assert open_bytes(key, place, sealed) == content
    assert len(content) < 4 or content not in sealed


@given(keys, places, places, st.binary(max_size=50))
def test_in_another_place_it_does_not_open(key: bytes, place: Place, other: Place, content: bytes) -> None:
    if place != other:
        with pytest.raises(DecryptionError):
            open_bytes(key, other, seal_bytes(key, place, content))


@given(places, places)
def test_no_two_places_look_alike(place: Place, other: Place) -> None:
    assert (place.associated_data() == other.associated_data()) == (place == other)


@given(keys, keys, st.binary(max_size=50))
def test_with_another_key_it_does_not_open(key: bytes, other: bytes, content: bytes) -> None:
    if key != other:
        with pytest.raises(DecryptionError):
            open_bytes(other, HERE, seal_bytes(key, HERE, content))


@given(st.data(), st.binary(max_size=50))
def test_with_one_bit_changed_it_does_not_open(data: st.DataObject, content: bytes) -> None:
    key = bytes(32)
    sealed = bytearray(seal_bytes(key, HERE, content))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DecryptionError):
        open_bytes(key, HERE, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(12), b"\x02" + bytes(40), b"plain text"])
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(DecryptionError):
        open_bytes(bytes(32), HERE, sealed)


def test_the_same_text_sealed_twice_differs() -> None:
    assert seal_bytes(bytes(32), HERE, b"Jenny") != seal_bytes(bytes(32), HERE, b"Jenny")


def test_an_error_says_nothing_of_what_was_sealed() -> None:
    with pytest.raises(DecryptionError) as error:
        open_bytes(bytes(32), HERE, seal_bytes(os.urandom(32), HERE, b"Jenny"))
    assert str(error.value) == ""
    assert error.value.__suppress_context__


def test_fingerprints_differ_by_key_and_by_purpose() -> None:
    key, other = os.urandom(32), os.urandom(32)
    assert digest(key, "words", b"x") == digest(key, "words", b"x")
    assert len({digest(key, "words", b"x"), digest(key, "text", b"x"), digest(other, "words", b"x")}) == 3


# ------------------------------------------------------------------- the ring
OLD, NEW = bytes(range(32)), bytes(range(32, 64))  # fixed: they name test cases


def test_the_first_key_wraps_and_all_unwrap() -> None:
    name, wrapped = KeyRing([OLD]).wrap(HERE, b"k" * 32)
    rotated = KeyRing([NEW, OLD])
    assert rotated.unwrap(name, HERE, wrapped) == b"k" * 32
    assert rotated.wrap(HERE, b"k" * 32)[0] == KeyRing([NEW]).first != name


def test_without_the_key_that_wrapped_it_nothing_unwraps() -> None:
    name, wrapped = KeyRing([OLD]).wrap(HERE, b"k" * 32)
    with pytest.raises(DecryptionError):
        KeyRing([NEW]).unwrap(name, HERE, wrapped)
    with pytest.raises(DecryptionError):
        KeyRing([OLD]).unwrap(name, Place("GROUP:2", HERE.label, uuid4(), HERE.field), wrapped)


ONE, TWO = encryption.encode_key(OLD), encryption.encode_key(NEW)


@pytest.mark.parametrize("text", [ONE, f"{ONE},{TWO}", f"{ONE}\n{TWO}\n", f" {ONE} , {TWO} "])
def test_a_ring_is_one_key_or_several(text: str) -> None:
    assert parse_ring(text, "secret").first == KeyRing([OLD]).first


@pytest.mark.parametrize(
    ("text", "secret", "sentence"),
    [
        ("", "s", "missing"),
        (" \n", "s", "missing"),
        ("not base64!", "s", "not base64"),
        (encryption.encode_key(b"short"), "s", "too short or too long"),
        (encryption.encode_key(bytes(33)), "s", "too short or too long"),
        (f"{ONE} {ONE}", "s", "equal"),
        (f"{TWO} {ONE}", ONE, "equals SECRET_KEY"),
    ],
)
def test_a_ring_that_would_not_protect_is_refused_in_a_sentence_without_the_key(
    text: str, secret: str, sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence) as refused:
        parse_ring(text, secret)
    assert all(word not in str(refused.value) for word in text.split() if len(word) > 8)
