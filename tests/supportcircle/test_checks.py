import os
import subprocess
import sys

import pytest
from pytest_django import Settings

from supportcircle.checks import secrets_are_usable
from tests.services.processes import ROOT, environment

KEY = "dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgLi4="


def manage(*words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment(**env), capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("", "The encryption keys are missing. "),
        ("short", "An encryption key is not base64. "),
        ("c2hvcnQ=", "An encryption key is too short or too long. "),
        (f"{KEY} {KEY}", "Two encryption keys are equal. "),
    ],
)
def test_a_key_ring_that_cannot_be_used_is_an_error(settings: Settings, keys: str, sentence: str) -> None:
    settings.SUPPORTCIRCLE_KEYS = keys
    (error,) = secrets_are_usable()
    assert error.msg.startswith(sentence)


def test_the_secret_key_must_be_there_and_be_none_of_the_encryption_keys(settings: Settings) -> None:
    settings.SECRET_KEY = KEY
    (error,) = secrets_are_usable()
    assert error.msg == "An encryption key equals SECRET_KEY. They must be different secrets."
    checked = manage("check", SECRET_KEY="")
    assert checked.returncode != 0
    assert "The SECRET_KEY setting must not be empty." in checked.stderr


def test_a_site_behind_https_with_mail_passes_every_check_for_deployment() -> None:
    checked = manage(
        *("check", "--deploy", "--fail-level", "WARNING"),
        SITE_URL="https://circle.example",
        EMAIL_URL="smtp+tls://circle:secret@mail.example:587",
        SECRET_KEY=os.urandom(40).hex(),
    )
    assert checked.returncode == 0, checked.stderr


def test_a_site_without_https_and_mail_is_warned() -> None:
    checked = manage("check", "--deploy")
    assert "SITE_URL does not start with https://." in checked.stderr
    assert "EMAIL_URL is not set, so no mail leaves this machine." in checked.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "nonsense", "DATABASE_URL is not a database address."),
        ("DATABASE_URL", "mysql://db.example/circle", "DATABASE_URL is not a database address."),
        ("DATABASE_URL", "postgres://db.example:port/circle", "DATABASE_URL is not a database address."),
        ("EMAIL_URL", "mail.example", "EMAIL_URL is not a mail server's address."),
    ],
)
def test_a_setting_that_is_wrong_is_one_sentence(name: str, value: str, sentence: str) -> None:
    ended = manage("check", **{name: value})
    assert ended.returncode == 2
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1
