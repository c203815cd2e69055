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
    changed = replace(actor=alice, post=draft.post, counter=draft.counter, findings=[found], choice=0)
    assert play.text_of(changed) == play.TELLING.replace("March 14", found.found.suggestions[0])
    assert "March 14" not in {found.words for found in check_draft(changed).findings}


def test_a_role_word_before_a_name_is_replaced_with_it(draft: Draft, alice: Membership) -> None:
    found = finding(draft, "Jenny")
    changed = replace(actor=alice, post=draft.post, counter=draft.counter, findings=[found], choice=0)
    assert play.text_of(changed) == play.TELLING.replace("My client Jenny", "My client")


def test_one_person_gets_one_role_everywhere(alice: Membership) -> None:
    draft = play.begin(alice, "My client Jenny Halvorsen called. Jenny is afraid, and Jenny's sister knows.")
    checked = check_draft(draft)
    everywhere = checked.alike(checked.findings[0])
    assert [found.words for found in everywhere] == ["Jenny Halvorsen", "Jenny", "Jenny"]
    changed = replace(actor=alice, post=draft.post, counter=draft.counter, findings=everywhere, choice=0)
    assert "Jenny" not in play.text_of(changed)
    assert play.text_of(changed).startswith("My client called. The client is afraid, and the client's sister")


def test_the_same_words_are_replaced_in_all_places(alice: Membership) -> None:
    draft = play.begin(alice, "She moved to Cedar Falls. Her mother never liked Cedar Falls.")
    checked = check_draft(draft)
    everywhere = checked.alike(checked.findings[0])
    assert len(everywhere) == 2
    changed = replace(actor=alice, post=draft.post, counter=draft.counter, findings=everywhere, choice=9)
    assert "Cedar Falls" not in play.text_of(changed)


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
        replace(actor=alice, post=draft.post, counter=older, findings=[found], choice=0)
    with pytest.raises(OlderCounter):
        keep(actor=alice, post=draft.post, counter=older, finding=found, reason=Reason.NEEDED)


def test_words_across_two_parts_are_changed_by_hand(draft: Draft, alice: Membership) -> None:
    beyond = DraftFinding(1, Found(0, 10_000, "QUASI", "HINT", "", "", ("x",)), "", None, "")
    with pytest.raises(NotAllowed, match="across_parts"):
        replace(actor=alice, post=draft.post, counter=draft.counter, findings=[beyond], choice=0)


def test_only_the_author_solves_and_only_in_a_draft(draft: Draft, alice: Membership, bob: Membership) -> None:
    found = finding(draft, "Jenny")
    with pytest.raises(NotAllowed, match="not_author"):
        keep(actor=bob, post=draft.post, counter=draft.counter, finding=found, reason=Reason.NEEDED)
    play.hand_in(draft)
    with pytest.raises(NotAllowed, match="no_draft"):
        keep(actor=alice, post=draft.post, counter=draft.counter, finding=found, reason=Reason.NEEDED)
