"""Every state of a post x every verb x everybody who could try it, through the actions that people use.

The table below is what must happen, written down by hand; nothing in it is taken from the code. What it does
not allow is refused and changes no row. SAME is a verb that was already carried out: no error, no row.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from groups.models import Membership
from groups.models.membership import Reads
from posts.actions.drafts import OlderCounter, open_edit, save_draft
from posts.actions.erase import erase_post
from posts.actions.moves import NotAllowed, Stale
from posts.actions.screen import screen
from posts.actions.settle import settle_decision, settle_screening
from posts.actions.submit import appeal, ask, submit, withdraw
from posts.content import Content
from posts.models import Flag, Post, Review
from posts.statuses import Actor, IllegalTransition, PostState, Status, Verb, check_transition, next_state
from supportcircle.models import AuditEntry, AuditHead, Notification
from tests.posts import play

pytestmark = [pytest.mark.django_db, pytest.mark.transactions]

SAME = "same"
AUTHOR = ("author", "author who moderates")
MODERATOR = ("moderator", "other moderator")
MEMBER = ("member",)
CHECK = ("check",)
EVERYBODY = [*AUTHOR, *MODERATOR, *MEMBER, "suspended author", "admin who reads nothing", "moderator of another group"]

# State (as play.where says it): what each verb does, and for whom.
EXPECTED: dict[str, tuple[str, dict[str, dict[tuple[str, ...], str]]]] = {
    "draft": (
        "UNPUBLISHED draft",
        {
            "save": {AUTHOR: "UNPUBLISHED draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED"},
        },
    ),
    "screening": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "VISIBLE PUBLISHED"},
        },
    ),
    "screening what points to somebody": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED NEEDS_CHANGES draft"},
        },
    ),
    "screening what is kept with reasons": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "screening another language": (
        "UNPUBLISHED SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "check": {CHECK: "UNPUBLISHED IN_REVIEW"},
        },
    ),
    "held": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "held and answered": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "ask": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "in review": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {MODERATOR: "VISIBLE PUBLISHED"},
            "return": {MODERATOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "reject": {MODERATOR: "UNPUBLISHED REJECTED"},
        },
    ),
    "returned": (
        "UNPUBLISHED NEEDS_CHANGES draft",
        {
            "save": {AUTHOR: "UNPUBLISHED NEEDS_CHANGES draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "ask": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
            "return": {("moderator",): SAME},
        },
    ),
    "rejected": (
        "UNPUBLISHED REJECTED",
        {
            "submit": {AUTHOR: SAME},
            "appeal": {AUTHOR: "UNPUBLISHED IN_REVIEW"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "reject": {("moderator",): SAME},
        },
    ),
    "appealed": (
        "UNPUBLISHED IN_REVIEW",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "approve": {("other moderator",): "VISIBLE PUBLISHED"},
            "return": {("other moderator",): "UNPUBLISHED NEEDS_CHANGES draft"},
            "reject": {("other moderator",): "UNPUBLISHED REJECTED"},
        },
    ),
    "withdrawn": (
        "UNPUBLISHED ERASED draft",
        {
            "save": {AUTHOR: "UNPUBLISHED ERASED draft"},
            "submit": {AUTHOR: "UNPUBLISHED SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
        },
    ),
    "published": (
        "VISIBLE PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE PUBLISHED"},
        },
    ),
    "published and being edited": (
        "VISIBLE PUBLISHED draft",
        {
            "save": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "submit": {AUTHOR: "VISIBLE SCREENING"},
            "withdraw": {AUTHOR: SAME},
            "edit": {AUTHOR: SAME},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE PUBLISHED draft"},
        },
    ),
    "published, an edit in the check": (
        "VISIBLE SCREENING",
        {
            "submit": {AUTHOR: SAME},
            "withdraw": {AUTHOR: "VISIBLE ERASED draft"},
            "erase": {AUTHOR: "ERASED ERASED"},
            "flag": {MEMBER + MODERATOR: "VISIBLE SCREENING"},
            "check": {CHECK: "VISIBLE PUBLISHED"},
        },
    ),
    "reported": (
        "VISIBLE PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "VISIBLE PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED PUBLISHED"},
            "flag": {MEMBER: SAME, MODERATOR: "VISIBLE PUBLISHED"},
            "dismiss": {MODERATOR: "VISIBLE PUBLISHED"},
            "hide": {MODERATOR: "HIDDEN PUBLISHED"},
            "return": {MODERATOR: "HIDDEN NEEDS_CHANGES draft"},
        },
    ),
    "hidden": (
        "HIDDEN PUBLISHED",
        {
            "submit": {AUTHOR: SAME},
            "edit": {AUTHOR: "HIDDEN PUBLISHED draft"},
            "erase": {AUTHOR: "ERASED PUBLISHED"},
            "flag": {MEMBER + MODERATOR: "HIDDEN PUBLISHED"},
            "restore": {MODERATOR: "VISIBLE PUBLISHED"},
            "return": {MODERATOR: "HIDDEN NEEDS_CHANGES draft"},
        },
    ),
    "erased": ("ERASED ERASED", {"submit": {AUTHOR: SAME}, "erase": {AUTHOR: SAME}}),
    "erased under a report": (
        "ERASED PUBLISHED",
        {"submit": {AUTHOR: SAME}, "erase": {AUTHOR: SAME}, "dismiss": {MODERATOR: "ERASED PUBLISHED"}},
    ),
}
VERBS = [
    *("save", "submit", "ask", "withdraw", "appeal", "edit", "erase", "flag", "check"),
    *("approve", "return", "reject", "restore", "dismiss", "hide"),
]
DECISIONS = VERBS[-6:]
REFUSALS = (NotAllowed, Stale, OlderCounter, IllegalTransition, Review.DoesNotExist)


def build(state: str, alice: Membership, bob: Membership, mona: Membership) -> Post:
    """A post of Alice's in that state; Mona decided, Bob reported."""
    match state:
        case "draft":
            return play.begin(alice).post
        case "screening":
            return play.hand_in(play.begin(alice)).post
        case "screening what points to somebody":
            return play.hand_in(play.begin(alice, play.TELLING)).post
        case "screening what is kept with reasons":
            return play.hand_in(play.keep_all(play.begin(alice, play.TELLING).post)).post
        case "screening another language":
            return play.hand_in(play.begin(alice, play.FOREIGN)).post
        case "held":
            return play.send(alice, play.TELLING).post
        case "held and answered":
            return play.keep_all(play.send(alice, play.TELLING).post).post
        case "in review":
            return play.in_review(alice).post
        case "returned" | "rejected":
            verb = Verb.RETURN if state == "returned" else Verb.REJECT
            return play.decided(mona, play.in_review(alice).post, verb).post
        case "appealed":
            revision = play.decided(mona, play.in_review(alice).post, Verb.REJECT)
            return appeal(actor=alice, post=revision.post, turn=revision.turn).post
        case "withdrawn":
            revision = play.hand_in(play.begin(alice))
            return withdraw(actor=alice, post=revision.post, turn=revision.turn)
    return build_on_published(state, play.published(alice), bob)


