"""In how many of the texts that a group reads words occur: counts only, never whose or which."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from groups.models import SupportGroup

from .deidentification.normalise import clean
from .deidentification.terms import Key, Terms, Tokens
from .models import Post
from .statuses import PostState

RECENT = 200
ENOUGH = 20  # of fewer texts a share says nothing
TOO_MANY = 0.2


@dataclass(frozen=True, slots=True)
class Effect:
    found: int
    texts: int

    @property
    def percent(self) -> int:
        return round(100 * self.found / self.texts) if self.texts else 0

    @property
    def is_too_broad(self) -> bool:
        return self.texts >= ENOUGH and self.found > TOO_MANY * self.texts


class RecentTexts:
    """Of the newest published posts and replies, opened once for as many words as are asked for."""

    def __init__(self, group: SupportGroup) -> None:
        readable = Post.objects.filter(group=group, state=PostState.VISIBLE, live_revision__isnull=False)
        related = readable.select_related("live_revision").defer("live_revision__html_json_sealed")
        self._texts = [_words_of(post, group) for post in related.order_by("-published_at")[:RECENT]]

    def effects(self, keys: Iterable[Key]) -> dict[Key, Effect]:
        wanted = set(keys)
        terms = Terms(wanted)
        counts = Counter(key for text in self._texts for key in {key for _, _, key in terms.among(text)})
        return {key: Effect(counts[key], len(self._texts)) for key in wanted}


def _words_of(post: Post, group: SupportGroup) -> Tokens:
    revision = post.live_revision
    assert revision is not None  # noqa: S101 (published)
    revision.post, post.group = post, group
    return Tokens.of(clean(revision.content.joined()).text)
