"""Initials that stand for a person: "D.W.", "Principal R.", "Miss G" (Safe Harbor A)."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, pattern

INITIALS = pattern(r"(?<![\w.])(?:[A-Z]\.){2,4}(?!\w)", "A-Z")
# "Client X" is how people write when they have already taken the name out.
CLIENT = pattern(
    r"\b(?:initials?|client|patient|student)\s(?P<it>[A-T]\.(?:\s?[A-Z]\.)?(?!\w))",
    "initial initials client patient student",
)
AFTER_ROLE = pattern(
    r"\b(?:initials?|named|Principal|Mr\.?|Ms\.?|Mrs\.?|Miss|Dr\.?|Judge|Nurse|Coach)\s(?P<it>[A-Z]\.(?:\s?[A-Z]\.)?(?!\w)|[A-Z]{2}(?=\s?[,(.]))",
    "initial initials named Principal Mr Ms Mrs Miss Dr Judge Nurse Coach",
)
NOT_PEOPLE = frozenset({"U.S.", "U.K.", "U.N.", "D.C.", "P.S.", "A.M.", "P.M.", "M.D.", "R.N.", "E.R.", "I.D.", "B.A.", "M.A.", "B.S.", "M.S.", "D.A.", "J.D.", "N.P.", "P.A.", "P.O.", "I.E.", "E.G.", "I.Q.", "L.A.", "N.Y.", "I.V.", "T.V.", "A.A.", "N.A.", "I.C.E.", "U.S.A.", "D.V.", "O.T.", "P.T.", "H.R.", "V.A.", "Q.A.", "A.D.", "B.C.", "F.Y.I.", "L.C.S.W.", "M.S.W.", "I.E.P."})  # fmt: skip


def find(doc: Document) -> Iterator[Hit]:
    for match in INITIALS.matches(doc):
        if match.group() not in NOT_PEOPLE:
            yield Hit(*match.span(), Category.NAME, Band.LOOK_AT, "safe-harbor-a.initials")
    for wanted in (CLIENT, AFTER_ROLE):
        for match in wanted.matches(doc):
            if match.group("it") not in {"PO", "SW", "RN", "OT", "PT"}:
                yield Hit(*match.span("it"), Category.NAME, Band.LOOK_AT, "safe-harbor-a.initials", "appositive")
