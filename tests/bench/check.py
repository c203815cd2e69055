"""Measures the check: how much it finds, how much of it is right, what it costs.

python -m tests.bench.check [FOLDER]    on the project's own kept texts, or on those of a folder or file
python -m tests.bench.check --record    and writes the figures for the site, its tests and the README
python -m tests.bench.check --bands     instead: how much is right, by band and category
"""

import argparse
import json
import re
import sys
from pathlib import Path

from posts.deidentification import Kind

from .cost import costs, longest_ms, texts_of
from .figures import KEPT, RECORDED, ROOT, figures_of, table
from .samples import read_samples
from .scoring import band_table, score

README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=KEPT)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--bands", action="store_true")
    asked = parser.parse_args()
    samples = read_samples(asked.folder)
    if not samples:
        parser.error(f"no marked texts in {asked.folder}")
    result = score(samples)
    if asked.bands:
        sys.stdout.write(band_table(result) + "\n")
        return
    case_posts = [sample for sample in samples if sample.kind is Kind.POST and sample.marks] or samples
    texts = [sample.text for sample in case_posts]
    figures = figures_of(result, costs(texts_of(texts)), longest_ms(texts))
    sys.stdout.write(table(figures) + "\n")
    if asked.record:
        RECORDED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        readme = BLOCK.sub(lambda _: table(figures) + "\n", README.read_text(encoding="utf-8"))
        README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
