import logging

from supportcircle.logging import ClassOnlyFormatter


def written(message: str, *args: object, error: BaseException | None = None) -> str:
    exc_info = (type(error), error, None) if error else None
    record = logging.LogRecord("circle", logging.ERROR, __file__, 1, message, args, exc_info)
    return ClassOnlyFormatter().format(record)


def test_an_exception_is_written_without_its_message() -> None:
    line = written("It failed", error=ValueError("Jenny in Cedar Falls"))
    assert "Jenny" not in line
    assert "ValueError (message withheld)" in line


def test_an_exception_among_the_arguments_is_written_as_its_class() -> None:
    line = written("Handler %s raised %r", "settle", ValueError("Jenny in Cedar Falls"))
    assert line.endswith("Handler settle raised 'ValueError'")


def test_a_failed_task_is_written_without_the_message_of_its_exception() -> None:
    words = {"name": "posts.tasks.screen", "exc": "ValueError('Jenny in Cedar Falls')"}
    assert written("Task %(name)s raised: %(exc)s", words).endswith("posts.tasks.screen raised: (message withheld)")


def test_what_another_handler_wrote_of_an_exception_is_not_taken_over() -> None:
    error = ValueError("Jenny in Cedar Falls")
    record = logging.LogRecord("circle", logging.ERROR, __file__, 1, "It failed", (), (ValueError, error, None))
    assert "Jenny" in logging.Formatter().format(record)
    assert "Jenny" not in ClassOnlyFormatter().format(record)
