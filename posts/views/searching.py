"""Search. What is looked for travels in the body of a form: never in an address, a log or the audit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from groups.access import user_of

from ..forms.searching import SearchForm
from ..search import reading
from ..search import search as find


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    members = reading(user)
    if request.method != "POST":
        return render(request, "posts/search.html", {"form": SearchForm(members)})
    form = SearchForm(members, request.POST)
    if not form.is_valid():
        return render(request, "posts/search.html", {"form": form}, status=422)
    after = form.cleaned_data["after"]
    results, older = find(user, form.searched, form.wanted, form.filters, after)
    context = {"form": form, "results": results, "older": older, "is_first": after is None, "asked": True}
    return render(request, "posts/search.html", context)
