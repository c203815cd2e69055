from .draft import Draft
from .flag import Flag
from .opening import Opening
from .post import Post
from .review import Decision, Review
from .revision import Revision
from .screening import Answer, Failure, Finding, Reason, Screening, Verdict

__all__ = [
    "Answer",
    "Decision",
    "Draft",
    "Failure",
    "Finding",
    "Flag",
    "Opening",
    "Post",
    "Reason",
    "Review",
    "Revision",
    "Screening",
    "Verdict",
]
