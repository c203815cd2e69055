"""Many rows, one after the other: one that fails keeps none of the others waiting."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

logger = logging.getLogger(__name__)


def one_by_one(ids: Iterable[UUID], act: Callable[[UUID], object]) -> None:
    for row_id in list(ids):
        try:
            act(row_id)
        except Exception:
            logger.exception("Failed on %s, will be tried again", row_id)
