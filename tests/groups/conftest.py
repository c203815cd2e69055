import pytest
from django.core.cache import cache
from django.test import Client

from groups.models import Membership, SupportGroup
from groups.models.membership import Reads
from tests.factories import add_member, make_user


@pytest.fixture(autouse=True)
def rate_limits_start_anew() -> None:
    cache.clear()


@pytest.fixture
def second_admin(group: SupportGroup) -> Membership:
    return add_member(group, make_user("anders@people.example"), reads=Reads.NOTHING, is_admin=True)


@pytest.fixture
def as_ada(ada: Membership) -> Client:
    client = Client()
    client.force_login(ada.user)
    return client
