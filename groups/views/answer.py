"""How views answer a form: carry out the action, say what came of it, go back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict

from ..errors import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """What binds a form: also an empty POST does, and is told what is missing."""
    return request.POST if request.method == "POST" else None


def attempt(request: HttpRequest, done: str, action: Callable[[], Any]) -> bool:
    """The action's refusal is told in its own sentence; messages name nobody."""
    try:
        action()
    except Refused as refused:
        messages.error(request, refused.sentence)
        return False
    messages.success(request, done)
    return True
