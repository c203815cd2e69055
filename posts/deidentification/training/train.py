"""Train the tagger and write its weights.

    python -m posts.deidentification.training.train

takes a quarter of an hour. Same posts, same lists, same rules: same weights.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from ..document import Document
from ..normalise import clean
from ..recognizers import RECOGNIZERS
from ..tagger.features import REACH, attributes, offsets
from ..tagger.model import Floats, Task, save, sentences
from ..tagger.tokens import tokens
from .corpus import Post, Span, read_posts
from .variants import variant

POSTS = Path(__file__).parent / "posts"
VARIANTS, ITERATIONS = 2, 100
NOTHING = "O"
FAINT = 0.02  # weights below this change nothing
# What the tagger tells apart, though not all of it is reported.
KINDS = {
    "AGE/over89": "OLD", "AGE/age": "AGE", "DATE/year": "SOFT", "DATE/relative": "SOFT", "DATE/recurring": "SOFT",
    "PLACE/state": "SOFT", "PLACE/country": "SOFT",
}  # fmt: skip
NOT_IDENTIFYING = frozenset({"IGN", "FISH"})


def identifier(span: Span) -> str:
    return KINDS.get(f"{span.label}/{span.kind}", NOTHING if span.label in NOT_IDENTIFYING else span.label)


def fishing(span: Span) -> str:
    return span.kind.upper() if span.label == "FISH" else NOTHING


LABELS: dict[Task, Callable[[Span], str]] = {Task.IDENTIFIERS: identifier, Task.FISHING: fishing}


def examples(post: Post, label_of: Callable[[Span], str]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """One pair of attribute lists and labels for each sentence."""
    plain = clean(post.text)
    doc = Document(plain.text)
    found = tokens(doc)
    rows = expanded(attributes(doc, found, [hit for find in RECOGNIZERS for hit in find(doc)]))
    spans = post.spans
    labels = [_label(plain.back(token.start, token.end), spans, label_of) for token in found]
    for start, end in sentences(found):
        yield rows[start:end], labels[start:end]


def expanded(listed: Sequence[Sequence[str]]) -> list[list[str]]:
    """For each token the attributes it hears, with the offset in front."""
    rows: list[list[str]] = [["0 "] for _ in listed]
    for index, given in enumerate(listed):
        for attribute in given:
            for offset in offsets(attribute):
                if 0 <= index + offset < len(rows):
                    rows[index + offset].append(f"{offset} {attribute}")
    return rows


def _label(bounds: tuple[int, int], spans: Iterable[Span], label_of: Callable[[Span], str]) -> str:
    start, end = bounds
    for span in spans:
        if 2 * (min(end, span.end) - max(start, span.start)) >= end - start:
            return label_of(span)
    return NOTHING


def train(task: Task, posts: Iterable[Post], path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for post in posts:
        for number in range(VARIANTS + 1):
            for rows, labels in examples(variant(post, number) if number else post, LABELS[task]):
                trainer.append(rows, labels)
    trainer.set_params({"c1": 0.08, "c2": 0.05, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        trained = str(Path(folder) / "crf")
        trainer.train(trained)
        write(trained, path)


def write(trained: str, path: Path) -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open(trained)
    info = tagger.info()
    labels = sorted(tagger.labels())
    weights: defaultdict[str, Floats] = defaultdict(lambda: np.zeros((len(REACH), len(labels)), np.float32))
    weights[""]  # there even if no label has a weight of its own
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= FAINT:
            offset, _, attribute = name.partition(" ")
            weights[attribute][REACH.index(int(offset)), labels.index(label)] = weight
    moves = [[info.transitions.get((first, second), 0.0) for second in labels] for first in labels]
    save(path, labels, weights, np.array(moves, np.float32))


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    posts = list(read_posts(POSTS))
    replies = [post for post in posts if post.kind != "post"]
    for task, taught in ((Task.IDENTIFIERS, posts), (Task.FISHING, replies)):
        train(task, taught, task.weights)
        sys.stdout.write(f"{task}: {len(taught)} posts, {task.weights.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
