"""Word classes are written as text, because a wall of quotation marks is hard to read and to correct."""


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())
