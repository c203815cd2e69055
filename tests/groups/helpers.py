"""What the tests of this room ask again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.dispatch import Signal

from groups.models import SupportGroup
from supportcircle.models import AuditEntry, Notification


def audited(chain: SupportGroup | str) -> list[str]:
    """The actions on a group's chain, or on the site's, oldest first."""
    name = str(chain.id) if isinstance(chain, SupportGroup) else chain
    return list(AuditEntry.objects.filter(chain=name).order_by("seq").values_list("action", flat=True))


def told(kind: str) -> set[str]:
    """Who was told that something of this kind waits for them."""
    return set(Notification.objects.filter(kind=kind).values_list("user__email", flat=True))


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    calls: list[dict[str, Any]] = []

    def receiver(**kwargs: Any) -> None:
        calls.append(kwargs)

    signal.connect(receiver)
    try:
        yield calls
    finally:
        signal.disconnect(receiver)
