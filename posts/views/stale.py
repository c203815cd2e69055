"""Say who did what in between, when a form was made for an earlier turn."""

from django.utils import timezone

from groups.models import Membership

from ..actions.moves import Stale
from ..templatetags.posts import DECIDED
from ..times import span_of

DONE = {
    "submit": "handed it in again",
    "ask": "asked a moderator",
    "approve": "approved it",
    "return": "returned it",
    "reject": "rejected it",
    "appeal": "asked another moderator",
    "withdraw": "took it back",
    "erase": "erased it",
    "hide": "hid the post",
    "restore": "showed the post again",
    "dismiss": "closed the report",
    "flag": "reported something in it",
    "claim": "is reviewing it now",
    "clear": "finished with it and found nothing",
    "hold": "marked something in it",
    "refer": "passed it to a moderator",
    "fail": "could not read it and passed it to a moderator",
    "supersede": "put a newer version in its place",
}
CHANGED = "The text changed in another window. Here is how it stands now."
NOT_NOW = "That is not possible any more. Here is how it stands now."
UNCHANGED = "Nothing was changed by what you just sent."
BY_THE_CHECK = {"clear", "hold", "refer", "fail"}


def explain(stale: Stale, reader: Membership) -> str:
    done = DONE.get(stale.verb, "changed it")
    if stale.by == reader:
        who = "You"
        done = done.replace("is reviewing", "are reviewing")
    elif stale.by is not None and stale.by.is_reader:
        who = stale.by.known_as
    else:
        who = "The check" if stale.verb in BY_THE_CHECK else "Somebody"
    if stale.at and stale.verb in DECIDED:
        clock = timezone.localtime(stale.at).strftime("%H:%M %Z")
        return f"{who} decided this {span_of(stale.at)} ago, at {clock}: {DECIDED[stale.verb]}. {UNCHANGED}"
    return f"{who} {done} meanwhile. {UNCHANGED}"
