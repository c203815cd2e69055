"""From the author's hands through the check, each played to its end."""

import sys

import pytest
from django.utils import timezone

from groups.actions import change_agreement, reinstate, suspend
from groups.models import AgreementAcceptance, Membership, SupportGroup
from posts import screening
from posts.actions.screen import DEAD_AFTER, screen
from posts.actions.settle import settle_screening
from posts.actions.submit import withdraw
from posts.models import Answer, Draft, Finding, Reason, Review, Revision, Screening
from posts.screening import Runner
from posts.statuses import Verb
from supportcircle.models import AuditEntry, Notification
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]


def told(kind: str) -> set[str]:
    return set(Notification.objects.filter(kind=kind, seen_at=None).values_list("user__email", flat=True))


# ------------------------------------------------------------- what is clean
def test_a_clean_post_is_published_and_its_draft_is_gone(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice, play.CLEAN))
    assert play.where(revision.post) == "UNPUBLISHED SCREENING"
    assert not play.is_readable(revision.post)
    revision = play.check(revision)
    assert play.where(revision.post) == "VISIBLE PUBLISHED"
    assert play.is_readable(revision.post)
    assert revision.content.joined() == play.CLEAN
    assert revision.post.active_at == revision.post.published_at
    assert not Draft.objects.exists()
    assert told("published") == {"alice@people.example"}
    actions = AuditEntry.objects.filter(chain=str(alice.group_id)).order_by("seq")
    assert list(actions.values_list("action", flat=True)) == ["revision.submit", "revision.clear", "post.publish"]


