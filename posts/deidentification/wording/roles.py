"""What the sentence says of a person beside the name: "her older son", "the supervisor", "a boy named"."""

import re
from dataclasses import dataclass

from ..document import Document, Word
from ..recognizers.hit import Hit
from ..recognizers.vocabulary import KIN_ROLES, ROLES, TITLES
from ..wordset import word_set
from .slot import ADJECTIVES, DETERMINERS

NAMING = word_set("named called nicknamed")
ONE_OF = {
    "sons": "son", "daughters": "daughter", "boys": "boy", "girls": "girl", "kids": "child", "kid": "child",
    "children": "child", "twins": "twin", "sisters": "sister", "brothers": "brother", "cousins": "cousin",
    "parents": "parent", "grandparents": "grandparent", "clients": "client", "patients": "patient", "mom": "mother",
    "dad": "father", "mama": "mother", "daddy": "father", "bio-mom": "birth mother", "guy": "man", "lady": "woman",
    "pt": "patient", "ct": "client", "grandma": "grandmother", "grandpa": "grandfather", "nana": "grandmother",
    "hubby": "husband", "fiance": "partner", "students": "student", "siblings": "sibling",
    "coworkers": "coworker", "neighbors": "neighbor", "friends": "friend", "nieces": "niece", "nephews": "nephew",
}  # fmt: skip
MORE_ROLES = word_set(
    """pt ct sibling siblings stepbrother stepsister half-brother half-sister grandchild toddler baby teenager hubby
    psychiatrist psychologist doctor midwife advocate mentor roommate housemate coworkers neighbors friends
    students nieces nephews guardian custodian bailiff magistrate judge paralegal case-manager pediatrician
    physician surgeon resident bf gf ex-wife ex-husband ex-boyfriend ex-girlfriend owner manager screener
    chaplain minister priest rabbi imam janitor secretary vendor nanny babysitter sitter payee trustee uncle aunt
    stepfather stepmother godson goddaughter godfather sup po gal bm bf clinician psych co-worker colleague"""
)
NOT_A_PERSON = word_set("family foster in-law")
SINGULAR_S = word_set("boss witness princess")
PERSONS = (ROLES | MORE_ROLES) - NOT_A_PERSON
OF_THE_FAMILY = (
    KIN_ROLES | word_set("sibling siblings stepbrother stepsister grandchild godson goddaughter")
) - word_set("boy girl boys girls baby child children kid kids")
BROADER = {
    "son": "child", "daughter": "child", "boy": "child", "girl": "child", "wife": "partner", "husband": "partner",
    "mother": "parent", "father": "parent", "sister": "relative", "brother": "relative", "aunt": "relative",
    "uncle": "relative", "cousin": "relative", "niece": "relative", "nephew": "relative", "boyfriend": "partner",
    "girlfriend": "partner", "grandmother": "grandparent", "grandfather": "grandparent", "stepfather": "relative",
}  # fmt: skip
POSSESSIVES = word_set("her his their my our your")
YOUNG = word_set("son daughter child boy girl baby twin toddler teenager grandson granddaughter sibling brother sister")
NUMBERS = dict(zip("""one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen""".split(), range(1, 18), strict=True))  # fmt: skip
AGE = re.compile(
    rf",? (?:who is |is |was |aged? )?\(?(?:age |aged )?(?P<age>\d{{1,2}}|{'|'.join(NUMBERS)})\b"
    r"(?P<months> ?mos?\b| months)?(?![/:%-]| ?(?:a\.?m|p\.?m|mg)\b)"
)
CLOSED = re.compile(r"[,.;:!?)]|\n|$| -| and | & | n ")
BEHIND = re.compile(
    rf", (?P<role>(?:(?:my|her|his|their|our|the|a|an) (?:(?:{'|'.join(sorted(ADJECTIVES))}) )?)?"
    rf"(?P<noun>{'|'.join(sorted(PERSONS))}))(?P<close>,(?! (?:\d|aged?\b|{'|'.join(NUMBERS)}))|(?=[,.;:!?)]|$|\n))",
    re.IGNORECASE,
)
SAID_OF = re.compile(
    rf"(?: is| was|'s) (?P<det>my|her|his|their|our|the|a|an) (?:(?P<adjective>{'|'.join(sorted(ADJECTIVES))}) )?"
    rf"(?P<noun>{'|'.join(sorted(PERSONS))})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """``start`` is where the noun right before a name begins, ``whole`` where its determiner does; else -1."""

    noun: str
    determiner: str = ""
    adjective: str = ""
    start: int = -1
    whole: int = -1
    plural: bool = False

    @property
    def phrase(self) -> str:
        """As later sentences may call the person."""
        owner = self.determiner if self.determiner in POSSESSIVES and self.noun in OF_THE_FAMILY else "the"
        return " ".join(filter(None, (owner, self.adjective, self.noun)))


def role_before(doc: Document, hit: Hit) -> Role | None:
    """From the words that lead up to a name: "her older son Aldo", "My client, Jenny", "a boy named Wick"."""
    words = doc.before(hit.start, 5)
    if not words or doc.text[words[-1].end : hit.start] not in (" ", ", ", " (", ": ", ' "', " - "):
        return None
    if doc.text[words[-1].end : hit.start] == ", " and not CLOSED.match(doc.text, hit.end):
        return None
    if words[-1].key in NAMING and len(words) > 1 and words[-1].gap == " ":
        words = words[:-1]
    if words[-1].key in {"is", "was"} and len(words) > 1 and words[-1].gap == " ":
        is_person = words[-2].key in PERSONS and not hit.rule.endswith(".title")
        return Role(_one(words[-2].key)) if is_person else None
    noun = words[-1]
    key = noun.key
    if key not in PERSONS or (noun.capital and key in TITLES and not _determined(words)):
        return None
    start, determiner, adjective = noun.start, "", ""
    for before, after in zip(words[-2::-1], words[:0:-1], strict=False):
        if after.gap != " " or after.opens:
            break
        if before.key in ADJECTIVES and not adjective:
            start, adjective = before.start, before.key
        else:
            if before.key in DETERMINERS and doc.text[before.end : before.end + 2] != "'s":
                start, determiner = before.start, before.key
            break
    plural = key.endswith("s") and not key.endswith("ss") and key not in SINGULAR_S
    return Role(ONE_OF.get(key, key), determiner, adjective, noun.start, start, plural)


def _determined(words: list[Word]) -> bool:
    if len(words) < 2 or words[-1].gap not in (" ", "'s "):
        return False
    return words[-2].key in DETERMINERS | ADJECTIVES or words[-1].gap == "'s "


def role_behind(doc: Document, hit: Hit) -> Role | None:
    """ "Jenny, her older sister, ..." and "Aldo is her son"."""
    rest = doc.text[hit.end : hit.end + 60]
    if match := BEHIND.match(rest):
        words = match["role"].lower().split()
        adjective = next((word for word in words[:-1] if word in ADJECTIVES), "")
        return Role(_one(match["noun"]), words[0] if words[0] in DETERMINERS else "", adjective)
    if match := SAID_OF.match(rest):
        return Role(_one(match["noun"]), match["det"].lower(), (match["adjective"] or "").lower())
    return None


def _one(noun: str) -> str:
    return ONE_OF.get(noun.lower(), noun.lower())


def age_of(doc: Document, hit: Hit) -> float | None:
    match = AGE.match(doc.text[hit.end : hit.end + 30])
    if not match:
        return None
    number = NUMBERS.get(match["age"]) or int(match["age"])
    return number / 12 if match["months"] else number


def young(age: float | None) -> str:
    """What someone of this age is called; grown-ups may be anybody."""
    if age is None or age > 17:
        return ""
    return "the baby" if age < 1 else "the child" if age < 13 else "the teenager"
