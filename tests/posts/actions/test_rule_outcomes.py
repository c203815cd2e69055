"""What becomes of each rule's marks is counted once, when it happens, and without a word of them."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups.models import Membership
from posts.actions.moves import Stale
from posts.actions.rule_outcomes import old_outcomes
from posts.actions.settle import settle_decision
from posts.actions.submit import appeal, withdraw
from posts.models import Finding, Post, Reason, RuleOutcome
from posts.statuses import Verb
from tests.posts.play import (
    CLEAN,
    FIXED,
    TELLING,
    begin,
    check,
    decided,
    decision,
    draft_of,
    hand_in,
    in_review,
    keep_all,
    newest,
    published,
    review_of,
    send,
    write,
)
from tests.posts.views.browse import browser_of, get

pytestmark = pytest.mark.django_db

NAME, TOWN, DAY = "safe-harbor-a.role", "safe-harbor-b.town", "safe-harbor-c.month-day"


def counted() -> dict[str, tuple[int, int, int, int]]:
    rows = RuleOutcome.objects.values_list("rule", "shown", "kept", "approved", "overturned")
    return {rule: (shown, kept, approved, overturned) for rule, shown, kept, approved, overturned in rows}


def in_review_because(author: Membership, reason: Reason) -> Post:
    """Held, kept with this reason for every mark, and handed in again."""
    return check(hand_in(keep_all(send(author, TELLING).post, reason))).post


def test_a_mark_is_wrong_when_the_author_says_so_and_a_moderator_approves(alice, mona):
    post = in_review_because(alice, Reason.NOT_IDENTIFYING)
    assert counted() == {}  # nothing has come to an end
    decided(mona, post, Verb.APPROVE)
    assert counted() == {NAME: (1, 1, 1, 0), TOWN: (1, 1, 1, 0), DAY: (1, 1, 1, 0)}


def test_a_mark_that_the_question_needs_is_right_though_it_is_approved(alice, mona):
    decided(mona, in_review_because(alice, Reason.NEEDED), Verb.APPROVE)
    assert counted() == {NAME: (1, 0, 0, 0), TOWN: (1, 0, 0, 0), DAY: (1, 0, 0, 0)}


def test_who_rejects_does_not_agree_with_the_author(alice, mona):
    decided(mona, in_review_because(alice, Reason.PUBLIC_FIGURE), Verb.REJECT)
    assert counted()[NAME] == (1, 1, 0, 0)


def test_what_is_returned_counts_only_when_it_comes_to_an_end(alice, mona):
    post = in_review_because(alice, Reason.NOT_IDENTIFYING)
    decided(mona, post, Verb.RETURN)
    assert counted() == {}
    again = check(hand_in(keep_all(post, Reason.NOT_IDENTIFYING)))
    decided(mona, again.post, Verb.APPROVE)
    assert counted()[NAME] == (1, 1, 1, 0)


def test_a_decision_that_is_made_twice_counts_once(alice, mona, moses):
    post = in_review_because(alice, Reason.NOT_IDENTIFYING)
    decided(mona, post, Verb.APPROVE)
    with pytest.raises((Stale, AssertionError)):
        decided(moses, post, Verb.APPROVE)
    assert counted()[NAME] == (1, 1, 1, 0)


def test_marks_of_many_posts_add_up_and_groups_stay_apart(alice, bob, mona, charlie):
    decided(mona, in_review_because(alice, Reason.NOT_IDENTIFYING), Verb.APPROVE)
    decided(mona, in_review_because(bob, Reason.NEEDED), Verb.APPROVE)
    assert counted()[NAME] == (2, 1, 1, 0)
    assert not RuleOutcome.objects.exclude(group=alice.group).exists()


def test_hints_and_clear_texts_are_not_counted(alice):
    published(alice, CLEAN)
    published(alice, "She is the town's only pharmacist, and I buy from her. How do I go on?")
    assert Finding.objects.filter(band="HINT").exists()
    assert counted() == {}


# ----------------------------------------------------------------- appeals
def appealed(alice: Membership, mona: Membership, reason: Reason) -> Post:
    """Rejected for the name, and asked for again."""
    post = in_review_because(alice, reason)
    decided(mona, post, Verb.REJECT)
    name = Finding.objects.get(screening__revision=newest(post), rule=NAME)
    newest(post).decisions.update(reasons=[["NAME", name.start, name.end]])
    return appeal(actor=alice, post=post, turn=newest(post).turn).post


def test_an_appeal_that_overturns_a_rejection_counts_for_the_rule_it_named(alice, mona, moses):
    decided(moses, appealed(alice, mona, Reason.NEEDED), Verb.APPROVE)
    assert counted() == {NAME: (1, 0, 0, 1), TOWN: (1, 0, 0, 0), DAY: (1, 0, 0, 0)}


def test_an_overturned_mark_that_the_author_called_wrong_is_wrong_once(alice, mona, moses):
    decided(moses, appealed(alice, mona, Reason.NOT_IDENTIFYING), Verb.APPROVE)
    assert counted()[NAME] == (1, 1, 1, 0)


def test_an_appeal_that_is_rejected_again_counts_nothing_more(alice, mona, moses):
    decided(moses, appealed(alice, mona, Reason.NEEDED), Verb.REJECT)
    assert counted()[NAME] == (1, 0, 0, 0)


# ------------------------------------------------------- changed by authors
def looked_at(author: Membership, text: str = TELLING) -> Post:
    """The author looks at what the check says of the draft."""
    post = begin(author, text).post
    get(author, f"/posts/{post.pk}/check/")
    return post


def test_words_that_their_author_changes_were_marked_rightly(alice):
    post = looked_at(alice)
    write(post, FIXED)
    get(alice, f"/posts/{post.pk}/check/")
    assert counted() == {}  # nothing is handed in
    hand_in(draft_of(post))
    assert counted() == {NAME: (1, 0, 0, 0), TOWN: (1, 0, 0, 0), DAY: (1, 0, 0, 0)}


def test_what_the_autosave_of_the_browser_checked_is_known_when_it_is_handed_in(alice):
    post = begin(alice, TELLING).post
    for counter, text in (("1", TELLING + " Often."), ("2", FIXED)):
        data = {"text": text, "counter": counter, "then": "save"}
        browser_of(alice).post(f"/posts/{post.pk}/draft/", data, headers={"HX-Request": "true"})
    hand_in(draft_of(post))
    assert counted() == {NAME: (1, 0, 0, 0), TOWN: (1, 0, 0, 0), DAY: (1, 0, 0, 0)}


def test_a_name_that_grows_while_it_is_typed_is_one_mark(alice):
    post = looked_at(alice, "My client Jen told me so.")
    for text in ("My client Jenn told me so.", "My client Jenny told me so.", FIXED):
        write(post, text)
        get(alice, f"/posts/{post.pk}/check/")
    hand_in(draft_of(post))
    assert sum(shown for shown, *_ in counted().values()) == 1


def test_a_mark_that_stays_in_the_draft_counts_when_it_is_decided(alice, mona):
    post = looked_at(alice)
    check(hand_in(draft_of(post)))
    assert counted() == {}
    decided(mona, check(hand_in(keep_all(post, Reason.NOT_IDENTIFYING))).post, Verb.APPROVE)
    assert counted()[NAME] == (1, 1, 1, 0)


def test_a_held_text_that_is_changed_counts_when_it_is_handed_in_again(alice):
    post = send(alice, TELLING).post
    get(alice, f"/posts/{post.pk}/check/")
    write(post, FIXED)
    get(alice, f"/posts/{post.pk}/check/")
    check(hand_in(draft_of(post)))
    assert counted()[TOWN] == (1, 0, 0, 0)


def test_a_draft_that_is_never_handed_in_and_one_that_is_taken_back_count_nothing(alice):
    post = looked_at(alice)
    post.delete()
    revision = send(alice, TELLING)
    withdraw(actor=alice, post=revision.post, turn=newest(revision.post).turn)
    assert counted() == {}


def test_counting_comes_before_the_audit_whoever_counts(alice, mona, moses):
    """Both are locked until the transaction ends, so two orders could wait for each other."""
    post = send(alice, TELLING).post
    get(alice, f"/posts/{post.pk}/check/")
    write(post, FIXED)
    get(alice, f"/posts/{post.pk}/check/")
    draft = draft_of(post)
    rejected = review_of(in_review_because(alice, Reason.NEEDED))
    approved = review_of(in_review_because(alice, Reason.NEEDED))
    made = [decision(mona, rejected, Verb.REJECT).pk, decision(moses, approved, Verb.APPROVE).pk]
    for act in (lambda: hand_in(draft), *(partial(settle_decision, one) for one in made)):
        with CaptureQueriesContext(connection) as queries:
            act()
        tables = [query["sql"] for query in queries if re.match("INSERT|UPDATE|SELECT.*audithead", query["sql"])]
        counts = [place for place, sql in enumerate(tables) if "posts_ruleoutcome" in sql]
        audits = [place for place, sql in enumerate(tables) if "audit" in sql]
        assert counts
        assert audits
        assert max(counts) < min(audits)


def test_a_counter_holds_no_word_and_nobody(alice, mona):
    decided(mona, in_review_because(alice, Reason.NOT_IDENTIFYING), Verb.APPROVE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM posts_ruleoutcome")
        said = str(cursor.fetchall())
    assert not any(word in said for word in ("Jenny", "Cedar", "March", alice.pk.hex))


def test_counters_go_after_a_year(alice, mona):
    decided(mona, in_review_because(alice, Reason.NEEDED), Verb.APPROVE)
    old_outcomes(timezone.now() + timedelta(days=300))
    assert RuleOutcome.objects.count() == 3
    old_outcomes(timezone.now() + timedelta(days=400))
    assert RuleOutcome.objects.count() == 0


def test_a_whole_way_from_hold_to_publication_counts_each_mark_once(alice, mona):
    post = in_review(alice).post  # asked, with "the question needs it"
    decided(mona, post, Verb.RETURN)
    get(alice, f"/posts/{post.pk}/check/")
    write(post, TELLING.replace(" in Cedar Falls", ""))
    get(alice, f"/posts/{post.pk}/check/")
    decided(mona, check(hand_in(draft_of(post))).post, Verb.APPROVE)  # her reasons follow the same words
    assert {rule: shown for rule, (shown, *_) in counted().items()} == {NAME: 1, TOWN: 1, DAY: 1}
