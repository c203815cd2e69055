"""Being on duty, taking a break, coming back: what changes, and what is written down of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from groups.actions import remove, suspend
from groups.models import Membership
from posts.actions import duty
from posts.actions.duty import Until, come_back, end_duty, end_of, start_duty, take_break
from posts.actions.messages import require_passed
from posts.actions.moves import NotAllowed
from posts.actions.reviews import claim, release
from posts.kinds import ContentNote
from posts.models import Duty, Review
from supportcircle.models import AuditEntry
from tests.posts.play import in_review, review_of
from tests.posts.resting import leaves, on_duty

pytestmark = pytest.mark.django_db

LAPSED = timedelta(seconds=1)


def audited(*prefixes: str) -> list[tuple[str, dict[str, str]]]:
    entries = AuditEntry.objects.order_by("seq").values_list("action", "codes")
    return [(action, codes) for action, codes in entries if action.startswith(prefixes)]


def lapse() -> None:
    Duty.objects.update(on_duty_until=timezone.now() - LAPSED)


def test_duty_ends_by_itself(mona):
    on_duty(mona, Until.TWO_HOURS)
    assert timedelta(minutes=119) < Duty.objects.get().on_duty_until - timezone.now() <= timedelta(hours=2)
    assert Duty.objects.on_duty().exists()
    lapse()
    assert not Duty.objects.on_duty().exists()


def test_the_rest_of_today_ends_at_midnight(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 14, 21, 30, tzinfo=UTC))
    assert end_of(Until.TODAY) == datetime(2026, 3, 15, tzinfo=UTC)
    assert end_of(Until.FOUR_HOURS) == datetime(2026, 3, 15, 1, 30, tzinfo=UTC)


def test_start_and_end_are_written_down_and_an_end_only_once(mona):
    on_duty(mona)
    end_duty(actor=mona)
    end_duty(actor=mona)
    assert audited("duty.") == [("duty.start", {"until": "FOUR_HOURS"}), ("duty.end", {})]
    assert not Duty.objects.on_duty().exists()


def test_staying_longer_moves_the_end(mona):
    on_duty(mona, Until.TWO_HOURS)
    on_duty(mona, Until.FOUR_HOURS)
    assert Duty.objects.get().on_duty_until > timezone.now() + timedelta(hours=3)


def test_a_break_puts_everything_back_and_ends_duty(alice, bob, mona, moses):
    mine = [claim(actor=mona, review=review_of(in_review(author).post)) for author in (alice, bob)]
    theirs = claim(actor=moses, review=review_of(in_review(alice, "My client Jenny in Dysart is tired.").post))
    on_duty(mona)
    assert take_break(actor=mona) == 2
    assert {review.claimed_by for review in Review.objects.filter(pk__in=[review.pk for review in mine])} == {None}
    assert Review.objects.get(pk=theirs.pk).claimed_by == moses
    assert (Duty.objects.get().is_on, Duty.objects.get().on_break) == (False, True)
    released = [("review.release", {"why": "handover"})] * 2
    assert audited("review.release", "duty.end") == [*released, ("duty.end", {})]


def test_a_second_break_changes_nothing(mona):
    on_duty(mona)
    take_break(actor=mona)
    assert take_break(actor=mona) == 0
    assert len(audited("duty.end")) == 1


def test_whoever_comes_back_is_not_on_duty_yet_and_whoever_is_on_duty_is_back(mona):
    take_break(actor=mona)
    come_back(actor=mona)
    assert (Duty.objects.get().is_on, Duty.objects.get().on_break) == (False, False)
    take_break(actor=mona)
    on_duty(mona)
    assert not Duty.objects.get().on_break


def test_what_lapsed_before_the_break_is_not_put_back_by_it(alice, mona):
    review = claim(actor=mona, review=review_of(in_review(alice).post))
    Review.objects.update(claimed_until=timezone.now() - LAPSED)
    assert take_break(actor=mona) == 0
    assert Review.objects.get(pk=review.pk).put_back_at is None


def test_handing_over_is_remembered_until_somebody_claims_it(alice, mona, moses):
    review = claim(actor=mona, review=review_of(in_review(alice).post))
    release(actor=mona, review=review, handover=True)
    assert Review.objects.get().put_back_at is not None
    claim(actor=moses, review=review)
    assert Review.objects.get().put_back_at is None
    release(actor=moses, review=review)  # the page was left
    assert Review.objects.get().put_back_at is None


def test_only_moderators_have_a_shift(alice, ada):
    for somebody in (alice, ada):
        for act in (end_duty, take_break, come_back):
            with pytest.raises(NotAllowed):
                act(actor=somebody)
        with pytest.raises(NotAllowed):
            start_duty(actor=somebody, until=Until.TODAY)
        with pytest.raises(NotAllowed):
            leaves(somebody, ContentNote.DEATH)
    assert not Duty.objects.exists()


# -------------------------------------------------- what one leaves to others
def test_what_is_left_to_others_is_written_nowhere_but_encrypted(mona):
    leaves(mona, ContentNote.SUICIDE, ContentNote.DEATH)
    duty = Duty.objects.select_related("moderator__group__key").get()
    assert duty.opt_outs == [ContentNote.SUICIDE, ContentNote.DEATH]
    assert b"SUICIDE" not in bytes(duty.opt_outs_json_sealed)
    assert not AuditEntry.objects.exists()
    leaves(mona)
    assert Duty.objects.select_related("moderator__group__key").get().opt_outs == []


# ------------------------------------------------------------- people who go
def test_whoever_is_suspended_is_off_duty(ada, mona):
    on_duty(mona)
    suspend(actor=ada.user, membership=mona)
    assert Duty.objects.get().on_duty_until is None


def test_of_whoever_goes_nothing_is_kept(ada, mona):
    leaves(mona, ContentNote.DEATH)
    remove(actor=ada.user, membership=mona)
    assert not Duty.objects.exists()


def test_whoever_moderates_no_more_is_not_on_duty(mona):
    on_duty(mona)
    type(mona).objects.filter(pk=mona.pk).update(reads="MEMBER")
    assert not Duty.objects.on_duty().exists()


def test_who_is_removed_while_the_check_reads_their_note_leaves_none(ada, mona, monkeypatch):
    def slowly(*about: object, **more: object) -> None:
        remove(actor=ada.user, membership=Membership.objects.get(pk=mona.pk))
        require_passed(*about, **more)

    monkeypatch.setattr(duty, "require_passed", slowly)
    with pytest.raises(NotAllowed):
        duty.hand_over(actor=mona, text="Please begin with the oldest.")
    assert not Duty.objects.exists()


def test_a_note_and_taking_it_away_are_written_down_without_it(mona):
    duty.hand_over(actor=mona, text="Please begin with the oldest.")
    duty.take_note_away(actor=mona)
    assert audited("duty.") == [("duty.hand_over", {}), ("duty.take_note_away", {})]
