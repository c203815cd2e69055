"""The pause before sending: one question from the client's point of view, never the same twice for the same text."""

from dataclasses import dataclass, field
from itertools import chain

from .deidentification.wordset import word_set
from .kinds import ContentNote, KindCode, Setting
from .labels import labels_to_be
from .models import Draft


@dataclass(frozen=True, slots=True)
class Pause:
    code: str
    question: str
    words: frozenset[str] = frozenset()  # it comes first where the text has one of these
    labels: frozenset[str] = frozenset()  # or where it takes place in one of these settings, or has one of these notes
    kinds: frozenset[str] = field(default_factory=lambda: frozenset(KindCode.values))

    @property
    def is_general(self) -> bool:
        return not self.words and not self.labels


CASE = frozenset({KindCode.DILEMMA, KindCode.ENCOUNTER})
PAUSES = (
    Pause(
        "SCHOOL",
        "If a teacher from that school read this, would they know which child it is?",
        word_set("school teacher teachers principal classroom grade student students kindergarten"),
        frozenset({Setting.SCHOOL}),
    ),
    Pause(
        "COURT",
        "If the other side's lawyer read this, would they know whose case it is?",
        word_set("court custody judge hearing lawyer attorney probation jail prison guardianship"),
        frozenset({Setting.JUSTICE}),
    ),
    Pause(
        "WARD",
        "If somebody on that ward read this, would they know which patient it is?",
        word_set("hospital ward nurse hospice patient clinic discharge surgeon unit bedside"),
        frozenset({Setting.HEALTH, Setting.HOSPICE}),
    ),
    Pause(
        "FAITH",
        "If somebody from that congregation read this, would they know which family it is?",
        word_set("church pastor mosque imam synagogue rabbi temple congregation parish deacon"),
    ),
    Pause(
        "DEATH",
        "If the family read this on the day of the funeral, would they recognize their own?",
        word_set("died death suicide funeral overdose killed dead grief"),
        frozenset({ContentNote.DEATH, ContentNote.CHILD_DEATH, ContentNote.SUICIDE}),
    ),
    Pause(
        "FAMILY",
        "If an aunt or a foster parent read this, would they know which child it is?",
        word_set("foster removal placement reunification adoption caseworker"),
        frozenset({Setting.CHILD_WELFARE, ContentNote.CHILD_ABUSE}),
    ),
    Pause(
        "MEETING",
        "If somebody who sits in the same room each week read this, would they know whose story it is?",
        word_set("rehab sponsor relapse recovery sober detox"),
        frozenset({Setting.SUBSTANCE_USE, Setting.MENTAL_HEALTH, Setting.PRIVATE}),
    ),
    Pause(
        "CARE",
        "If the daughter or son who visits read this, would they know that it is their parent?",
        word_set("dementia caregiver elder"),
        frozenset({Setting.AGING}),
    ),
    Pause(
        "SHELTER",
        "If somebody who slept there the same night read this, would they know who it is?",
        word_set("shelter eviction evicted homeless landlord motel"),
        frozenset({Setting.HOUSING}),
    ),
    Pause("CLIENT", "If the client read this over your shoulder, would they feel you kept their trust?", kinds=CASE),
    Pause("NEIGHBOR", "If a neighbor of the client read this, which sentence would tell them who it is?", kinds=CASE),
    Pause("ASKED", "If the client had been asked first, which detail would they want you to leave out?", kinds=CASE),
    Pause("SELF", "Does this tell more about a client than about you? What could go without losing the question?"),
    Pause("LATER", "If this were read out in five years, would anybody be hurt who never agreed to be in it?"),
)
BY_CODE = {pause.code: pause for pause in PAUSES}


def next_pause(draft: Draft) -> Pause | None:
    """None when every question that fits was asked of this very text."""
    fitting = [pause for pause in PAUSES if draft.post.kind in pause.kinds and pause.code not in draft.pauses]
    said, labels = set(draft.content.joined().lower().split()), labels_to_be(draft.post)
    chosen = {labels.setting, *labels.content_notes}
    by_words = (pause for pause in fitting if pause.words & said)
    by_labels = (pause for pause in fitting if pause.labels & chosen)
    return next(chain(by_words, by_labels, (pause for pause in fitting if pause.is_general)), None)
