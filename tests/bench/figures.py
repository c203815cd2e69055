"""The figures of the check as plain data, which the site shows to its users, and as one table."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from posts.deidentification import ENGINE_VERSION, Band

from .cost import Cost
from .scoring import Score, Share

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "tests" / "posts" / "deidentification" / "kept"
RECORDED = ROOT / "posts" / "deidentification" / "figures.json"
LABELS = {
    "PERSON": "names",
    "PLACE": "places below a state",
    "DATE": "dates",
    "AGE": "ages over 89",
    "CONTACT": "contacts: phone, mail, internet",
    "ID": "numbers: record, case, plate and so on",
    "ORG": "schools, agencies, employers",
    "QUASI": "what only neighbors recognize (touched)",
    "FISH": "in replies, asking who it is (touched)",
    "TIME": "times of day (Safe Harbor lets them stand)",
}
FEW = ("CONTACT", "ID", "QUASI", "FISH")  # given with an interval
ROWS = {
    "core": "**found: names, places, dates, contacts, numbers**",
    "leaking": "texts at risk with at least one of these missed",
    **{label: f"found: {words}" for label, words in LABELS.items()},
    "right": "**right: of all that holds a text**",
    "MUST_FIX": "right: of what must be fixed",
    "LOOK_AT": "right: of what is to be looked at",
}


def figures_of(score: Score, costs: Mapping[str, Cost], longest_ms: tuple[float, float]) -> dict[str, Any]:
    shares = {
        "core": score.core,
        **{label: score.of_label(label) for label in LABELS},
        "leaking": score.leak,
        "right": score.precision(),
        **{band.value: score.precision([band]) for band in (Band.MUST_FIX, Band.LOOK_AT)},
    }
    return {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "engine": ENGINE_VERSION,
        "texts": score.samples,
        "shares": {name: [share.part, share.whole] for name, share in shares.items() if share.whole},
        "false_alarms": round(score.false_alarms, 2),
        "cost": {name: asdict(cost) for name, cost in costs.items()},
        "longest_ms": list(longest_ms),
    }


def recorded() -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return figures


def table(figures: Mapping[str, Any]) -> str:
    """In Markdown, and aligned for a terminal."""
    rows = [(f"{figures['texts']:,} texts, {figures['date']}", "the check", "spaCy's small model"), *_rows(figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in [padded[0], ["-" * width for width in widths], *padded[1:]]]
    return "\n".join(lines)


def _rows(figures: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, words in ROWS.items():
        if name in figures["shares"]:
            yield words, _share(name, Share(*figures["shares"][name])), ""
    yield "false alarms per 1,000 characters of texts with nothing to find", f"{figures['false_alarms']:.2f}", ""
    check, spacy = figures["cost"]["check"], figures["cost"]["spacy"]
    yield "processor time for 1,500 characters, p50 / p95", _times(check), _times(spacy)
    usual, hardest = figures["longest_ms"]
    yield (
        "processor time for 20,000 characters of posts / of the hardest kind",
        f"{usual:.0f} / {hardest:.0f} ms",
        "",
    )
    yield "resident memory", f"{check['rss_mb']:.0f} MB", f"{spacy['rss_mb']:.0f} MB"
    yield "loading", f"{check['load_s']:.1f} s", f"{spacy['load_s']:.1f} s"


def _share(name: str, share: Share) -> str:
    words = f"{share.percent:.1f} % ({share.part:,} of {share.whole:,}"
    if name in FEW:
        low, high = share.interval()
        words += f"; 95 % interval {low:.0f} to {high:.0f}"
    return f"{words})"


def _times(cost: Mapping[str, float]) -> str:
    return f"{cost['p50_ms']:.0f} / {cost['p95_ms']:.0f} ms"
