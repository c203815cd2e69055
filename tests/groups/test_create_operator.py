import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from groups.models import Membership, User
from supportcircle.audit import SITE
from tests.factories import PASSWORD
from tests.groups.helpers import audited


def create(monkeypatch: pytest.MonkeyPatch, email: str = "Olga@People.example", password: str = PASSWORD) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command("create_operator", email, stdout=out)
    return out.getvalue()


def test_the_operator_can_sign_in(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "can sign in now" in create(monkeypatch)
    assert User.objects.get().is_staff
    client = Client()
    response = client.post("/account/login/", {"login": "olga@people.example", "password": PASSWORD})
    assert response["Location"] == "/"
    assert client.get("/groups/new/").status_code == 200
    assert audited(SITE) == ["operator.create"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"password": "short"}, "too short"),
        ({"password": ""}, "too short"),
        ({"password": "password1234"}, "too common"),
        ({"email": "olga"}, "valid email address"),
    ],
)
def test_bad_input_is_one_sentence_and_makes_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], says: str
) -> None:
    with pytest.raises(CommandError, match=says) as refused:
        create(monkeypatch, **options)
    assert refused.value.returncode == 2
    assert not User.objects.exists()


def test_somebody_in_a_group_does_not_become_the_operator(alice: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="account with this address"):
        create(monkeypatch, email=alice.user.email)
    alice.user.refresh_from_db()
    assert not alice.user.is_staff
