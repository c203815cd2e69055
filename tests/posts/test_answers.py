import pytest
from django.utils import timezone

from groups.models import Membership
from posts.answers import findings_of, last_screening, unanswered, words_digest
from posts.models import Reason, Screening
from tests.factories import make_group
from tests.posts import play

pytestmark = pytest.mark.django_db


def test_the_fingerprint_of_words_knows_no_case_and_no_spaces_and_differs_between_groups(alice: Membership) -> None:
    key, other = alice.group.sealing_key(), make_group("River Table").sealing_key()
    assert words_digest(key, "Cedar  Falls") == words_digest(key, "cedar falls")
    assert words_digest(key, "Cedar Falls") != words_digest(key, "Cedar Fall")
    assert words_digest(key, "Cedar Falls") != words_digest(other, "Cedar Falls")
    assert words_digest(key, "Cedar Falls") != key.digest("text", b"cedarfalls")


def test_only_what_holds_and_has_no_answer_is_open(alice: Membership) -> None:
    revision = play.send(alice, play.TELLING)
    assert len(unanswered(revision)) == 3
    found = unanswered(revision)[0]
    words, key = revision.content.joined()[found.start : found.end], revision.sealing_key()
    revision.answers.create(category="AGE", words_digest=words_digest(key, words), reason=Reason.NEEDED)
    assert len(unanswered(revision)) == 3, "an answer is to these words in this category"
    revision.answers.create(
        category=found.category, words_digest=words_digest(key, words.upper()), reason=Reason.NEEDED
    )
    assert len(unanswered(revision)) == 2


def test_the_findings_are_those_of_the_newest_run_that_came_to_an_end(alice: Membership) -> None:
    revision = play.send(alice, play.TELLING)
    ended = Screening.objects.get()
    Screening.objects.create(revision=revision, started_at=timezone.now())
    assert last_screening(revision) == ended
    assert len(findings_of(revision)) == 3


def test_before_the_check_there_is_nothing_to_answer(alice: Membership) -> None:
    revision = play.hand_in(play.begin(alice, play.TELLING))
    assert last_screening(revision) is None
    assert findings_of(revision) == unanswered(revision) == []


def test_why_and_other_words_are_sealed_with_the_finding(alice: Membership) -> None:
    finding = findings_of(play.send(alice, play.TELLING))[-1]
    assert finding.why
    assert finding.suggestions
    assert finding.suggestions[0].encode() not in bytes(finding.advice_sealed)
