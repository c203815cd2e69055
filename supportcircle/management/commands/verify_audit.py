import sys
from typing import Any

from django.core.management.base import BaseCommand

from supportcircle import audit_heads
from supportcircle.audit import broken_entries
from supportcircle.models import AuditEntry, AuditHead


class Command(BaseCommand):
    help = "Check every chain of the audit record, also against the copied heads. Exit status 1 when one is broken."

    def handle(self, *_args: Any, **_options: Any) -> None:
        copied = audit_heads.copied()
        chains = {
            *AuditEntry.objects.values_list("chain", flat=True).distinct(),
            *AuditHead.objects.values_list("chain", flat=True),
            *copied,
        }
        broken = 0
        for chain in sorted(chains):
            places = sorted({*broken_entries(chain), *audit_heads.lost(chain, copied[chain])})
            broken += bool(places)
            state = f"broken at {', '.join(map(str, places))}" if places else "whole"
            self.stdout.write(f"{chain}: {AuditEntry.objects.filter(chain=chain).count()} entries, {state}")
        if broken:
            sys.exit(1)
