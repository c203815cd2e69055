"""What somebody sets for themselves. Not in the audit: what their hands or eyes need is nobody's business."""

from ..models import User


def set_single_keys(*, actor: User, on: bool) -> bool:
    """False when it is so already."""
    return bool(User.objects.filter(pk=actor.pk).exclude(single_keys=on).update(single_keys=on))