def build_on_published(state: str, post: Post, bob: Membership) -> Post:
    match state:
        case "published and being edited":
            open_edit(actor=post.author, post=post)
        case "published, an edit in the check":
            open_edit(actor=post.author, post=post)
            play.hand_in(play.write(post, play.CLEAN_TOO))
        case "reported":
            play.report(bob, post, Flag.Reason.HARMFUL)
        case "hidden" | "erased under a report":
            play.report(bob, post)
    if state.startswith("erased"):
        erase_post(actor=post.author, post=post)
    return post


def attempt(verb: str, post: Post, actor: Membership) -> Callable[[], Any]:
    """The action that this verb stands for, with what a form made now would carry."""
    revision = post.revisions.order_by("-number").first()
    turn = revision.turn if revision else 1
    acts: dict[str, Callable[[], Any]] = {
        "save": lambda: save_draft(
            actor=actor, post=post, content=Content.of({"text": play.CLEAN_TOO}), counter=play.fresh(post).counter
        ),
        "submit": lambda: submit(actor=actor, post=post, counter=play.fresh(post).counter),
        "ask": lambda: ask(actor=actor, post=post, turn=turn),
        "withdraw": lambda: withdraw(actor=actor, post=post, turn=turn),
        "appeal": lambda: appeal(actor=actor, post=post, turn=turn),
        "edit": lambda: open_edit(actor=actor, post=post),
        "erase": lambda: erase_post(actor=actor, post=post),
        "flag": lambda: play.report(actor, post, Flag.Reason.HARMFUL),
    }
    return acts.get(verb) or (lambda: settle_decision(decision_on(post, actor, verb).pk))


def decision_on(post: Post, actor: Membership, verb: str) -> Any:
    """On the open review; where it is closed, with the turn that was decided: the second click of the same form."""
    review = play.review_of(post)
    made = review.decisions.order_by("-decided_at").first()
    return play.decision(actor, review, Verb(verb), turn=made.turn if review.closed_at and made else None)


def the_check(post: Post) -> None:
    for revision_id in post.revisions.values_list("pk", flat=True):
        screen(revision_id)
        settle_screening(revision_id)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows that an action could write."""
    kept: list[type[models.Model]] = [*apps.get_app_config("posts").get_models(), AuditEntry, AuditHead, Notification]
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in kept}


@contextmanager
def as_if_it_never_was() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people(
    alice: Membership, bob: Membership, mona: Membership, moses: Membership, ada: Membership, charlie: Membership
) -> Callable[[str], Membership]:
    rows = {
        "member": bob,
        "moderator": mona,
        "other moderator": moses,
        "admin who reads nothing": ada,
        "moderator of another group": charlie,
    }

    def person(name: str) -> Membership:
        changes = {"author who moderates": {"reads": Reads.MODERATOR}, "suspended author": {"status": "SUSPENDED"}}
        Membership.objects.filter(pk=alice.pk).update(**changes.get(name, {"hue": 0}))
        return Membership.objects.select_related("user", "group__key").get(pk=rows.get(name, alice).pk)

    return person


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", EXPECTED)
def test_a_verb_does_what_the_table_says_and_nothing_else(
    state: str,
    verb: str,
    people: Callable[[str], Membership],
    alice: Membership,
    bob: Membership,
    mona: Membership,
) -> None:
    begins, verbs = EXPECTED[state]
    post = build(state, alice, bob, mona)
    assert play.where(post) == begins
    allowed = {name: then for names, then in verbs.get(verb, {}).items() for name in names}
    for name in CHECK if verb == "check" else EVERYBODY:
        with as_if_it_never_was():
            actor = people(name) if verb != "check" else alice
            before = everything()
            act = attempt(verb, post, actor) if verb != "check" else lambda: the_check(post)
            tried(act, allowed.get(name, SAME if verb == "check" else "refused"), post, before, f"{name} {verb}")


def tried(act: Callable[[], Any], then: str, post: Post, before: dict[str, Any], what: str) -> None:
    if then == "refused":
        with pytest.raises(REFUSALS):
            act()
    else:
        act()
    if then in ("refused", SAME):
        assert everything() == before, what
    else:
        assert play.where(post) == then, what
        assert everything() != before, what
