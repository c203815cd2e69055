"""Text that is plain in Python and a ciphertext in the database: on a draft, which is sealed by its group's key."""

import pytest
from django.db import connection

from groups.models import Membership
from posts.models import Draft, Revision
from supportcircle.encryption import DecryptionError, ring
from supportcircle.models import DataKey
from tests.factories import make_group
from tests.posts import play

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(alice: Membership) -> Draft:
    return play.begin(alice, "Jenny left.")


def stored(draft: Draft) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content_json_sealed FROM posts_draft")
        [(sealed,)] = cursor.fetchall()
    return bytes(sealed)


def test_the_database_holds_a_ciphertext_and_python_the_text(draft: Draft) -> None:
    assert b"Jenny" not in stored(draft)
    assert play.text_of(play.draft_of(draft.post)) == "Jenny left."


def test_none_is_null_and_null_is_none(draft: Draft) -> None:
    draft.content_json = None
    draft.save()
    assert Draft.objects.filter(content_json_sealed=None).exists()
    assert play.draft_of(draft.post).content_json is None


def test_empty_is_not_none(draft: Draft) -> None:
    draft.content_json = ""
    assert draft.content_json_sealed is not None
    assert draft.content_json == ""


def test_copied_to_another_row_it_does_not_open(draft: Draft, alice: Membership) -> None:
    other = play.begin(alice, "Nothing happened.")
    other.content_json_sealed = draft.content_json_sealed
    with pytest.raises(DecryptionError):
        _ = other.content_json


def test_copied_to_another_field_it_does_not_open(draft: Draft) -> None:
    draft.answers_json_sealed = draft.content_json_sealed
    with pytest.raises(DecryptionError):
        _ = draft.answers


def test_copied_to_a_row_of_another_kind_with_the_same_id_it_does_not_open(draft: Draft) -> None:
    revision = Revision(id=draft.id, post=draft.post)
    revision.content_json_sealed = draft.content_json_sealed
    with pytest.raises(DecryptionError):
        _ = revision.content


def test_with_another_groups_key_it_does_not_open(draft: Draft) -> None:
    draft.post.group = make_group("River Table")
    with pytest.raises(DecryptionError):
        _ = draft.content_json


def test_when_the_groups_key_is_destroyed_nothing_opens(draft: Draft) -> None:
    DataKey.objects.filter(pk=draft.post.group.key_id).delete()
    with pytest.raises(DataKey.DoesNotExist):
        _ = play.draft_of(draft.post).content_json


def test_a_data_key_copied_to_another_owner_does_not_open(alice: Membership) -> None:
    key, other = alice.group.sealing_key(), make_group("River Table").sealing_key()
    assert key.secret() != other.secret()
    other.wrapped, other.ring_key = key.wrapped, key.ring_key
    with pytest.raises(DecryptionError):
        other.secret()


def test_after_a_rotation_of_the_master_keys_everything_still_opens(draft: Draft, settings) -> None:
    settings.SUPPORTCIRCLE_KEYS = f"{'QQ' * 21}E= {settings.SUPPORTCIRCLE_KEYS}"
    key = draft.post.group.sealing_key()
    assert key.ring_key != ring().first
    assert play.text_of(play.draft_of(draft.post)) == "Jenny left."
    secret = key.secret()
    key.wrap(secret)
    key.save()
    assert key.ring_key == ring().first
    assert play.text_of(play.draft_of(draft.post)) == "Jenny left."


def test_the_sites_key_is_made_once() -> None:
    first = DataKey.objects.of_site(DataKey.AUDIT)
    assert DataKey.objects.of_site(DataKey.AUDIT) == first
    assert DataKey.objects.of_site(DataKey.SITE) != first


def test_neither_a_row_nor_a_key_shows_anything_as_a_string(draft: Draft) -> None:
    shown = f"{draft!r} {draft.post.group!r} {draft.author!r} {draft.author.user!r} {draft.post.group.key!r}"
    assert not any(word in shown for word in ("Jenny", "Prairie", "alice", "Heron"))
