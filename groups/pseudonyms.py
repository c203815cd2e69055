"""Names that peers know each other by: chosen from lists, or one's own after a check.

The room above brings the check (`register_check`): this one knows the rules of form only. Without a
check, or when it fails, a name of one's own is refused: no unchecked text reaches the group.
"""

import logging
import re
import secrets
import unicodedata
from collections.abc import Callable

from .errors import Refused
from .models import SupportGroup, User

logger = logging.getLogger(__name__)

# True when the name points at nobody: no real name, no town, no agency. May raise.
Check = Callable[[str], bool]

# Neither list holds a word that is also a given name, a family name or a place in everyday use.
FIRST = """
    Quiet Gentle Patient Steady Careful Brave Calm Curious Thoughtful Mellow Sturdy Nimble Humble
    Cheerful Early Late Slow Swift Bright Misty Windy Snowy Rainy Mossy Copper Velvet Woolen Paper
    Wooden Silver Speckled Striped Dotted Hidden Distant Nearby Wandering Resting Drifting Glowing
    Whispering Humming Listening Wakeful
""".split()
SECOND = """
    Heron Otter Badger Beaver Sparrow Plover Owl Moth Beetle Cricket Acorn Pinecone Pebble Lantern
    Kettle Teapot Ladder Compass Button Thimble Mitten Blanket Umbrella Bicycle Rowboat Lighthouse
    Haystack Windmill Doorbell Bookmark Pencil Candle Cloud Puddle Snowflake Raindrop Thicket Meadowlark
    Turtle Tadpole Dragonfly Sandpiper Firefly Hedgehog
""".split()

LONGEST = 30
SHAPE = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}")
# A peer must not look like somebody who speaks for the group or the site.
OFFICES = {"admin", "administrator", "moderator", "operator", "support", "staff", "circle", "system"}

_checks: list[Check] = []


def register_check(check: Check) -> None:
    """One check for the whole site; the latest registered is the one that is asked."""
    _checks[:] = [check]


def own_names_possible() -> bool:
    return bool(_checks)


def is_generated(name: str) -> bool:
    first, _, second = name.partition(" ")
    return first in FIRST and second in SECOND


def suggestions(group: SupportGroup, count: int = 3) -> list[str]:
    """Generated names that nobody in this group has."""
    found: list[str] = []
    while len(found) < count:
        name = f"{secrets.choice(FIRST)} {secrets.choice(SECOND)}"
        if name not in found and not is_taken(group, name):
            found.append(name)
    return found


def digest_of(group: SupportGroup, name: str) -> bytes:
    return group.sealing_key().digest("pseudonym", plain(name).encode())


def is_taken(group: SupportGroup, name: str, *, by_other_than: User | None = None) -> bool:
    """Also by somebody who left: what they wrote stays under that name."""
    holders = group.memberships.filter(pseudonym_digest=digest_of(group, name))
    return holders.exclude(user=by_other_than).exists() if by_other_than else holders.exists()


def plain(name: str) -> str:
    """What two names are compared by: no case, accents, hyphens or spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalpha())


def clean(name: str, user: User) -> str:
    """The name as it would be shown. Raises Refused for its form; what it points at is `checked`."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not 3 <= len(name) <= LONGEST:
        raise Refused("pseudonym_length")
    if not SHAPE.fullmatch(name) or not all(_is_latin(letter) for letter in name if letter.isalpha()):
        raise Refused("pseudonym_shape")
    if OFFICES & {word.casefold() for word in re.split(r"[ '’-]", name)}:
        raise Refused("pseudonym_office")
    if any(part in plain(name) for part in _parts_of(user.email)):
        raise Refused("pseudonym_address")
    return name


def checked(name: str, user: User) -> str:
    """The name as it is shown, when it is from the lists or the check finds that it points at nobody.

    Raises Refused.
    """
    if is_generated(name):
        return name
    name = clean(name, user)
    if not _checks:
        raise Refused("pseudonym_unchecked")
    try:
        points_at_nobody = _checks[0](name)
    except Exception as error:
        logger.warning("pseudonym check failed: %s", type(error).__name__)
        raise Refused("pseudonym_unchecked") from None
    if not points_at_nobody:
        raise Refused("pseudonym_identifying")
    return name


def _is_latin(letter: str) -> bool:
    """Look-alike letters of other scripts would make two names that read the same."""
    return unicodedata.name(letter, "").startswith("LATIN ")


def _parts_of(address: str) -> list[str]:
    """Words of an address long enough to give its owner away."""
    return [word for word in map(plain, re.split(r"[^\w]+|_", address)) if len(word) >= 4]
