import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import Settings

from supportcircle import audit, audit_triggers
from supportcircle.models import AuditEntry, AuditHead
from supportcircle.tasks import copy_audit_heads

pytestmark = [pytest.mark.transactions, pytest.mark.django_db]

GROUP = UUID(int=7)


@pytest.fixture(autouse=True)
def copies(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "audit-heads.jsonl"


@pytest.fixture
def unprotected() -> Iterator[None]:
    """As somebody has it who owns the database file."""
    audit_triggers.lift()
    yield
    audit_triggers.make()


def record(action: str, chain: UUID | str = GROUP) -> None:
    with transaction.atomic():
        audit.record(action, actor=None, chain=chain)


def verified(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    try:
        call_command("verify_audit")
    except SystemExit as end:
        return int(str(end.code)), capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_whole_chains_are_said_to_be_whole(capsys: pytest.CaptureFixture[str]) -> None:
    record("group.created", chain=audit.SITE)
    record("member.joined")
    copy_audit_heads()
    record("member.left")
    assert verified(capsys) == (0, f"{GROUP}: 2 entries, whole\nSITE: 1 entries, whole\n")


def test_a_changed_entry_breaks_its_chain(unprotected: None, capsys: pytest.CaptureFixture[str]) -> None:
    for action in ("member.joined", "member.suspended", "member.left"):
        record(action)
    AuditEntry.objects.filter(seq=2).update(action="member.joined")
    assert verified(capsys) == (1, f"{GROUP}: 3 entries, broken at 2\n")


def test_a_tail_that_was_cut_off_with_its_head_shows_in_the_copies(
    unprotected: None, capsys: pytest.CaptureFixture[str]
) -> None:
    record("member.joined")
    first = AuditHead.objects.get()
    record("member.suspended")
    copy_audit_heads()
    AuditEntry.objects.filter(seq=2).delete()
    first.save()
    assert verified(capsys) == (1, f"{GROUP}: 1 entries, broken at 2\n")


def test_a_chain_that_is_gone_altogether_shows_in_the_copies(
    unprotected: None, capsys: pytest.CaptureFixture[str]
) -> None:
    record("member.joined")
    copy_audit_heads()
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    assert verified(capsys) == (1, f"{GROUP}: 0 entries, broken at 1\n")


def test_each_head_is_copied_once_to_a_file_that_only_this_account_reads(copies: Path) -> None:
    record("member.joined")
    copy_audit_heads()
    copy_audit_heads()
    record("member.left")
    copy_audit_heads()
    assert copies.read_text().count(str(GROUP)) == 2
    assert stat.S_IMODE(copies.stat().st_mode) == 0o600


def test_a_line_torn_by_a_power_cut_is_copied_again(copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record("member.joined")
    copy_audit_heads()
    copies.write_text(copies.read_text()[:-20])
    copy_audit_heads()
    assert copies.read_text().count(str(GROUP)) == 2
    assert verified(capsys)[0] == 0
