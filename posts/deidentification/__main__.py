"""Check texts from the command line: one text, or one JSON object a line."""

import argparse
import json
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from . import LABELS, Finding, Policy, Report, check, warm_up


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.start,
        "end": finding.end,
        "label": LABELS[finding.category],
        "category": finding.category,
        "band": finding.band,
        "rule": finding.rule,
        "why": finding.why,
        "suggestions": finding.suggestions,
        "population": finding.population,
        "replaces": finding.replaces,
    }


def _answer(name: object, report: Report, seconds: float) -> dict[str, Any]:
    findings = [_plain(finding) for finding in report.findings]
    return {
        "id": name,
        "spans": [[finding["start"], finding["end"], finding["label"]] for finding in findings],
        "findings": findings,
        "refused": report.refused,
        "engine": report.engine,
        "ms": round(1000 * seconds, 2),
    }


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _one(line: str) -> dict[str, Any]:
    """The answer to one line. What went wrong is told by its class alone: a message could quote the text."""
    name = None
    try:
        asked = json.loads(line)
        name = asked["id"]
        started = time.thread_time()
        report = check(asked["text"], Policy.from_plain(asked.get("policy") or {}))
        return _answer(name, report, time.thread_time() - started)
    except Exception as error:
        return {"id": name, "error": type(error).__name__}


def serve(lines: TextIO) -> None:
    """Answer line by line until the input ends; the parent closes it to stop us, Ctrl-C is not for us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    started = time.perf_counter()
    warm_up()
    load_ms = round(1000 * (time.perf_counter() - started), 1)
    _say({"meta": {"ready": True}})
    for line in lines:
        if line.strip():
            _say(_one(line))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rss_mb = used / (1024 * 1024 if sys.platform == "darwin" else 1024)
    _say({"meta": {"rss_mb": round(rss_mb, 1), "load_ms": load_ms}})


def show(text: str) -> None:
    """One finding a line, for a person at a terminal."""
    report = check(text)
    if report.refused:
        sys.stdout.write(f"refused: {report.refused}\n")
    for finding in report.findings:
        start, end = finding.replaces or (finding.start, finding.end)
        words = text[start:end].replace("\n", " ")
        better = " | ".join(finding.suggestions)
        sys.stdout.write(f"{finding.start}-{finding.end} {finding.band} {finding.category} {words!r}: {better}\n")
    if not report.findings and not report.refused:
        sys.stdout.write("The check found nothing. That is not proof.\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m posts.deidentification", description=__doc__)
    parser.add_argument("--jsonl", action="store_true", help='read lines {"id", "text", "policy"?}')
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="instead of standard input")
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8") if asked.file else sys.stdin as handle:
        serve(handle) if asked.jsonl else show(handle.read())


if __name__ == "__main__":
    main()
