from itertools import islice
from pathlib import Path

from posts.deidentification.tagger.model import Task
from posts.deidentification.training.corpus import Span, read_posts
from posts.deidentification.training.train import POSTS, fishing, identifier, train


def test_the_same_posts_give_the_same_weights(tmp_path: Path) -> None:
    posts = list(islice(read_posts(POSTS), 12))
    for name in ("one.gz", "two.gz"):
        train(Task.IDENTIFIERS, posts, tmp_path / name)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_what_is_not_identifying_is_taught_as_nothing_or_as_something_to_leave() -> None:
    assert identifier(Span(0, 4, "PERSON", "first")) == "PERSON"
    assert identifier(Span(0, 4, "DATE", "year")) == "SOFT"
    assert identifier(Span(0, 2, "AGE", "over89")) == "OLD"
    assert identifier(Span(0, 4, "IGN", "pet")) == "O"
    assert fishing(Span(0, 4, "FISH", "ask")) == "ASK"
    assert fishing(Span(0, 4, "PERSON", "first")) == "O"
