"""When something happened, as roughly as readers need it: an exact time can point to a person."""

from datetime import date, datetime, timedelta

from django.utils import timezone

STEPS = ((86_400, "d"), (3_600, "h"), (60, "min"))


def coarse_time(at: datetime, now: datetime | None = None) -> str:
    """ "this week", "last week", "in October", "in October 2025"."""
    day, today = _day(at), _day(now or timezone.now())
    monday = today - timedelta(days=today.weekday())
    if day >= monday:
        return "this week"
    if day >= monday - timedelta(days=7):
        return "last week"
    return f"in {day:%B}" if day.year == today.year else f"in {day:%B %Y}"


def span_of(since: datetime, until: datetime | None = None) -> str:
    """ "2 h", for moderators: how long something waits or holds."""
    seconds = int(((until or timezone.now()) - since).total_seconds())
    for size, unit in STEPS:
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return "less than 1 min"


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
