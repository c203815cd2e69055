"""Practice for moderators: an invented post, one's own decision, then the panel's and why."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from ..actions.calibration import answer_calibration
from ..calibration import EVERY_MARK, answers_of, judged, progress_of, read
from ..calibration_figures import own_agreement, shared_agreement
from ..calibration_texts import BY_CODE
from ..forms.calibration import CalibrationForm
from ..statuses import Verb


@require_http_methods(["GET", "HEAD", "POST"])
def calibration(request: HttpRequest, group_id: UUID) -> HttpResponse:
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    if request.method == "POST":
        return _judged(request, member)
    answers = answers_of(member)
    progress = progress_of(answers)
    context = {"member": member, "progress": progress}
    if progress.next:
        form = CalibrationForm(initial={"text": progress.next.code})
        return render(request, "posts/calibration.html", context | {"form": form, "read": read(progress.next, ())})
    figures = {"own": own_agreement(answers), "shared": shared_agreement(member.group)}
    return render(request, "posts/calibration_done.html", context | figures | {"judged": judged(answers)})


@require_safe
def calibration_answer(request: HttpRequest, group_id: UUID, text: str) -> HttpResponse:
    """Only for who decided first: what the panel says would decide for them."""
    member = membership_in(user_of(request), group_id, Capability.REVIEW)
    if text not in BY_CODE:
        raise Http404
    answers = answers_of(member)
    mine = next((one for one in judged(answers) if one.text.code == text), None)
    if mine is None:
        return redirect("calibration", group_id=group_id)
    context = {
        "member": member,
        "progress": progress_of(answers),
        "read": read(mine.text, EVERY_MARK),
        "mine": mine,
        "own": own_agreement(answers),
        "shared": shared_agreement(member.group),
    }
    return render(request, "posts/calibration_answer.html", context)


def _judged(request: HttpRequest, member: Membership) -> HttpResponse:
    """A decision, or words to be shown: then everything that was ticked stays."""
    form = CalibrationForm(request.POST)
    decided = form.is_valid()
    text = BY_CODE.get(form.cleaned_data.get("text", ""))
    if text is None:
        return redirect("calibration", group_id=member.group_id)
    if decided:
        answer_calibration(actor=member, text=text, verb=Verb(form.cleaned_data["verb"]), reasons=form.codes)
        return redirect("calibration-answer", group_id=member.group_id, text=text.code)
    asked, seen = form.cleaned_data.get("show", ""), form.seen
    if asked:  # nothing is judged yet
        form = CalibrationForm(initial={"text": text.code, "reasons": request.POST.getlist("reasons")})
    context = {
        "member": member,
        "progress": progress_of(answers_of(member)),
        "form": form,
        "read": read(text, seen),
        "seen": seen,
    }
    return render(request, "posts/calibration.html", context, status=200 if asked else 422)
