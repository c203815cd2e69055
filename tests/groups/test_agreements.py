from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from groups.actions import accept_agreement, change_agreement
from groups.charter import CHARTER
from groups.errors import Refused
from groups.models import AgreementAcceptance, Membership
from groups.models.membership import Reads
from supportcircle import sanitize
from tests.factories import add_agreement, add_member, make_user
from tests.groups.helpers import audited, told


@pytest.fixture
def erin(ada: Membership) -> Membership:
    """A member who has not accepted anything yet."""
    return add_member(ada.group, make_user("erin@people.example"), accepts=False)


def test_the_charter_of_new_groups_reads_as_it_is_written() -> None:
    assert sanitize.problems(CHARTER) == []
    assert "We do not ask who, where or when." in CHARTER


# -------------------------------------------------------------------- accept
def test_a_member_accepts_once(erin: Membership) -> None:
    agreement = erin.group.agreements.get()
    assert accept_agreement(actor=erin.user, agreement=agreement)
    assert not accept_agreement(actor=erin.user, agreement=agreement)
    assert audited(erin.group) == ["agreement.accept"]


def test_an_old_version_cannot_be_accepted(erin: Membership) -> None:
    old = erin.group.agreements.get()
    add_agreement(erin.group)
    with pytest.raises(Refused, match="agreement_newer"):
        accept_agreement(actor=erin.user, agreement=old)


def test_an_outsider_accepts_nothing(ada: Membership, charlie: Membership) -> None:
    with pytest.raises(PermissionDenied):
        accept_agreement(actor=charlie.user, agreement=ada.group.agreements.get())


# -------------------------------------------------------------------- change
def test_a_new_version_is_accepted_by_nobody_yet(ada: Membership, alice: Membership) -> None:
    agreement = change_agreement(actor=ada.user, group=ada.group, text="New words.\n", based_on=1)
    assert (agreement.version, agreement.text) == (2, "New words.\n")
    assert not agreement.acceptances.exists()
    assert told("agreement_changed") == {"alice@people.example"}
    assert audited(ada.group) == ["agreement.change"]


def test_the_same_words_make_no_new_version(ada: Membership) -> None:
    change_agreement(actor=ada.user, group=ada.group, text="We keep it here.", based_on=1)
    assert ada.group.agreements.count() == 1


def test_two_admins_do_not_overwrite_each_other(ada: Membership, second_admin: Membership) -> None:
    change_agreement(actor=ada.user, group=ada.group, text="Ada's words.", based_on=1)
    with pytest.raises(Refused, match="agreement_newer"):
        change_agreement(actor=second_admin.user, group=ada.group, text="Other words.", based_on=1)


def test_a_moderator_does_not_change_it(mona: Membership) -> None:
    with pytest.raises(PermissionDenied):
        change_agreement(actor=mona.user, group=mona.group, text="Mine.", based_on=1)


# --------------------------------------------------------------------- pages
def test_who_has_not_accepted_is_sent_to_the_agreement_and_back(client: Client, erin: Membership) -> None:
    client.force_login(erin.user)
    feed = f"/groups/{erin.group_id}/"
    sent = client.get(feed)
    page_url = f"/groups/{erin.group_id}/agreement/?next={feed.replace('/', '%2F')}"
    assert sent["Location"].replace("%2F", "/") == page_url.replace("%2F", "/")
    page = client.get(sent["Location"]).content.decode()
    assert "We keep it here." in page
    data = {"agreement": str(erin.group.agreements.get().id), "accept": "on", "next": feed}
    assert client.post(f"/groups/{erin.group_id}/agreement/", data)["Location"] == feed
    assert client.get(feed).status_code == 200


def test_after_a_change_it_says_so_and_closes_the_group(client: Client, alice: Membership, ada: Membership) -> None:
    change_agreement(actor=ada.user, group=ada.group, text="New words.", based_on=1)
    client.force_login(alice.user)
    assert "/agreement/" in client.get(f"/groups/{alice.group_id}/")["Location"]
    page = client.get(f"/groups/{alice.group_id}/agreement/").content.decode()
    assert "The agreement has changed since you accepted it" in page
    assert "version 2" in page
    assert "New words." in page


