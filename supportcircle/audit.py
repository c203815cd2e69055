"""The audit record: an append-only chain per group and one for the site."""

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from .models import AuditEntry, AuditHead, DataKey

SITE = "SITE"
Code = str | int | bool | None
Codes = dict[str, Code | list[str]]


def record(
    action: str,
    *,
    actor: UUID | None,
    chain: UUID | str,
    target: UUID | None = None,
    codes: Codes | None = None,
) -> AuditEntry:
    """Append to the chain, inside the caller's transaction. `codes` holds codes and ids, never prose."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry belongs to the transaction of its change")
    key = DataKey.objects.of_site(DataKey.AUDIT)
    AuditHead.objects.get_or_create(chain=str(chain))
    head = AuditHead.objects.select_for_update().get(chain=str(chain))
    entry = AuditEntry(
        chain=str(chain),
        seq=head.seq + 1,
        at=timezone.now(),
        actor=actor,
        action=action,
        target=target,
        codes=codes or {},
        previous=bytes(head.hash),
        key_id=key.id,
    )
    entry.hash = hash_of(entry, key)
    entry.save(force_insert=True)
    head.seq, head.hash = entry.seq, entry.hash
    head.save(update_fields=["seq", "hash"])
    return entry


def hash_of(entry: AuditEntry, key: DataKey) -> bytes:
    content = [
        entry.chain,
        entry.seq,
        _utc(entry.at),
        str(entry.actor),
        entry.action,
        str(entry.target),
        entry.codes,
        bytes(entry.previous).hex(),
        str(entry.key_id),
    ]
    return key.digest("audit", json.dumps(content, sort_keys=True).encode())


def _utc(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")


def broken_entries(chain: str) -> Iterator[int]:
    """Places in the chain where an entry is changed, missing or cut off; empty when all is well."""
    key = DataKey.objects.of_site(DataKey.AUDIT)
    previous, seq = b"", 0
    for entry in AuditEntry.objects.filter(chain=chain).order_by("seq").iterator():
        seq += 1
        if entry.seq != seq or bytes(entry.previous) != previous or bytes(entry.hash) != hash_of(entry, key):
            yield entry.seq
        previous, seq = bytes(entry.hash), entry.seq
    head = AuditHead.objects.filter(chain=chain).first()
    if head and (head.seq, bytes(head.hash)) != (seq, previous):
        yield seq + 1
