"""From a request to a post and the membership with which this person meets it."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from groups.access import membership_in, user_of
from groups.models import Membership
from groups.permissions import Capability

from .models import Post


def post_for(request: HttpRequest, post_id: UUID, capability: Capability) -> tuple[Post, Membership]:
    """Raises Http404, PermissionDenied, or AgreementRequired (which leads to the agreement)."""
    user = user_of(request)
    posts = Post.objects.visible_to(user).select_related(
        "group__key", "author", "parent__author", "live_revision", "parent__live_revision"
    )
    post = get_object_or_404(posts, pk=post_id)
    return post, membership_in(user, post.group_id, capability)


def own_post_for(request: HttpRequest, post_id: UUID) -> tuple[Post, Membership]:
    """404 for anybody but the author: nobody else may know that it is being written."""
    user = user_of(request)
    posts = Post.objects.visible_to(user).filter(author__user=user)
    post = get_object_or_404(posts.select_related("group__key", "author", "parent", "live_revision"), pk=post_id)
    return post, membership_in(user, post.group_id, Capability.WRITE)
