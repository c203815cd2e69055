"""The page of one review, as it stands for the moderator who looks at it now."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from ..actions.moves import NotAllowed, Stale
from ..correspondence import correspondence_of
from ..dossier import Dossier, dossier_of
from ..forms.messaging import MessageForm
from ..forms.reviewing import DecideForm
from ..forms.suggesting import Suggesting
from ..labels import labels_with
from ..models import UNCHECKED, Decision, Review
from ..review_rules import may_review
from ..second_opinion import second_opinion_of
from ..second_review import ESCALATIONS
from ..statuses import Verb
from ..unread import open_revisions
from .stale import explain


def review_for(request: HttpRequest, review_id: UUID) -> tuple[Review, Membership]:
    """Raises Http404 (also where one is recused), PermissionDenied (one's own post, an appeal against oneself), or
    AgreementRequired.
    """
    visible = Review.objects.visible_to(user_of(request))
    related = visible.select_related(
        "post__author", "post__parent", "post__live_revision", "revision", "claimed_by", "not_by"
    )
    found = get_object_or_404(related, pk=review_id)
    member = membership_in(user_of(request), found.group_id, Capability.REVIEW)
    if not may_review(member, found):
        raise PermissionDenied
    # The group is at hand and holds the key to the text and the names.
    found.group = found.post.group = found.post.author.group = member.group
    found.revision.post = found.post
    if found.claimed_by:
        found.claimed_by.group = member.group
    return found, member


def review_page(
    request: HttpRequest,
    found: Review,
    member: Membership,
    *,
    form: DecideForm | None = None,
    judged: bool = True,
    stale: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """`form` is what the moderator just sent: what they wrote in it is kept, whatever happened meanwhile.

    It is judged when it asks for a decision, and else only carried over.
    """
    stage, decision = _stage(found, member)
    second = second_opinion_of(found, member, decision)
    if stage in ("free", "mine") and second and second.mine_waits:
        stage = "given"
    newest = found.post.revisions.order_by("-number").first()
    context |= {
        "member": member,
        "review": found,
        "labels": labels_with(found.post, found.revision_id),
        "stage": stage,
        "decision": decision,
        "second": second,
        "stale": stale,
        "note": form["note"].value() if form else "",
        "claim_minutes": settings.CLAIM_MINUTES,
        "correspondence": correspondence_of(found.post, newest, member),
    }
    context.setdefault("message_form", MessageForm.of(request.POST.get("message", "")))
    if stage == "mine":
        context |= _desk(found, member, form, judged)
        context["escalations"] = [] if second or found.kind == Review.Kind.FLAG else ESCALATIONS
    return render(request, "posts/review.html", context, status=status)


def refused_page(
    request: HttpRequest, review_id: UUID, form: DecideForm, refused: Stale | NotAllowed, said: str = ""
) -> HttpResponse:
    """As it stands now, with what the moderator wrote. `said`: why it is not allowed."""
    found, member = review_for(request, review_id)
    stale = explain(refused, member) if isinstance(refused, Stale) else said
    return review_page(request, found, member, form=form, judged=False, stale=stale, status=409)


def _desk(found: Review, member: Membership, form: DecideForm | None, judged: bool) -> dict[str, Any]:
    """What only the one who holds it sees."""
    dossier = dossier_of(found)
    open_revisions(member, [found.revision])
    start = {"turn": found.revision.turn, **(form.kept if form else {})}
    shown = form if form and judged else form_of(dossier, initial=start)
    if form and form.suggesting and form.suggesting.is_judged:
        shown.suggesting = form.suggesting
    return {"dossier": dossier, "returnable": Verb.RETURN in dossier.verbs, "form": shown}


def _stage(found: Review, member: Membership) -> tuple[str, Decision | None]:
    """closed, decided (and waiting to be carried out), taken by somebody else, free, or mine."""
    if found.closed_at:
        made = found.decisions.exclude(state=Decision.State.UNDONE).select_related("decided_by")
        return "closed", made.order_by("-decided_at").first()
    decision = _decision_on(found)
    if decision:
        return "decided", decision
    holder = found.claimant
    if holder is None:
        return "free", None
    return ("mine" if holder == member else "taken"), None


def _decision_on(found: Review) -> Decision | None:
    """That waits to be carried out, or was in this very moment."""
    pending = Q(review__post=found.post, state=Decision.State.PENDING)
    made = Decision.objects.filter(pending | Q(review=found, turn=found.revision.turn))
    return made.exclude(state=Decision.State.UNDONE).select_related("decided_by").first()


def form_of(dossier: Dossier, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> DecideForm:
    findings = [row.finding for row in dossier.findings]
    covered = [row.finding for row in dossier.findings if row.is_covered]
    checked = [finding for finding in findings if finding.category != UNCHECKED]  # not for whole paragraphs
    suggesting = Suggesting(dossier.revision, checked, covered, initial if data is None else data)
    return DecideForm(findings, dossier.reasons, data, initial=initial, suggesting=suggesting)