def test_a_group_that_reviews_all_sees_nothing_before_a_moderator(alice: Membership, mona: Membership) -> None:
    SupportGroup.objects.update(reviews_all=True)
    revision = play.send(alice)
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    assert told("review_waiting") == {"mona@people.example"}
    assert play.where(play.decided(mona, revision.post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


def test_an_agreement_that_changed_while_the_check_ran_sends_the_post_to_review(
    alice: Membership, ada: Membership, mona: Membership
) -> None:
    revision = play.hand_in(play.begin(alice))
    change_agreement(actor=ada.user, group=alice.group, text="We keep it here, and nowhere else.\n", based_on=1)
    assert play.where(play.check(revision).post) == "UNPUBLISHED IN_REVIEW"


def test_an_agreement_accepted_in_time_changes_nothing(alice: Membership, ada: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    newer = change_agreement(actor=ada.user, group=alice.group, text="We keep it here for good.\n", based_on=1)
    AgreementAcceptance.objects.create(agreement=newer, user=alice.user)
    assert play.where(play.check(revision).post) == "VISIBLE PUBLISHED"


# -------------------------------------------------------------- what is held
def test_held_and_fixed(alice: Membership) -> None:
    held = play.send(alice, play.TELLING)
    assert play.where(held.post) == "UNPUBLISHED NEEDS_CHANGES draft"
    assert play.text_of(play.draft_of(held.post)) == play.TELLING
    assert told("held") == {"alice@people.example"}
    fixed = play.check(play.hand_in(play.write(held.post, play.FIXED)))
    assert play.where(fixed.post) == "VISIBLE PUBLISHED"
    assert fixed.content.joined() == play.FIXED
    held.refresh_from_db()
    assert (held.status, held.is_erased) == ("SUPERSEDED", True)
    assert not Finding.objects.filter(screening__revision=held).exists()


def test_held_and_kept_with_reasons(alice: Membership, mona: Membership) -> None:
    held = play.send(alice, play.TELLING)
    assert Finding.objects.filter(screening__revision=held, band="MUST_FIX").count() == 3
    play.keep_all(held.post, Reason.PUBLIC_FIGURE)
    asked = play.ask_for(held.post)
    assert asked.pk == held.pk
    assert play.where(asked.post) == "UNPUBLISHED IN_REVIEW"
    assert set(asked.answers.values_list("reason", flat=True)) == {"PUBLIC_FIGURE"}
    approved = play.decided(mona, asked.post, Verb.APPROVE)
    assert play.where(approved.post) == "VISIBLE PUBLISHED"
    assert approved.content.joined() == play.TELLING
    assert set(Answer.objects.values_list("words_digest", flat=True)) == {None}


def test_answers_follow_the_same_words_into_the_next_text_which_goes_straight_to_a_moderator(
    alice: Membership,
) -> None:
    held = play.send(alice, play.TELLING)
    play.keep_all(held.post)
    longer = play.check(play.hand_in(play.write(held.post, f"{play.CLEAN} {play.TELLING}")))
    assert play.where(longer.post) == "UNPUBLISHED IN_REVIEW"
    assert longer.last_verb == "refer"


def test_an_answer_does_not_cover_other_words(alice: Membership) -> None:
    held = play.send(alice, play.TELLING)
    play.keep_all(held.post)
    other = play.check(play.hand_in(play.write(held.post, play.TELLING.replace("Jenny", "Rebecca"))))
    assert play.where(other.post) == "UNPUBLISHED NEEDS_CHANGES draft"


# ------------------------------------------------------------------ withdraw
def test_withdrawn_while_the_check_runs_it_never_comes_out(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice, play.CLEAN))
    withdraw(actor=alice, post=revision.post, turn=revision.turn)
    assert play.where(play.check(revision).post) == "UNPUBLISHED ERASED draft"
    assert play.text_of(play.draft_of(revision.post)) == play.CLEAN
    assert not Screening.objects.exists()


def test_withdrawn_between_the_start_and_the_end_of_a_run(alice: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = play.hand_in(play.begin(alice, play.CLEAN))

    class WithdrawnMeanwhile(Runner):
        def check(self, text: str, *, kind: str, words: screening.Words = screening.NO_WORDS) -> screening.Report:
            withdraw(actor=alice, post=revision.post, turn=revision.turn)
            return super().check(text, kind=kind, words=words)

    runner = WithdrawnMeanwhile(screening.COMMAND)
    monkeypatch.setattr(screening, "runner", runner)
    assert play.where(play.check(revision).post) == "UNPUBLISHED ERASED draft"
    assert Screening.objects.get().verdict == ""
    runner.close()


# --------------------------------------------------------------- engine down
def child(program: str) -> Runner:
    """An engine that says it is ready and then does what `program` says with each line."""
    ready = 'import sys, time, json; print(json.dumps({"meta": {"ready": True}}), flush=True)'
    return Runner([sys.executable, "-c", f"{ready}\nfor line in sys.stdin:\n    {program}"])


BROKEN = {
    "that crashes": ("sys.exit(1)", "ERROR"),
    "that names an error": (
        'print(json.dumps({"id": json.loads(line)["id"], "error": "KeyError"}), flush=True)',
        "ERROR",
    ),
    "that answers nonsense": ('print("[1, 2", flush=True)', "ERROR"),
    "that answers something else": ("print(5, flush=True)", "ERROR"),
    "that answers about another text": ('print(json.dumps({"id": "0", "findings": []}), flush=True)', "ERROR"),
    "that leaves out half": (
        'print(json.dumps({"id": json.loads(line)["id"], "findings": [{}]}), flush=True)',
        "ERROR",
    ),
    "that hangs": ("time.sleep(60)", "TIMEOUT"),
}


@pytest.mark.parametrize("engine", BROKEN)
def test_an_engine_that_fails_sends_the_post_to_a_moderator_and_never_to_the_group(
    engine: str, alice: Membership, mona: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, failure = BROKEN[engine]
    runner = child(program)
    monkeypatch.setattr(screening, "runner", runner)
    monkeypatch.setattr(screening, "CHECK_SECONDS", 0.5 if failure == "TIMEOUT" else 5)
    revision = play.send(alice, play.CLEAN)
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    run = Screening.objects.get()
    assert (run.verdict, run.failure, run.engine) == ("FAILED", failure, "")
    assert revision.last_verb == "fail"
    assert told("review_waiting") == {"mona@people.example"}
    runner.close()


def test_a_text_in_another_language_is_for_a_person(alice: Membership, mona: Membership) -> None:
    revision = play.send(alice, play.FOREIGN)
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    assert Screening.objects.get().failure == "LANGUAGE"


def test_a_run_that_died_is_tried_once_more_and_the_third_start_is_for_a_person(
    alice: Membership, mona: Membership
) -> None:
    revision = play.hand_in(play.begin(alice))
    long_ago = timezone.now() - 2 * DEAD_AFTER
    died = Screening.objects.create(revision=revision, started_at=long_ago)
    screen(revision.pk)
    assert [run.verdict for run in Screening.objects.order_by("started_at")] == ["", "CLEAR"]
    Screening.objects.exclude(pk=died.pk).update(ended_at=None, verdict="", started_at=long_ago)
    screen(revision.pk)
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    assert Screening.objects.latest("pk").failure == "ERROR"
    assert not settle_screening(revision.pk)


def test_a_run_that_is_going_on_is_left_alone(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice))
    Screening.objects.create(revision=revision, started_at=timezone.now())
    screen(revision.pk)
    assert Screening.objects.count() == 1


def test_a_revision_that_is_not_there_any_more_is_no_error(alice: Membership) -> None:
    revision = Revision(pk=play.hand_in(play.begin(alice)).pk)
    Revision.objects.all().delete()
    screen(revision.pk)
    assert not settle_screening(revision.pk)


# ------------------------------------------------------- who may not post now
def test_an_author_suspended_while_waiting_goes_nowhere_until_reinstated(
    alice: Membership, ada: Membership, mona: Membership
) -> None:
    revision = play.hand_in(play.begin(alice, play.CLEAN))
    suspend(actor=ada.user, membership=alice)
    revision = play.check(revision)
    assert play.where(revision.post) == "UNPUBLISHED IN_REVIEW"
    assert list(Review.objects.for_moderator(mona)) == []
    reinstate(actor=ada.user, membership=alice)
    assert [review.post for review in Review.objects.for_moderator(mona)] == [revision.post]
    assert play.where(play.decided(mona, revision.post, Verb.APPROVE).post) == "VISIBLE PUBLISHED"


def test_what_a_suspended_author_wrote_in_peace_is_kept(alice: Membership, ada: Membership) -> None:
    post, draft = play.published(alice), play.begin(alice, play.CLEAN_TOO)
    suspend(actor=ada.user, membership=alice)
    assert play.is_readable(post)
    assert play.text_of(play.draft_of(draft.post)) == play.CLEAN_TOO
