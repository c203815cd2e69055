from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from supportcircle.models import DataKey


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person. Peers know a pseudonym (Membership), never the e-mail address."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("site operator", default=False)
    single_keys = models.BooleanField(default=True)  # whether a letter alone is a command where there are such
    created_at = models.DateTimeField(auto_now_add=True)
    key = models.OneToOneField(DataKey, null=True, on_delete=models.SET_NULL, related_name="+")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return str(self.id)  # never the address: this is what a log or an exception would show

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.key is None:
            self.key = DataKey.objects.new(DataKey.Scope.USER, self.id)
            self.key.save()
        super().save(*args, **kwargs)
