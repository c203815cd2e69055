import socket
import stat
from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.core.management import call_command
from pytest_django import Settings

from tests.services.processes import free_port


@pytest.fixture
def outbox(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "supportcircle.mail.OutboxBackend"
    settings.OUTBOX_DIR = tmp_path / "outbox"
    return tmp_path / "outbox"


def test_without_a_mail_server_each_mail_is_a_file_that_only_this_account_reads(outbox: Path) -> None:
    send_mail("Hello", "Something is waiting.", None, ["bob@people.example"])
    send_mail("Hello", "Something is waiting.", None, ["mona@people.example"])

    first, second = sorted(outbox.iterdir())
    assert b"To: bob@people.example" in first.read_bytes()
    assert b"To: mona@people.example" in second.read_bytes()
    assert first.suffix == ".eml"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert stat.S_IMODE(outbox.stat().st_mode) == 0o700


def test_test_mail_says_where_the_mail_lies_while_mail_is_off(outbox: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("test_mail", "ada@people.example")
    assert "Mail is off until EMAIL_URL is set" in capsys.readouterr().out
    assert len(list(outbox.iterdir())) == 1


def test_test_mail_says_that_the_server_took_it(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.MAIL_IS_ON = True
    call_command("test_mail", "ada@people.example")
    assert capsys.readouterr().out == "The mail server took the test mail; look whether it arrived.\n"


def test_test_mail_says_what_to_do_when_no_server_answers(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.MAIL_IS_ON = "127.0.0.1", free_port(), True
    with pytest.raises(SystemExit, match="1"):
        call_command("test_mail", "ada@people.example")
    assert "check the host and port in EMAIL_URL" in capsys.readouterr().err


def test_test_mail_says_what_to_do_when_it_is_not_a_mail_server(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAIL_IS_ON, settings.EMAIL_TIMEOUT = True, 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        with pytest.raises(SystemExit, match="1"):
            call_command("test_mail", "ada@people.example")
    assert capsys.readouterr().err.endswith("in EMAIL_URL.\n")
