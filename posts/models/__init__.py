from .attention import MutedMember, Thanks, Watch
from .draft import Draft
from .duty import Duty
from .flag import Flag
from .group_word import GroupWord, WordList
from .learning import CalibrationAnswer, RuleOutcome
from .opening import Opening
from .opinion import Opinion
from .post import Post
from .recusal import Recusal, recused_for, recused_from
from .returning import Message, Suggestion
from .review import Decision, Reveal, Review
from .revision import Revision
from .screening import UNCHECKED, Answer, Failure, Finding, Reason, Screening, Verdict

__all__ = [
    "UNCHECKED",
    "Answer",
    "CalibrationAnswer",
    "Decision",
    "Draft",
    "Duty",
    "Failure",
    "Finding",
    "Flag",
    "GroupWord",
    "Message",
    "MutedMember",
    "Opening",
    "Opinion",
    "Post",
    "Reason",
    "Recusal",
    "Reveal",
    "Review",
    "Revision",
    "RuleOutcome",
    "Screening",
    "Suggestion",
    "Thanks",
    "Verdict",
    "Watch",
    "WordList",
    "recused_for",
    "recused_from",
]
