"""The engine's own process: one child, started when needed, never trusted."""

import sys
import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from posts import screening
from posts.screening import EngineError, EngineTimeout, Runner
from tests.posts import play

READY = 'import sys, time; print(\'{"meta": {"ready": true}}\', flush=True)'


@pytest.fixture
def runner_of() -> Iterator[Callable[[str], Runner]]:
    made: list[Runner] = []

    def make(program: str) -> Runner:
        made.append(Runner([sys.executable, "-c", program]))
        return made[-1]

    yield make
    for runner in made:
        runner.close()


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.is_running()]


# ------------------------------------------------------------ the real engine
def test_the_real_engine_answers_with_places_reasons_and_other_words() -> None:
    report = screening.runner.check(play.TELLING, kind="POST")
    assert [play.TELLING[found.start : found.end] for found in report.findings] == ["Jenny", "Cedar Falls", "March 14"]
    assert {found.band for found in report.findings} == {"MUST_FIX"}
    assert all(found.why and found.rule and found.suggestions for found in report.findings)
    assert (report.refused, bool(report.engine)) == (None, True)


def test_one_child_serves_all_who_ask_one_after_the_other() -> None:
    runner = Runner(screening.COMMAND)
    texts = [f"{name} is here." for name in ("Jenny", "Rebecca", "Margaret", "Deborah")] * 5
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        [finding] = runner.check(texts[number], kind="POST").findings
        found[number] = texts[number][finding.start : finding.end]

    before = len(children())
    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(len(texts))] == [text.split()[0] for text in texts]
    assert len(children()) == before + 1
    runner.close()
    assert len(children()) == before


def test_a_long_text_of_signs_that_need_escaping_goes_through() -> None:
    text = "Ich weiß nicht 🫠 " * 1_100
    assert screening.runner.check(text, kind="POST").refused == "LANGUAGE"


# ------------------------------------------------------------- what goes wrong
@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "print('loading', flush=True)",
        "print('[]', flush=True)",
        "print('{\"meta\": 1}', flush=True); import time; time.sleep(60)",
    ],
)
def test_a_child_that_does_not_say_it_is_ready_is_an_error(program: str, runner_of: Callable[[str], Runner]) -> None:
    with pytest.raises(EngineError) as error:
        runner_of(program).check("How?", kind="POST")
    assert not isinstance(error.value, EngineTimeout)


def test_a_command_that_is_not_there_is_an_error() -> None:
    with pytest.raises(EngineError):
        Runner(["/nowhere/python"]).check("How?", kind="POST")


def test_loading_has_its_own_time(runner_of: Callable[[str], Runner], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "LOAD_SECONDS", 0.3)
    with pytest.raises(EngineTimeout):
        runner_of("import time; time.sleep(60)").check("How?", kind="POST")


@pytest.mark.parametrize("text", ["How?", "long " * 100_000])
def test_a_child_that_hangs_is_ended_in_time_even_if_it_does_not_read(
    text: str, runner_of: Callable[[str], Runner], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "CHECK_SECONDS", 0.3)
    before = len(children())
    began = time.monotonic()
    with pytest.raises(EngineTimeout):
        runner_of(f"{READY}; time.sleep(60)").check(text, kind="POST")
    assert time.monotonic() - began < 5
    assert len(children()) == before


def test_after_a_failure_a_new_child_is_asked() -> None:
    runner = Runner(screening.COMMAND)
    runner.check("How?", kind="POST")
    [child] = [child for child in children() if child.create_time() == max(other.create_time() for other in children())]
    child.kill()
    child.wait()
    assert runner.check("Jenny is here.", kind="POST").findings
    runner.close()


def test_what_goes_wrong_never_quotes_the_text(runner_of: Callable[[str], Runner]) -> None:
    with pytest.raises(EngineError) as error:
        runner_of(f"{READY}\nfor line in sys.stdin: print(line, flush=True); sys.stderr.write(line)").check(
            "Jenny is here.", kind="POST"
        )
    assert "Jenny" not in repr(error.value)
    assert error.value.__cause__ is None
