"""The chain: what it refuses, what it holds, and what shows when somebody touches it."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from supportcircle import audit, audit_triggers
from supportcircle.models import AuditEntry, AuditHead, DataKey

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

GROUP = UUID(int=7)


def record(action: str = "post.publish", **codes: audit.Code | list[str]) -> AuditEntry:
    with transaction.atomic():
        return audit.record(action, actor=uuid4(), chain=GROUP, target=uuid4(), codes=codes)


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_the_transaction_of_its_change_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        audit.record("post.publish", actor=None, chain=GROUP)


def test_entries_are_numbered_and_each_holds_the_one_before() -> None:
    entries = [record() for _ in range(3)]
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [bytes(entry.previous) for entry in entries] == [b"", *(entry.hash for entry in entries[:2])]
    assert AuditHead.objects.get(chain=str(GROUP)).seq == 3
    assert list(audit.broken_entries(str(GROUP))) == []


def test_chains_are_apart() -> None:
    record()
    with transaction.atomic():
        assert audit.record("group.create", actor=None, chain=audit.SITE).seq == 1


def test_an_entry_of_a_change_that_did_not_happen_did_not_happen() -> None:
    record()
    with transaction.atomic():
        audit.record("post.hide", actor=None, chain=GROUP)
        transaction.set_rollback(True)
    assert record().seq == 2
    assert list(audit.broken_entries(str(GROUP))) == []


def test_codes_of_every_kind_read_back_give_the_same_hash() -> None:
    record(reasons=["NAME", "PLACE"], to="PUBLISHED", count=3, is_first=True, nothing=None)
    assert list(audit.broken_entries(str(GROUP))) == []


def _change(**fields: object) -> Callable[[], object]:
    return lambda: AuditEntry.objects.filter(seq=2).update(**fields)


TOUCHED: dict[str, Callable[[], object]] = {
    "the action": _change(action="post.restore"),
    "who": _change(actor=uuid4()),
    "no one": _change(actor=None),
    "what": _change(target=uuid4()),
    "codes": _change(codes={"to": "HIDDEN"}),
    "the time": lambda: AuditEntry.objects.filter(seq=2).update(at=AuditEntry.objects.get(seq=1).at),
    "the key": _change(key_id=uuid4()),
    "the hash": _change(hash=b"x" * 32),
    "left out": lambda: AuditEntry.objects.filter(seq=2).delete(),
}


@pytest.mark.parametrize("what", TOUCHED)
def test_a_touched_entry_shows(what: str) -> None:
    for _ in range(3):
        record(to="PUBLISHED")
    audit_triggers.lift()
    TOUCHED[what]()
    audit_triggers.make()
    assert next(audit.broken_entries(str(GROUP))) in (2, 3)


def test_a_tail_that_is_cut_off_shows_by_its_head() -> None:
    for _ in range(3):
        record()
    audit_triggers.lift()
    AuditEntry.objects.filter(seq=3).delete()
    audit_triggers.make()
    assert list(audit.broken_entries(str(GROUP))) == [3]


def test_a_chain_cannot_be_made_anew_without_the_key() -> None:
    entry = record()
    forged = audit.hash_of(entry, DataKey.objects.new(DataKey.Scope.SITE, uuid4()))
    assert forged != entry.hash
