"""What an author says about a post beside its words: codes only, so that nothing of a client is in them.

What readers see of a published post changes only with its text: the labels of an edit wait until it is published.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from .kinds import Consent, ContentNote, Disguise, Kind, Need, Setting
from .models import Post

LACKING = {
    "disguise": "Say how it is disguised. Without that it cannot be sent.",
    "consent": "Say how the client agreed.",
}


@dataclass(frozen=True, slots=True)
class Labels:
    needs: tuple[str, ...] = ()
    setting: str = ""
    content_notes: tuple[str, ...] = ()
    disguise: str = ""
    consent: str = ""  # how it was obtained, where the disguise is CONSENT

    @classmethod
    def of(cls, post: Post) -> "Labels":
        """As readers see them."""
        return cls(tuple(post.needs), post.setting, tuple(post.content_notes), post.disguise, post.consent)

    @property
    def needs_words(self) -> list[str]:
        return [str(Need(code).label) for code in self.needs]

    @property
    def setting_words(self) -> str:
        return str(Setting(self.setting).label) if self.setting else ""

    @property
    def disguise_words(self) -> str:
        return str(Disguise(self.disguise).label) if self.disguise else ""

    @property
    def consent_words(self) -> str:
        return str(Consent(self.consent).label) if self.consent else ""

    @property
    def fold(self) -> str:
        """The line that stands before the words of a post with content notes; "" where it has none."""
        return f"Content note: {notes_in_words(self.content_notes)}" if self.content_notes else ""

    def lacking(self, kind: Kind) -> str:
        """The name of what must be said before the post is sent, or ""."""
        if kind.is_case and not self.disguise:
            return "disguise"
        return "consent" if self.disguise == Disguise.CONSENT and not self.consent else ""


def notes_in_words(codes: Iterable[str]) -> str:
    """ "death of a child, violence"."""
    return ", ".join(str(ContentNote(code).label) for code in codes).lower()


def labels_to_be(post: Post) -> Labels:
    """As the author chose them last: with an edit on its way, those of the edit."""
    if post.next_labels is None:
        return Labels.of(post)
    codes: dict[str, Any] = {n: tuple(code) if isinstance(code, list) else code for n, code in post.next_labels.items()}
    return Labels(**codes)


def labels_with(post: Post, revision_id: UUID) -> Labels:
    """Those that belong to this version of its text, which a moderator reads: an edit brings its own."""
    return Labels.of(post) if revision_id == post.live_revision_id else labels_to_be(post)


def choose_labels(post: Post, labels: Labels) -> None:
    """Sets, without saving."""
    if post.live_revision_id:
        post.next_labels = asdict(labels)
    else:
        _put(post, labels)


def publish_labels(post: Post) -> None:
    """Those of the edit that is published now. Sets, without saving."""
    _put(post, labels_to_be(post))
    post.next_labels = None


def _put(post: Post, labels: Labels) -> None:
    post.needs, post.content_notes = list(labels.needs), list(labels.content_notes)
    post.setting, post.disguise, post.consent = labels.setting, labels.disguise, labels.consent


def is_read_first(post: Post) -> bool:
    """Whether a moderator reads what its author hands in although the check finds nothing."""
    # "She said it was fine" replaces no second pair of eyes.
    return post.must_review or post.group.reviews_all or labels_to_be(post).disguise == Disguise.CONSENT
