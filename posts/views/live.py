"""What the autosave of the browser brings back beside "Saved 10:42": the check of the text as it was saved."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest

from groups.models import Membership

from .. import screening
from ..actions.drafts import OlderCounter
from ..actions.findings import keep
from ..actions.moves import NotAllowed
from ..actions.rule_outcomes import remember_marks
from ..draft_check import DraftCheck, check_draft
from ..live_check import live_check
from ..models import Draft, Reason

NOT_RUN = "The check cannot run right now. Your text is saved, and a moderator would read it before anybody else."
RESTING = "The check rests for a minute, because it ran very often. Your text is saved all the same."
MOST = 20  # answers of one save
ASK_AGAIN = {NOT_RUN: 10, RESTING: 60}  # seconds after which the page asks by itself


def marks_of(request: HttpRequest, member: Membership, draft: Draft) -> dict[str, Any]:
    """Saving is never refused for its number; only the check is left out when there are too many."""
    if not ratelimit.consume(request, action="live_check", user=request.user):
        return _not_run(RESTING)
    try:
        checked = _with_answers(request, member, draft, check_draft(draft))
    except screening.EngineError:
        return _not_run(NOT_RUN)
    remember_marks(draft, checked)
    return {"live": live_check(draft.content, checked), "reasons": Reason.choices}


def _not_run(why: str) -> dict[str, Any]:
    return {"not_run": why, "ask_again": ASK_AGAIN[why]}


def _with_answers(request: HttpRequest, member: Membership, draft: Draft, checked: DraftCheck) -> DraftCheck:
    """Each "keep, because" travels with the save it was pressed on: "NAME:fingerprint of the words:reason"."""
    answered = False
    for answer in request.POST.get("keep", "").split()[:MOST]:
        category, _, rest = answer.partition(":")
        words_key, _, code = rest.partition(":")
        finding = next((f for f in checked.findings if (f.found.category, f.words_key) == (category, words_key)), None)
        if finding is None or code not in ("", *Reason.values):
            continue
        reason, origin = Reason(code) if code else None, draft.origin
        try:
            kept = keep(
                actor=member, post=draft.post, counter=draft.counter, finding=finding, reason=reason, origin=origin
            )
        except (OlderCounter, NotAllowed):  # another window saved or handed in meanwhile: the next save says so
            break
        draft.answers, draft.post.counter, answered = kept.answers, kept.counter, True
    return check_draft(draft) if answered else checked
