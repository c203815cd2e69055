import pytest
from django.test import Client

from groups.models import Membership, User
from supportcircle.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_everybody_switches_single_keys_off_and_on_for_themselves(mona: Membership, moses: Membership) -> None:
    client = Client()
    client.force_login(mona.user)
    assert "Single keys are <strong>on</strong>" in client.get("/account/keys/").content.decode()
    page = client.post("/account/keys/", {"single_keys": "off"}, follow=True).content.decode()
    assert "Single keys are off." in page
    assert not User.objects.get(pk=mona.user_id).single_keys
    assert User.objects.get(pk=moses.user_id).single_keys
    assert 'data-single-keys="off"' in client.get(f"/groups/{mona.group_id}/queue/").content.decode()
    client.post("/account/keys/", {"single_keys": "on"})
    assert User.objects.get(pk=mona.user_id).single_keys
    assert not AuditEntry.objects.exists()  # it says something about a person's hands, and nothing about the group


def test_the_list_of_keys_is_for_people_who_are_signed_in() -> None:
    assert Client().get("/account/keys/").status_code == 302
