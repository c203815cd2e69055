"""What happens to people in a group, for the rooms above that keep what they wrote.

Sent inside the action's transaction with `membership` and mostly `actor`; a receiver that raises undoes it all.
"""

from django.dispatch import Signal

membership_suspended = Signal()
reading_changed = Signal()  # what they may read, or whether they review; without an actor
membership_reinstated = Signal()
membership_ended = Signal()  # LEFT or REMOVED; also with `posts`: "keep" or "erase"
