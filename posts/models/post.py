from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.models import Membership, SupportGroup, User
from supportcircle.models import DataKey
from supportcircle.sealed import SealedModel

from ..kinds import KINDS, Consent, Disguise, Kind, KindCode, Phase, Setting
from ..statuses import PostState, ThreadState

# A reply is readable only while it and its root are visible.
READABLE = Q(state=PostState.VISIBLE) & (Q(parent=None) | Q(parent__state=PostState.VISIBLE))


class PostQuerySet(QuerySet["Post"]):
    def visible_to(self, user: User) -> "PostQuerySet":
        """Posts this person may know of: readable ones, their own, and what waits for their review; of a conversation
        from which they are recused only their own.
        """
        from .recusal import recused_for  # noqa: PLC0415 (these and post need each other)
        from .review import Review  # noqa: PLC0415

        member = Membership.objects.active().filter(group=OuterRef("group"), user=user)
        reader = member.exclude(reads=Membership.Reads.NOTHING)
        under_review = Review.objects.filter(post=OuterRef("pk"), closed_at=None)
        own = Q(author__user=user) & ~Q(state=PostState.ERASED)
        reviewing = Exists(member.filter(reads=Membership.Reads.MODERATOR)) & Exists(under_review)
        return self.filter(Exists(reader)).filter(own | ((READABLE | reviewing) & ~recused_for(user)))


class Post(SealedModel):
    """A dilemma, a question, a request to be heard, or a reply (it has a `parent`; one level deep).

    Holds no text: drafts and revisions do. `turn` of the open or live revision orders what people do.
    """

    State = PostState
    seal_label = "posts.post"

    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="posts")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField(max_length=9, choices=KindCode.choices)
    needs = models.JSONField(default=list, blank=True)  # codes of kinds.Need
    content_notes = models.JSONField(default=list, blank=True)  # codes of kinds.ContentNote
    setting = models.CharField(max_length=13, choices=Setting.choices, blank=True)
    disguise = models.CharField(max_length=9, choices=Disguise.choices, blank=True)
    consent = models.CharField(max_length=8, choices=Consent.choices, blank=True)
    next_labels = models.JSONField(
        null=True, blank=True
    )  # of an edit: posts.labels gives them to readers with its text
    state = models.CharField(max_length=11, choices=PostState.choices, default=PostState.UNPUBLISHED)
    must_review = models.BooleanField(default=False)
    counter = models.PositiveIntegerField(default=0)  # of drafts saved; never goes back, so old windows show
    live_revision = models.OneToOneField(
        "posts.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    active_at = models.DateTimeField(null=True, blank=True)  # newest publication in the thread; of a root
    thread_state = models.CharField(max_length=8, choices=ThreadState.choices, default=ThreadState.OPEN)  # of a root
    # Of a reply: what it does, what it answers, and the text of it that the author of the thread asked not to be asked.
    phase = models.CharField(max_length=7, choices=Phase.choices, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    declined = models.ForeignKey("posts.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    replies_count = models.PositiveIntegerField(default=0)  # visible replies; of a root

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["group", "-active_at", "-id"],
                name="post_feed",
                condition=Q(parent=None, state=PostState.VISIBLE),
            ),
            models.Index(fields=["parent", "published_at"], name="post_thread"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def sealing_key(self) -> DataKey:
        return self.group.sealing_key()

    @property
    def form(self) -> Kind:
        return KINDS[self.kind]

    @property
    def root(self) -> "Post":
        return self.parent or self

    @property
    def takes_replies(self) -> bool:
        """Of a root."""
        return self.state == PostState.VISIBLE and self.thread_state != ThreadState.CLOSED

    @property
    def is_declined(self) -> bool:
        """As it is now: a new text is another question."""
        return self.declined_id is not None and self.declined_id == self.live_revision_id

    @property
    def is_reply(self) -> bool:
        return self.parent_id is not None
