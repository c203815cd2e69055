"""The command line, as a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

STORY = "My client Jenny in Cedar Falls told me on March 14 that she is thinking of leaving."
COMMAND = [sys.executable, "-m", "posts.deidentification"]


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, text=True, check=True, timeout=60)


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_answers_line_by_line_and_goes_on_after_a_bad_line() -> None:
    asked = [
        json.dumps({"id": 1, "text": STORY}),
        "not json",
        json.dumps({"id": 2}),
        json.dumps({"id": 3, "text": STORY, "policy": {"kind": "NOTE"}}),
        json.dumps({"id": 4, "text": "I know her.", "policy": {"kind": "REPLY"}}),
    ]
    ready, first, second, third, fourth, fifth, end = lines(run("--jsonl", given="\n".join(asked) + "\n").stdout)
    assert ready == {"meta": {"ready": True}}
    assert first["id"] == 1
    assert first["spans"] == [[10, 15, "PERSON"], [19, 30, "PLACE"], [42, 50, "DATE"]]
    assert set(first) == {"id", "spans", "findings", "refused", "engine", "ms"}
    assert set(first["findings"][0]) == {
        "start", "end", "label", "category", "band", "rule", "why", "suggestions",
        "population", "replaces",
    }  # fmt: skip
    assert second == {"id": None, "error": "JSONDecodeError"}
    assert third == {"id": 2, "error": "KeyError"}
    assert fourth == {"id": 3, "error": "ValueError"}
    assert [finding["category"] for finding in fifth["findings"]] == ["FISHING"]
    assert set(end["meta"]) == {"rss_mb", "load_ms"}


def test_says_nothing_on_standard_error() -> None:
    done = run("--jsonl", given=json.dumps({"id": 1, "text": 7}) + "\n")
    assert done.stderr == ""
    assert "Jenny" not in done.stdout


def test_shows_one_text_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_text(STORY, encoding="utf-8")
    shown = run(str(file)).stdout.splitlines()
    assert len(shown) == 3
    assert "Cedar Falls" in shown[1]
    assert "not proof" in run(given="I do not know what to say.").stdout


@pytest.fixture
def child() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*COMMAND, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def test_answers_at_once_survives_an_interrupt_and_ends_with_its_input(child: subprocess.Popen[str]) -> None:
    assert child.stdin
    assert child.stdout
    assert json.loads(child.stdout.readline()) == {"meta": {"ready": True}}
    for number in range(2):
        child.send_signal(signal.SIGINT)
        child.stdin.write(json.dumps({"id": number, "text": STORY}) + "\n")
        child.stdin.flush()
        assert json.loads(child.stdout.readline())["id"] == number
    child.stdin.close()
    assert child.wait(timeout=10) == 0
