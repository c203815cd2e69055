"""Following, muting and thanking: what changes for the reader, and that nobody else learns of it."""

import pytest
from django.db import IntegrityError

from groups.actions import leave
from posts.actions.attention import mute_member, thank, watch
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed
from posts.models import MutedMember, Thanks, Watch
from supportcircle.models import AuditEntry, Notification
from tests.factories import add_member
from tests.posts.play import CLEAN_TOO, published

pytestmark = pytest.mark.django_db

FOLLOW, MUTE = Watch.Level.FOLLOW, Watch.Level.MUTE


def heard(member) -> int:
    return Notification.objects.filter(user=member.user, kind="reply").count()


def test_a_new_reply_goes_to_the_author_and_to_who_follows(alice, bob, mona, moses):
    root = published(alice)
    watch(actor=mona, thread=root, level=FOLLOW)
    published(bob, CLEAN_TOO, parent=root)
    assert [heard(member) for member in (alice, bob, mona, moses)] == [1, 0, 1, 0]
    published(mona, "Have you asked them?", parent=root)
    assert [heard(member) for member in (alice, bob, mona, moses)] == [2, 0, 1, 0]


def test_who_mutes_the_conversation_or_the_one_who_replies_hears_nothing(alice, bob, mona, moses):
    root = published(alice)
    for member in (mona, moses):
        watch(actor=member, thread=root, level=FOLLOW)
    mute_member(actor=moses, author=bob, muted=True)
    watch(actor=alice, thread=root, level=MUTE)
    published(bob, CLEAN_TOO, parent=root)
    assert [heard(member) for member in (alice, mona, moses)] == [0, 1, 0]


def test_who_no_longer_reads_hears_nothing(alice, bob, mona):
    root = published(alice)
    watch(actor=mona, thread=root, level=FOLLOW)
    mona.status = "SUSPENDED"
    mona.save()
    published(bob, CLEAN_TOO, parent=root)
    assert heard(mona) == 0


def test_one_follows_or_mutes_never_both(alice, bob):
    root = published(alice)
    for level in (FOLLOW, MUTE, MUTE, FOLLOW):
        watch(actor=bob, thread=root, level=level)
        assert Watch.objects.get().level == level
    watch(actor=bob, thread=root, level=None)
    assert not Watch.objects.exists()


def test_thanks_are_given_once_and_can_be_taken_back(alice, bob):
    reply = published(bob, CLEAN_TOO, parent=published(alice))
    for _ in range(2):
        thank(actor=alice, reply=reply, thankful=True)
    assert Thanks.objects.count() == 1
    thank(actor=alice, reply=reply, thankful=False)
    assert not Thanks.objects.exists()


def test_neither_oneself_nor_what_is_not_a_reply_is_thanked_or_muted(alice, bob, charlie):
    root = published(alice)
    reply = published(bob, CLEAN_TOO, parent=root)
    refused = [
        lambda: thank(actor=bob, reply=reply, thankful=True),
        lambda: thank(actor=bob, reply=root, thankful=True),
        lambda: thank(actor=charlie, reply=reply, thankful=True),
        lambda: watch(actor=charlie, thread=root, level=FOLLOW),
        lambda: watch(actor=alice, thread=reply, level=FOLLOW),
        lambda: mute_member(actor=alice, author=alice, muted=True),
        lambda: mute_member(actor=charlie, author=alice, muted=True),
    ]
    for act in refused:
        with pytest.raises(NotAllowed):
            act()
    assert not Thanks.objects.exists()
    with pytest.raises(IntegrityError):
        MutedMember.objects.create(reader=alice, muted=alice)


def test_none_of_it_is_in_the_audit_or_tells_anybody(alice, bob):
    root = published(alice)
    reply = published(bob, CLEAN_TOO, parent=root)
    before = AuditEntry.objects.count(), Notification.objects.count()
    watch(actor=bob, thread=root, level=MUTE)
    mute_member(actor=alice, author=bob, muted=True)
    thank(actor=alice, reply=reply, thankful=True)
    assert (AuditEntry.objects.count(), Notification.objects.count()) == before


def test_it_is_forgotten_with_the_post_and_with_who_leaves(alice, bob, mona):
    root = published(alice)
    reply = published(bob, CLEAN_TOO, parent=root)
    watch(actor=mona, thread=root, level=FOLLOW)
    thank(actor=mona, reply=reply, thankful=True)
    erase_post(actor=bob, post=reply)
    assert not Thanks.objects.exists()
    erase_post(actor=alice, post=root)
    assert not Watch.objects.exists()
    carol = add_member(alice.group)
    mute_member(actor=carol, author=bob, muted=True)
    leave(actor=carol.user, group=carol.group, posts="keep")
    assert not MutedMember.objects.exists()