def test_without_the_tick_nothing_is_accepted(client: Client, erin: Membership) -> None:
    client.force_login(erin.user)
    data = {"agreement": str(erin.group.agreements.get().id)}
    page = client.post(f"/groups/{erin.group_id}/agreement/", data).content.decode()
    assert "Tick the box if you agree" in page
    assert not AgreementAcceptance.objects.filter(user=erin.user).exists()


def test_who_read_an_older_version_is_shown_the_newer_one(client: Client, erin: Membership) -> None:
    client.force_login(erin.user)
    old = erin.group.agreements.get()
    add_agreement(erin.group, "Newer words.")
    data = {"agreement": str(old.id), "accept": "on"}
    page = client.post(f"/groups/{erin.group_id}/agreement/", data, follow=True).content.decode()
    assert "The agreement has just changed" in page
    assert "Newer words." in page


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client: Client, erin: Membership, target: str) -> None:
    client.force_login(erin.user)
    data = {"agreement": str(erin.group.agreements.get().id), "accept": "on", "next": target}
    assert client.post(f"/groups/{erin.group_id}/agreement/", data)["Location"] == "/"


def test_an_admin_edits_it(as_ada: Client, ada: Membership) -> None:
    url = f"/groups/{ada.group_id}/agreement/edit/"
    assert "We keep it here." in as_ada.get(url).content.decode()
    done = as_ada.post(url, {"text": "- One.\r\n- Two.", "based_on": "1"})
    assert done["Location"] == f"/groups/{ada.group_id}/agreement/"
    assert ada.group.agreements.latest("version").text == "- One.\n- Two.\n"


def test_an_edit_that_came_too_late_keeps_its_words(as_ada: Client, ada: Membership) -> None:
    add_agreement(ada.group, "Somebody else's words.")
    page = as_ada.post(f"/groups/{ada.group_id}/agreement/edit/", {"text": "My words.", "based_on": "1"})
    assert "Another admin has just changed the agreement" in page.content.decode()
    assert "My words." in page.content.decode()


@pytest.mark.parametrize(
    "text", ["", "   ", "<script>x</script>", "a\x00b", "[a link](https://x.example)", "x" * 20_001]
)
def test_bad_input_is_told_at_the_field(as_ada: Client, ada: Membership, text: str) -> None:
    page = as_ada.post(f"/groups/{ada.group_id}/agreement/edit/", {"text": text, "based_on": "1"})
    assert page.status_code == 200
    assert 'class="errors"' in page.content.decode()
    assert ada.group.agreements.count() == 1


def test_a_member_reads_it_but_does_not_edit_it(client: Client, alice: Membership) -> None:
    client.force_login(alice.user)
    page = client.get(f"/groups/{alice.group_id}/agreement/").content.decode()
    assert "You accepted this version" in page
    assert "/agreement/edit/" not in page
    assert client.get(f"/groups/{alice.group_id}/agreement/edit/").status_code == 403


def test_an_admin_who_reads_nothing_accepts_too(client: Client, ada: Membership) -> None:
    silent = add_member(ada.group, reads=Reads.NOTHING, is_admin=True, accepts=False)
    client.force_login(silent.user)
    assert "I have read this agreement" in client.get(f"/groups/{ada.group_id}/agreement/").content.decode()


def test_what_is_written_while_the_agreement_changes_is_given_back(ada: Membership, alice: Membership) -> None:
    client = Client()
    client.force_login(alice.user)
    write = f"/groups/{alice.group_id}/write/question/"
    form = {"post": str(uuid4()), "counter": "0", "text": "How do you end a visit well?", "then": "save"}
    change_agreement(actor=ada.user, group=ada.group, text="New words.\n", based_on=1)
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.post(write, form, headers=headers)
        assert answer.status_code == 403
        assert "How do you end a visit well?" in answer.content.decode()
        assert f"/groups/{alice.group_id}/agreement/" in answer.content.decode()
    assert client.post(write, {}).status_code == 302, "with nothing to lose it leads there at once"
