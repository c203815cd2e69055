"""Logs that cannot quote anybody: an exception is written as its class and place, never its message."""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ClassOnlyFormatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        # Another handler's formatter leaves the exception as it wrote it in exc_text.
        own = {"args": _without_messages(record.args), "exc_text": None}
        return super().format(logging.makeLogRecord(record.__dict__ | own))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (the name is logging's)
        kind, _, trace = ei
        frames = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*frames, f"{kind.__name__ if kind else 'no exception'} (message withheld)"])


def _without_messages(args: object) -> object:
    if isinstance(args, tuple):
        return tuple(type(arg).__name__ if isinstance(arg, BaseException) else arg for arg in args)
    if isinstance(args, dict) and "exc" in args:  # how Celery words a task that failed
        return args | {"exc": "(message withheld)"}
    return args
