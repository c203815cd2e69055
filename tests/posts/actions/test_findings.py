"""Solving a finding: other words, or a reason to keep these."""

import pytest

from groups.models import Membership
from posts.actions.drafts import OlderCounter
from posts.actions.findings import keep, replace
from posts.actions.moves import NotAllowed
from posts.draft_check import DraftFinding, check_draft
from posts.models import Draft, Reason
from posts.screening import Found
from tests.posts import play

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(alice: Membership) -> Draft:
    return play.begin(alice, play.TELLING)


def finding(draft: Draft, words: str) -> DraftFinding:
    return next(found for found in check_draft(draft).findings if found.words == words)


def test_other_words_stand_where_the_finding_was(draft: Draft, alice: Membership) -> None:
    found = finding(draft, "March 14")
    changed = replace(
        actor=alice, post=draft.post, counter=draft.counter, finding=found, words=found.found.suggestions[0]
    )
    assert play.text_of(changed) == play.TELLING.replace("March 14", found.found.suggestions[0])
    assert "March 14" not in {found.words for found in check_draft(changed).findings}


def test_kept_with_a_reason_it_is_no_longer_open_and_the_reason_can_be_taken_back(
    draft: Draft, alice: Membership
) -> None:
    found = finding(draft, "Jenny")
    kept = keep(actor=alice, post=draft.post, counter=draft.counter, finding=found, reason=Reason.PSEUDONYM)
    assert finding(kept, "Jenny").reason == "PSEUDONYM"
    again = keep(actor=alice, post=draft.post, counter=kept.counter, finding=found, reason=Reason.ABOUT_ME)
    assert [reason for _, _, reason in again.answers] == ["ABOUT_ME"]
    free = keep(actor=alice, post=draft.post, counter=again.counter, finding=found, reason=None)
    assert finding(free, "Jenny").is_open


def test_the_words_are_kept_as_a_fingerprint_only(draft: Draft, alice: Membership) -> None:
    play.keep_all(draft.post)
    stored = play.draft_of(draft.post).answers_json
    assert stored
    assert "Jenny" not in stored


def test_an_older_page_solves_nothing(draft: Draft, alice: Membership) -> None:
    found, older = finding(draft, "Jenny"), draft.counter
    play.write(draft.post, f"Yesterday. {play.TELLING}")
    with pytest.raises(OlderCounter):
        replace(actor=alice, post=draft.post, counter=older, finding=found, words="somebody")
    with pytest.raises(OlderCounter):
        keep(actor=alice, post=draft.post, counter=older, finding=found, reason=Reason.NEEDED)


def test_words_across_two_parts_are_changed_by_hand(draft: Draft, alice: Membership) -> None:
    beyond = DraftFinding(1, Found(0, 10_000, "QUASI", "HINT", "", "", ()), "", None)
    with pytest.raises(NotAllowed, match="across_parts"):
        replace(actor=alice, post=draft.post, counter=draft.counter, finding=beyond, words="x")


def test_only_the_author_solves_and_only_in_a_draft(draft: Draft, alice: Membership, bob: Membership) -> None:
    found = finding(draft, "Jenny")
    with pytest.raises(NotAllowed, match="not_author"):
        keep(actor=bob, post=draft.post, counter=draft.counter, finding=found, reason=Reason.NEEDED)
    play.hand_in(draft)
    with pytest.raises(NotAllowed, match="no_draft"):
        keep(actor=alice, post=draft.post, counter=draft.counter, finding=found, reason=Reason.NEEDED)
