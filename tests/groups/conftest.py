"""Ada administers Prairie Table and reads nothing; Mona moderates; Alice and Bob are members; Charlie is outside."""

import pytest
from django.core.cache import cache
from django.test import Client

from groups.models import Membership, SupportGroup, User
from groups.models.membership import Reads
from tests.factories import add_member, make_group, make_user


@pytest.fixture(autouse=True)
def rate_limits_start_anew() -> None:
    cache.clear()


@pytest.fixture
def group(db: None) -> SupportGroup:
    return make_group("Prairie Table")


@pytest.fixture
def ada(group: SupportGroup) -> Membership:
    return add_member(group, make_user("ada@people.example"), reads=Reads.NOTHING, is_admin=True)


@pytest.fixture
def mona(group: SupportGroup) -> Membership:
    return add_member(group, make_user("mona@people.example"), reads=Reads.MODERATOR)


@pytest.fixture
def alice(group: SupportGroup) -> Membership:
    return add_member(group, make_user("alice@people.example"), pseudonym="Quiet Heron")


@pytest.fixture
def bob(group: SupportGroup) -> Membership:
    return add_member(group, make_user("bob@people.example"), pseudonym="Mossy Kettle")


@pytest.fixture
def second_admin(group: SupportGroup) -> Membership:
    return add_member(group, make_user("anders@people.example"), reads=Reads.NOTHING, is_admin=True)


@pytest.fixture
def charlie(db: None) -> User:
    return make_user("charlie@people.example")


@pytest.fixture
def olga(db: None) -> User:
    return make_user("olga@people.example", is_staff=True)


@pytest.fixture
def as_ada(ada: Membership) -> Client:
    client = Client()
    client.force_login(ada.user)
    return client
