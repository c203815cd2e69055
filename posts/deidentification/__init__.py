"""The de-identification check: finds what could point to a person in a text, and says why.

A library with a command line of its own (``python -m posts.deidentification``); it knows nothing
of the application around it. It never claims that a text is safe: it reports what it found.
"""

from .categories import LABELS, Category
from .engine import ENGINE_VERSION, check, warm_up
from .findings import DEFAULT, Band, Finding, Kind, Policy, Refusal, Report

__all__ = [
    "DEFAULT",
    "ENGINE_VERSION",
    "LABELS",
    "Band",
    "Category",
    "Finding",
    "Kind",
    "Policy",
    "Refusal",
    "Report",
    "check",
    "warm_up",
]
