from .agreement import Agreement, AgreementAcceptance
from .group import SupportGroup
from .invitation import Invitation
from .membership import Membership, PendingGrant
from .user import User

__all__ = [
    "Agreement",
    "AgreementAcceptance",
    "Invitation",
    "Membership",
    "PendingGrant",
    "SupportGroup",
    "User",
]
