from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh

from .views import session_ended

View = Callable[[HttpRequest], HttpResponse]


def no_store(get_response: View) -> View:
    """Nothing that a page shows may stay on a shared computer. Static files are served before this."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cache-Control"] = "no-store"
        return response

    return middleware


def body_limit(get_response: View) -> View:
    """Refuse an oversized body before it is read, with a page that says so (not a bare 400)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return render(request, "errors/too_large.html", status=413)
        return get_response(request)

    return middleware


class LoginRequired(LoginRequiredMiddleware):
    """Signed in by default everywhere. What somebody sent after their session ended is given back to them."""

    def handle_no_permission(  # type: ignore[override]  # a page, where Django only redirects
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if request.method == "POST":
            return session_ended(request)
        if "HX-Request" in request.headers:  # the sign-in page is no piece of another page
            return HttpResponseClientRefresh()
        return super().handle_no_permission(request, view_func)
