"""What moderators and members do with their group's words, and what becomes of them in time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from groups.actions import change_role, leave, remove
from groups.models import Membership
from groups.models.membership import Reads
from posts.actions import group_words as keeping
from posts.actions.group_words import Entry
from posts.actions.moves import NotAllowed
from posts.models import GroupWord
from posts.tasks import retain
from posts.word_rules import MOST, MOST_OWN
from supportcircle.encryption import DecryptionError
from supportcircle.models import AuditEntry, DataKey
from tests.factories import add_member
from tests.posts.keeping import allow, find, on_the_list, propose, version

pytestmark = pytest.mark.django_db


def audited(word: GroupWord) -> list[str]:
    return list(AuditEntry.objects.filter(target=word.pk).order_by("seq").values_list("action", flat=True))


def refused(code: str) -> "pytest.RaisesExc[NotAllowed]":
    return pytest.raises(NotAllowed, match=f"^{code}$")


def days_later(days: float) -> None:
    """Time passes: what happened is so much longer ago."""
    for word in GroupWord.objects.all():
        word.changed_at -= timedelta(days=days)
        word.until = word.until and word.until - timedelta(days=days)
        word.save()


# --------------------------------------------------------------- moderators
def test_words_are_added_encrypted_and_audited_without_themselves(mona: Membership) -> None:
    word = find(mona, "Larkspur House", instead="a shelter", until=timezone.localdate())
    assert (word.words, word.instead, word.kind, word.scope) == ("Larkspur House", "a shelter", "FIND", "GROUP")
    assert (word.added_by, version(mona)) == (mona, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM posts_groupword")
        stored = b" ".join(bytes(value) for value in cursor.fetchall()[0] if isinstance(value, bytes | memoryview))
    assert b"arkspur" not in stored
    assert b"shelter" not in stored
    [entry] = AuditEntry.objects.filter(target=word.pk)
    until = int(timezone.localdate().strftime("%Y%m%d"))
    assert (entry.action, entry.codes) == ("words.add", {"kind": "FIND", "about": "PLACE", "until": until})


def test_the_same_words_in_another_spelling_or_on_the_other_list_are_refused(mona: Membership) -> None:
    find(mona, "Half-Pint")
    for again in (find, allow):
        with refused("known"):
            again(mona, "half pint's")
    with refused("known"):
        keeping.add_words(actor=mona, entries=[Entry("Mill Pond"), Entry("mill pond")])
    assert (on_the_list(mona), version(mona)) == (["Half-Pint"], 1)


@pytest.mark.parametrize("words", ["", "  ", "...", "x", "911", "house", "of the"])
def test_words_that_would_be_found_everywhere_or_nowhere_are_refused_by_the_action_too(
    words: str, mona: Membership
) -> None:
    for make in (find, allow, propose):
        with pytest.raises(NotAllowed):
            make(mona, words)
    assert not GroupWord.objects.exists()


def test_a_list_takes_five_hundred_words(mona: Membership) -> None:
    keeping.add_words(actor=mona, entries=[Entry(f"Larkspur House {number}") for number in range(MOST)])
    with refused("full"):
        allow(mona)
    asked = propose(mona)
    with refused("full"):
        keeping.approve_word(actor=mona, word=asked)


def test_how_long_a_word_is_kept_can_be_changed(mona: Membership) -> None:
    word, today = find(mona), timezone.localdate()
    keeping.keep_until(actor=mona, word=word, until=today)
    word.refresh_from_db()
    assert word.until == today
    keeping.keep_until(actor=mona, word=word, until=None)
    word.refresh_from_db()
    assert word.until is None
    assert audited(word) == ["words.add", "words.until", "words.until"]


def test_a_removed_word_can_be_put_back_for_ten_minutes(mona: Membership, moses: Membership) -> None:
    word = find(mona)
    keeping.remove_word(actor=moses, word=word)
    assert (on_the_list(mona), version(mona)) == ([], 2)
    with refused("gone"):
        keeping.remove_word(actor=mona, word=word)
    keeping.restore_word(actor=mona, word=word)
    assert (on_the_list(mona), version(mona)) == (["the blue barn"], 3)
    keeping.remove_word(actor=mona, word=word)
    days_later(0.01)
    with refused("gone"):
        keeping.restore_word(actor=mona, word=word)
    retain()
    assert not GroupWord.objects.exists()
    assert audited(word) == ["words.add", "words.remove", "words.restore", "words.remove"]


def test_words_added_anew_take_the_place_of_those_removed(mona: Membership) -> None:
    word = find(mona)
    keeping.remove_word(actor=mona, word=word)
    allow(mona, "The Blue Barn")
    with refused("gone"):
        keeping.restore_word(actor=mona, word=word)
    assert on_the_list(mona) == ["The Blue Barn"]


# ------------------------------------------------------------------ members
def test_a_members_word_is_theirs_until_a_moderator_allows_it_for_all(alice: Membership, mona: Membership) -> None:
    word = propose(alice)
    assert (on_the_list(mona), word.scope) == ([], "AUTHOR")
    keeping.approve_word(actor=mona, word=word)
    assert (on_the_list(mona), version(mona)) == (["Ashgrove Elementary"], 1)
    with refused("gone"):
        keeping.approve_word(actor=mona, word=word)
    assert audited(word) == ["words.propose", "words.approve"]


def test_whoever_asked_for_the_same_gets_the_same_answer(alice: Membership, bob: Membership, mona: Membership) -> None:
    first, second = propose(alice), propose(bob)
    keeping.approve_word(actor=mona, word=first)
    assert not GroupWord.objects.filter(pk=second.pk).exists()
    first, second = propose(alice, "Half-Pint"), propose(bob, "half pint")
    keeping.refuse_word(actor=mona, word=first)
    second.refresh_from_db()
    assert second.scope == "REFUSED"
    assert "words.refuse" in audited(second)


def test_what_a_moderator_adds_settles_what_members_ask(alice: Membership, mona: Membership) -> None:
    propose(alice)
    allow(mona)
    propose(alice, "the blue barn")
    find(mona)
    assert not GroupWord.objects.waiting().exists()


def test_a_member_asks_for_no_word_twice_and_for_none_that_the_group_has(alice: Membership, mona: Membership) -> None:
    find(mona)
    with refused("known"):
        propose(alice, "The blue barn")
    word = propose(alice)
    with refused("known_own"):
        propose(alice, "ashgrove elementary")
    keeping.refuse_word(actor=mona, word=word)
    with refused("known_own"):
        propose(alice)


def test_a_member_has_twenty_words_at_most(alice: Membership) -> None:
    for number in range(MOST_OWN):
        propose(alice, f"Larkspur {number}")
    with refused("full_own"):
        propose(alice)


def test_a_member_takes_back_their_own_word_and_no_other(alice: Membership, bob: Membership, mona: Membership) -> None:
    word = propose(alice)
    with refused("not_yours"):
        keeping.take_back_word(actor=bob, word=word)
    keeping.take_back_word(actor=alice, word=word)
    assert not GroupWord.objects.exists()
    word = propose(alice)
    keeping.approve_word(actor=mona, word=word)
    with refused("gone"):
        keeping.take_back_word(actor=alice, word=word)


# -------------------------------------------------------------- who may what
def test_only_moderators_keep_words_and_only_readers_ask_for_them(
    alice: Membership, mona: Membership, ada: Membership, charlie: Membership
) -> None:
    word, asked = find(mona), propose(alice)
    for member in (alice, ada):
        for verb in (keeping.remove_word, keeping.restore_word):
            with pytest.raises(PermissionDenied):
                verb(actor=member, word=word)
        for verb in (keeping.approve_word, keeping.refuse_word):
            with pytest.raises(PermissionDenied):
                verb(actor=member, word=asked)
        with pytest.raises(PermissionDenied):
            allow(member, "Half-Pint")
        with pytest.raises(PermissionDenied):
            keeping.keep_until(actor=member, word=word, until=None)
    with pytest.raises(PermissionDenied):
        propose(ada)
    for verb in (keeping.remove_word, keeping.approve_word, keeping.refuse_word):
        with refused("gone"):
            verb(actor=charlie, word=word)


def test_who_moderates_no_longer_keeps_no_words(mona: Membership, moses: Membership, ada: Membership) -> None:
    word = find(mona)
    change_role(actor=ada.user, membership=mona, reads=Reads.MEMBER, is_admin=False)
    with pytest.raises(PermissionDenied):
        keeping.remove_word(actor=mona, word=word)  # as she was when the page was made


def test_who_leaves_takes_their_own_words_along_and_leaves_the_groups(
    alice: Membership, mona: Membership, ada: Membership
) -> None:
    word = propose(alice)
    keeping.approve_word(actor=mona, word=word)
    propose(alice, "Half-Pint")
    refused_word = propose(alice, "Mill Pond")
    keeping.refuse_word(actor=mona, word=refused_word)
    leave(actor=alice.user, group=alice.group, posts="keep")
    assert [word.words for word in GroupWord.objects.all()] == ["Ashgrove Elementary"]
    member = add_member(mona.group)
    propose(member, "Half-Pint")
    remove(actor=ada.user, membership=member)
    assert GroupWord.objects.count() == 1


# ------------------------------------------------------------------ in time
def test_an_expired_word_counts_no_more_and_is_erased_by_the_sweep(alice: Membership, mona: Membership) -> None:
    today = timezone.localdate()
    last_day, over = find(mona, until=today), allow(mona, until=today + timedelta(days=1))
    propose(alice, "Half-Pint", until=today)
    retain()
    assert GroupWord.objects.count() == 3
    days_later(1)
    assert [word.words for word in GroupWord.objects.in_force()] == [over.words]
    retain()
    assert on_the_list(mona) == ["Ashgrove Elementary"]
    assert (GroupWord.objects.count(), version(mona)) == (1, 3)
    assert audited(last_day) == ["words.add", "words.expire"]


def test_what_was_refused_can_be_read_for_thirty_days(alice: Membership, mona: Membership) -> None:
    keeping.refuse_word(actor=mona, word=propose(alice))
    days_later(29.9)
    retain()
    assert GroupWord.objects.exists()
    days_later(0.2)
    retain()
    assert not GroupWord.objects.exists()


def test_the_words_go_with_the_key_of_their_group(mona: Membership) -> None:
    word = find(mona)
    DataKey.objects.filter(pk=word.group.key_id).delete()
    with pytest.raises((DecryptionError, DataKey.DoesNotExist)):
        GroupWord.objects.get(pk=word.pk).words  # noqa: B018 (reading it is what fails)


# ------------------------------------------------------------- the database
@pytest.mark.parametrize(
    "wrong",
    [{"kind": "FIND", "about": ""}, {"kind": "ALLOW", "about": "PLACE"}, {"kind": "FIND", "about": "PLACE"}],
)
def test_the_database_takes_no_word_that_makes_no_sense(wrong: dict[str, str], alice: Membership) -> None:
    word = propose(alice)  # a member's own
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupWord.objects.filter(pk=word.pk).update(**wrong)
