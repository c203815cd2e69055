"""A copy of the audit heads outside the database, so that a chain whose tail was cut off shows."""

import json
import os
from collections import defaultdict
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .models import AuditEntry, AuditHead

Heads = dict[int, str]  # seq: hash in hex


def _file() -> Path:
    return Path(settings.VAR_DIR) / "audit-heads.jsonl"


def copied() -> dict[str, Heads]:
    """What was copied of each chain, oldest first."""
    chains: dict[str, Heads] = defaultdict(dict)
    if _file().exists():
        for line in _file().read_text(encoding="ascii").splitlines():
            try:
                head = json.loads(line)
            except json.JSONDecodeError:
                continue  # empty, or torn by a power cut while it was written; the next copy repeats it
            chains[head["chain"]][head["seq"]] = head["hash"]
    return chains


def copy() -> None:
    """Append the heads that moved since the last copy. Two copies at once only repeat a line."""
    before, now = copied(), timezone.now().isoformat()
    lines = [
        json.dumps({"at": now, "chain": head.chain, "seq": head.seq, "hash": head.hash.hex()})
        for head in AuditHead.objects.filter(seq__gt=0).order_by("chain")
        if head.seq not in before[head.chain]
    ]
    if not lines:
        return
    descriptor = os.open(_file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="ascii") as file:
        file.write("".join(f"\n{line}" for line in lines))  # a new line first: the last one may be torn


def lost(chain: str, heads: Heads) -> list[int]:
    """Copied places that the database no longer holds, or holds with another entry."""
    stored = AuditEntry.objects.filter(chain=chain).values_list("seq", "hash")
    present = {seq: bytes(digest).hex() for seq, digest in stored}
    return sorted(seq for seq, digest in heads.items() if present.get(seq) != digest)
