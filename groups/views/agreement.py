from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from supportcircle import sanitize
from supportcircle.notifications import mark_seen

from ..access import membership_in, user_of
from ..actions import accept_agreement, change_agreement
from ..errors import Refused
from ..forms.groups import AcceptForm, AgreementForm
from ..models import Agreement, AgreementAcceptance, Membership
from ..permissions import Capability, can
from .answer import posted


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, group_id: UUID) -> HttpResponse:
    user = user_of(request)
    membership = membership_in(user, group_id, Capability.AGREE)
    newest = _newest(membership)
    form = AcceptForm(posted(request), initial={"agreement": newest.id})
    if request.method == "POST" and form.is_valid():
        read = membership.group.agreements.filter(pk=form.cleaned_data["agreement"]).first() or newest
        try:
            accept_agreement(actor=user, agreement=read)
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect("agreement", group_id=group_id)
        mark_seen(user.id, read.id)
        messages.success(request, "Thank you. You have accepted the agreement.")
        return redirect(_next(request))
    accepted = AgreementAcceptance.objects.filter(user=user, agreement__group=membership.group)
    context = {
        "group": membership.group,
        "agreement": newest,
        "html": sanitize.render(newest.text or ""),
        "accepted": accepted.filter(agreement=newest).first(),
        "accepted_before": accepted.exclude(agreement=newest).exists(),
        "form": form,
        "next": _next(request),
        "may_edit": can(membership, Capability.MANAGE_SETTINGS),
    }
    return render(request, "groups/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_edit(request: HttpRequest, group_id: UUID) -> HttpResponse:
    user = user_of(request)
    membership = membership_in(user, group_id, Capability.MANAGE_SETTINGS)
    newest = _newest(membership)
    form = AgreementForm(posted(request), initial={"text": newest.text, "based_on": newest.version})
    if request.method == "POST" and form.is_valid():
        try:
            change_agreement(actor=user, group=membership.group, **form.cleaned_data)
        except Refused:
            form.add_error(
                "text", "Another admin has just changed the agreement. Compare with theirs, then save again."
            )
        else:
            messages.success(request, "The agreement is saved. Everybody is asked to accept a new version.")
            return redirect("agreement", group_id=group_id)
    context = {"group": membership.group, "form": form, "next_version": newest.version + 1}
    return render(request, "groups/agreement_edit.html", context)


def _newest(membership: Membership) -> Agreement:
    newest = membership.group.agreements.latest("version")
    newest.group = membership.group
    return newest


def _next(request: HttpRequest) -> str:
    """Where the person was going, on this site only."""
    target = request.POST.get("next") or request.GET.get("next") or "/"
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/"
