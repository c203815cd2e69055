from allauth.account.models import EmailAddress
from django.db import transaction

from supportcircle.audit import SITE, record

from ..errors import Refused
from ..models import User
from ..tokens import plain_address


@transaction.atomic
def create_operator(*, email: str, password: str) -> User:
    """By whoever has a shell on the server, hence no actor. Never somebody who is, or was, in a group."""
    email = plain_address(email)
    if User.objects.filter(email=email).exists():
        raise Refused("has_account")
    user = User.objects.create_user(email, password, is_staff=True)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    record("operator.create", actor=None, chain=SITE, target=user.id)
    return user
