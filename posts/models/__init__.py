from .draft import Draft
from .flag import Flag
from .opening import Opening
from .post import Post
from .review import Decision, Review
from .revision import Revision
from .screening import Answer, Finding, Screening

__all__ = [
    "Answer",
    "Decision",
    "Draft",
    "Finding",
    "Flag",
    "Opening",
    "Post",
    "Review",
    "Revision",
    "Screening",
]
