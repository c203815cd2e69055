"""Text that is a plain attribute in Python and a ciphertext in the database.

    class Note(SealedModel):
        seal_label = "posts.note"            # constant: it is part of every ciphertext's place
        body_sealed = SealedField()
        body = Sealed()

        def sealing_key(self) -> DataKey: return self.group.key

`note.body` is `str | None`, None once erased. Set whatever `sealing_key` follows before the text.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Self, overload
from uuid import UUID, uuid4

from django.db import models

from .encryption import Place, open_bytes, seal_bytes
from .models import DataKey


class SealedField(models.BinaryField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A ciphertext; NULL is erased or never written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"null": True, "blank": True, "editable": False} | kwargs))


class SealedModel(models.Model):
    # Known before the row is saved, because the id is part of what its ciphertexts are bound to.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    seal_label: ClassVar[str]

    class Meta:
        abstract = True

    def sealing_key(self) -> DataKey:
        raise NotImplementedError

    def place_of(self, field: str) -> Place:
        return Place(self.sealing_key().name, self.seal_label, self.id, field)


class Sealed:
    def __set_name__(self, owner: type[SealedModel], name: str) -> None:
        self.field = name
        self.column = f"{name}_sealed"

    @overload
    def __get__(self, row: None, owner: type[SealedModel]) -> Self: ...

    @overload
    def __get__(self, row: SealedModel, owner: type[SealedModel]) -> str | None: ...

    def __get__(self, row: SealedModel | None, owner: type[SealedModel]) -> Self | str | None:
        """Raises DecryptionError."""
        if row is None:
            return self
        sealed = getattr(row, self.column)
        if sealed is None:
            return None
        return open_bytes(row.sealing_key().secret(), row.place_of(self.field), bytes(sealed)).decode()

    def __set__(self, row: SealedModel, text: str | None) -> None:
        sealed = None
        if text is not None:
            sealed = seal_bytes(row.sealing_key().secret(), row.place_of(self.field), text.encode())
        setattr(row, self.column, sealed)


def reader_of(model: type[SealedModel], field: str, key: DataKey) -> Callable[[UUID, bytes], str]:
    """Opens that field of many rows (id, ciphertext) with one key, which is unwrapped once. Raises DecryptionError."""
    secret, scope, label = key.secret(), key.name, model.seal_label

    def read(row_id: UUID, sealed: bytes) -> str:
        return open_bytes(secret, Place(scope, label, row_id, field), bytes(sealed)).decode()

    return read
