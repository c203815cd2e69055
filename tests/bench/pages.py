"""What the pages cost where people spend their time, and a save with its check: python -m tests.bench.pages [REPEATS]

One table of queries and milliseconds, through the whole of Django with the real check, in a database of its own that
is gone afterwards: a group of 2,000 posts. In the end what a keystroke takes, in a browser, on a site of its own.
"""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import django

from .search import SEARCHES, own_database, say, shelves, timed
from .timing import p50, p95
from .writing import text

BARS = {"save and check, 3,000 characters": 150, **{f"search: {name}": 300 for name in SEARCHES}}  # ms at p95
Press = Callable[[], None]


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    logging.disable()  # that no worker takes hints here
    with own_database():
        say(f"| {'page':<34} | queries | p50 ms | p95 ms | bar ms |")
        say(f"|{'-' * 36}|--------:|-------:|-------:|-------:|")
        for name, press in pages().items():
            row(name, press, repeats)
    keystrokes()


def row(name: str, press: Press, repeats: int) -> None:
    from django.db import connection  # noqa: PLC0415 (after django.setup)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    press()  # the first time loads the check and remembers what was opened
    with CaptureQueriesContext(connection) as queries:
        press()
        asked = len(queries)
    took = sorted(timed(press) for _ in range(repeats))
    say(f"| {name:<34} | {asked:>7} | {p50(took):>6.0f} | {p95(took):>6.0f} | {BARS.get(name, ''):>6} |")


def pages() -> dict[str, Press]:
    """Each as a press of somebody who is signed in."""
    from django.test import Client  # noqa: PLC0415

    from groups.models.membership import Reads  # noqa: PLC0415
    from posts.actions.reviews import claim  # noqa: PLC0415
    from tests.factories import add_member  # noqa: PLC0415
    from tests.posts import play  # noqa: PLC0415
    from tests.posts.shelf import shelve  # noqa: PLC0415

    author = shelves(2_000)
    member = add_member(author.group)
    moderator = add_member(author.group, reads=Reads.MODERATOR)
    [root] = shelve(author, 1)
    shelve(member, 50, parent=root)
    reviews = [play.review_of(play.in_review(author, f"{play.TELLING} ({number})").post) for number in range(20)]
    claim(actor=moderator, review=reviews[0])
    group = f"/groups/{author.group_id}/"

    def press(who: object, path: str, data: Callable[[], dict[str, str]] | None = None, **more: str) -> Press:
        client = Client(HTTP_HOST="localhost", **more)
        client.force_login(who.user)

        def once() -> None:
            answer = client.post(path, data()) if data else client.get(path)
            assert answer.status_code == 200, answer.status_code

        return once

    saved = {"post": str(uuid4()), "question": "What now?", "then": "save"}
    count = iter(range(10_000))

    def written() -> dict[str, str]:
        """Another letter each time, so that each time there is something to save."""
        number = next(count)
        return saved | {"counter": "9999", "situation": f"{text()}{number % 10}"}

    autosave = {"HTTP_HX_REQUEST": "true"}
    return {
        "save and check, 3,000 characters": press(author, f"{group}write/dilemma/", written, **autosave),
        **{f"search: {name}": press(member, "/search/", lambda f=fields: f) for name, fields in SEARCHES.items()},
        "home": press(member, "/"),
        "feed": press(member, group),
        "thread of 50 replies": press(member, f"/posts/{root.pk}/"),
        "queue of 20": press(moderator, f"{group}queue/"),
        "review": press(moderator, f"/reviews/{reviews[0].pk}/"),
    }


def keystrokes() -> None:
    """On a site that is started for it, with the made-up group."""
    from posts.demo import PASSWORD, address  # noqa: PLC0415
    from tests.services.site import Site  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        try:
            site.start("--demo")
            person = {"CIRCLE_EMAIL": address("alice"), "CIRCLE_PASSWORD": PASSWORD}
            command = [sys.executable, "-m", "tests.bench.writing", f"http://localhost:{site.port}"]
            say("")
            sys.stdout.flush()
            subprocess.run(command, env=os.environ | person, check=True)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
