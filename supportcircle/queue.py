"""The queue carries hints only: the database is the truth, and a sweep finds what the queue lost."""

import logging
from typing import Any

from celery import Task
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def enqueue(task: "Task[Any, Any]", *args: str, countdown: float = 0) -> None:
    """Call after commit. A broker that is down costs the sender a moment, and the job waits for the sweep."""
    try:
        task.apply_async(args, countdown=countdown, retry=False)
    except (KombuError, RedisError, OSError) as error:
        logger.warning("The queue took no hint for %s: %s", task.name, type(error).__name__)
