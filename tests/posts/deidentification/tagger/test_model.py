from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from posts.deidentification.document import Document
from posts.deidentification.tagger import model as tagging
from posts.deidentification.tagger.features import REACH, attributes
from posts.deidentification.tagger.model import Task, _marginals, model, save, sentences
from posts.deidentification.tagger.tokens import tokens


def by_hand(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """The likelihoods of one sentence, by adding up every way to label it."""
    count, labels = scores.shape
    total = np.zeros((count, labels))
    for path in product(range(labels), repeat=count):
        weight = np.exp(sum(scores[step, label] for step, label in enumerate(path)))
        weight *= np.prod([moves[first, second] for first, second in pairwise(path)])
        for step, label in enumerate(path):
            total[step, label] += weight
    return total / total.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("lengths", [(1,), (4,), (3, 1, 5), (2, 2)])
def test_likelihoods_are_those_of_adding_up_every_labelling(lengths: tuple[int, ...]) -> None:
    random = np.random.default_rng(7)
    scores = random.normal(size=(sum(lengths), 3)).astype(np.float32)
    moves = np.exp(random.normal(size=(3, 3))).astype(np.float32)
    ends = np.cumsum(lengths)
    bounds = [(int(end) - length, int(end)) for end, length in zip(ends, lengths, strict=True)]
    expected = np.concatenate([by_hand(scores[start:end], moves) for start, end in bounds])
    assert np.allclose(_marginals(scores, moves, bounds), expected, atol=1e-4)


def test_a_weight_counts_for_the_neighbour_it_was_learnt_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = np.zeros((len(REACH), 2), np.float32)
    weights[REACH.index(1), 1] = 5.0  # whatever follows "aunt" is a name
    nothing = np.zeros((len(REACH), 2), np.float32)
    save(tmp_path / "identifiers.gz", ["O", "PERSON"], {"": nothing, "w:aunt": weights}, np.zeros((2, 2), np.float32))
    monkeypatch.setattr(tagging, "FOLDER", tmp_path)
    model.cache_clear()
    doc = Document("my aunt wick came")
    found = tokens(doc)
    likely = model(Task.IDENTIFIERS).likelihoods(found, attributes(doc, found, []))[:, 1]
    model.cache_clear()
    assert likely == pytest.approx([0.5, 0.5, 0.99, 0.5], abs=0.01)


def test_sentences_cover_every_token_once_and_none_is_long() -> None:
    found = tokens(Document("One came. Two left! " + "and then " * 90 + "\nThe end"))
    bounds = sentences(found)
    assert [start for start, _ in bounds] == [0, *(end for _, end in bounds[:-1])]
    assert bounds[-1][1] == len(found)
    assert max(end - start for start, end in bounds) <= tagging.LONGEST


@pytest.mark.parametrize("task", Task)
def test_the_weights_in_the_package_load_and_stay_small(task: Task) -> None:
    assert task.weights.stat().st_size < 3_000_000
    assert "O" in model(task).labels


def test_an_empty_text_has_no_likelihoods() -> None:
    assert model(Task.IDENTIFIERS).likelihoods([], []).shape[0] == 0
