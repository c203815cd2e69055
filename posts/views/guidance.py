"""Pages that explain; they hold nothing of anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..guidance import page


@require_safe
def check_guidance(request: HttpRequest) -> HttpResponse:
    return render(request, "posts/guidance.html", page())
