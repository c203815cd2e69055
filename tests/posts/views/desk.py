"""What moderators do at the review desk, in a browser."""

from django.http import HttpResponse

from groups.models import Membership
from posts.actions.reviews import claim
from posts.models import Review, Revision
from tests.posts.play import review_of

from .browse import get, land, press


def queue(member: Membership) -> str:
    return get(member, f"/groups/{member.group_id}/queue/")


def url_of(review: Review, verb: str = "") -> str:
    return f"/reviews/{review.pk}/{verb}"


def started(member: Membership, revision: Revision) -> Review:
    return claim(actor=member, review=review_of(revision.post))


def decide(member: Membership, review: Review, verb: str, **data: str | list[str]) -> HttpResponse:
    return press(member, url_of(review, "decide/"), _form(review, verb, **data))


def land_after_deciding(member: Membership, review: Review, verb: str, **data: str | list[str]) -> str:
    return land(member, url_of(review, "decide/"), _form(review, verb, **data))


def _form(review: Review, verb: str, **data: str | list[str]) -> dict[str, str | list[str]]:
    turn = str(Revision.objects.get(pk=review.revision_id).turn)
    return {"turn": turn, "verb": verb, "note": "", **data}
