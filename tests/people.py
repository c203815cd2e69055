"""The people of Prairie Table: Alice writes, Bob is a member, Mona, Moses and Mia moderate, Ada administers and reads
nothing. Charlie moderates another group; Olga runs the site."""

import pytest

from groups.models import Membership, SupportGroup, User
from groups.models.membership import Reads

from .factories import add_member, make_group, make_user


@pytest.fixture
def group(db: None) -> SupportGroup:
    return make_group("Prairie Table")


@pytest.fixture
def alice(group: SupportGroup) -> Membership:
    return add_member(group, make_user("alice@people.example"), pseudonym="Quiet Heron")


@pytest.fixture
def bob(group: SupportGroup) -> Membership:
    return add_member(group, make_user("bob@people.example"), pseudonym="Mossy Kettle")


@pytest.fixture
def mona(group: SupportGroup) -> Membership:
    return add_member(group, make_user("mona@people.example"), reads=Reads.MODERATOR, pseudonym="Steady Lantern")


@pytest.fixture
def moses(group: SupportGroup) -> Membership:
    return add_member(group, make_user("moses@people.example"), reads=Reads.MODERATOR, pseudonym="Calm Otter")


@pytest.fixture
def mia(group: SupportGroup) -> Membership:
    return add_member(group, make_user("mia@people.example"), reads=Reads.MODERATOR, pseudonym="Patient Fern")


@pytest.fixture
def ada(group: SupportGroup) -> Membership:
    return add_member(group, make_user("ada@people.example"), reads=Reads.NOTHING, is_admin=True)


@pytest.fixture
def charlie(db: None) -> Membership:
    return add_member(make_group("River Table"), make_user("charlie@people.example"), reads=Reads.MODERATOR)


@pytest.fixture
def olga(db: None) -> User:
    return make_user("olga@people.example", is_staff=True)
