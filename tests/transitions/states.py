"""How a post of Alice's comes into each state; Mona decides, Bob reports."""

from collections.abc import Callable

from groups.models import Membership
from posts.actions.drafts import open_edit
from posts.actions.erase import erase_post
from posts.actions.submit import appeal, withdraw
from posts.models import Flag, Post
from posts.statuses import Verb
from tests.posts import play


def build(state: str, alice: Membership, bob: Membership, mona: Membership) -> Post:
    return BUILDERS[state](alice, bob, mona)


def _handed_in(text: str) -> Callable[..., Post]:
    return lambda alice, *_: play.hand_in(play.begin(alice, text)).post


def _kept(alice: Membership, *_: Membership) -> Post:
    return play.hand_in(play.keep_all(play.begin(alice, play.TELLING).post)).post


def _held(alice: Membership, *_: Membership) -> Post:
    return play.send(alice, play.TELLING).post


def _in_review(alice: Membership, *_: Membership) -> Post:
    return play.in_review(alice).post


def _decided(verb: Verb) -> Callable[..., Post]:
    return lambda alice, _, mona: play.decided(mona, _in_review(alice), verb).post


def _appealed(alice: Membership, bob: Membership, mona: Membership) -> Post:
    revision = play.decided(mona, _in_review(alice), Verb.REJECT)
    return appeal(actor=alice, post=revision.post, turn=revision.turn).post


def _for_two(*verbs: Verb) -> Callable[..., Post]:
    """With the opinions of Mona and then of the group's other moderator."""

    def build(alice: Membership, _: Membership, mona: Membership) -> Post:
        post = play.in_review(alice, play.CUSTODY).post
        others = Membership.objects.moderators().filter(group=alice.group).exclude(pk=mona.pk)
        for moderator, verb in zip([mona, *others], verbs, strict=False):
            play.opinion(moderator, post, verb)
        return post

    return build


def _withdrawn(alice: Membership, *_: Membership) -> Post:
    revision = play.hand_in(play.begin(alice))
    return withdraw(actor=alice, post=revision.post, turn=revision.turn)


def _published(alice: Membership, *_: Membership) -> Post:
    return play.published(alice)


def _edited(alice: Membership, *_: Membership) -> Post:
    post = play.published(alice)
    open_edit(actor=alice, post=post)
    return post


def _edit_handed_in(alice: Membership, *_: Membership) -> Post:
    return play.hand_in(play.write(_edited(alice), play.CLEAN_TOO)).post


def _reported(reason: Flag.Reason) -> Callable[..., Post]:
    return lambda alice, bob, _: play.report(bob, play.published(alice), reason).post


def _erased(alice: Membership, *_: Membership) -> Post:
    return erase_post(actor=alice, post=play.published(alice))


def _erased_under_a_report(alice: Membership, bob: Membership, mona: Membership) -> Post:
    return erase_post(actor=alice, post=_reported(Flag.Reason.IDENTIFYING)(alice, bob, mona))


BUILDERS: dict[str, Callable[..., Post]] = {
    "draft": lambda alice, *_: play.begin(alice).post,
    "screening": _handed_in(play.CLEAN),
    "screening what points to somebody": _handed_in(play.TELLING),
    "screening what is kept with reasons": _kept,
    "screening another language": _handed_in(play.FOREIGN),
    "held": _held,
    "held and answered": lambda alice, *_: play.keep_all(_held(alice)).post,
    "in review": _in_review,
    "in review by two": _for_two(),
    "one of two would approve": _for_two(Verb.APPROVE),
    "one of two would approve, the other return": _for_two(Verb.APPROVE, Verb.RETURN),
    "returned": _decided(Verb.RETURN),
    "rejected": _decided(Verb.REJECT),
    "appealed": _appealed,
    "withdrawn": _withdrawn,
    "published": _published,
    "published and being edited": _edited,
    "published, an edit in the check": _edit_handed_in,
    "reported": _reported(Flag.Reason.HARMFUL),
    "hidden": _reported(Flag.Reason.IDENTIFYING),
    "erased": _erased,
    "erased under a report": _erased_under_a_report,
}
