"""Say who did what in between, when a form was made for an earlier turn."""

from groups.models import Membership

from ..actions.moves import Stale

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
    return f"{who} {done} meanwhile. Nothing was changed by what you just sent."
