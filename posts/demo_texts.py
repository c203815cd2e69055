"""What the people of the made-up group wrote. Nobody and nothing in it exists."""

from dataclasses import dataclass, field

from .labels import Labels


@dataclass(frozen=True, slots=True)
class Text:
    author: str  # the name part of the address
    kind: str
    fields: dict[str, str]
    labels: Labels = field(default_factory=Labels)
    replies: tuple[tuple[str, str], ...] = field(default=())


PUBLISHED = (
    Text(
        "bob",
        "DILEMMA",
        {
            "question": "How do you end a home visit well when the client keeps starting a new subject at the door?",
            "situation": "An older client lives alone and the visits are most of the company there is. Every time I "
            "stand up, something urgent comes out. I leave late and *resentful*, and then I feel guilty in the car.",
            "tried": "I said at the start how long I can stay. It helped once.",
            "wanted": "Sentences that are kind and firm.",
        },
        Labels(needs=("IDEAS",), setting="AGING", disguise="COMPOSITE"),
        (
            (
                "carol",
                "What helped me was naming it early: “we have ten minutes left, what must not wait until next time?” "
                "The door stopped being the place for it.",
            ),
            ("mona", "Is the urgent thing about being alone with the evening? Then the plan may be about evenings."),
        ),
    ),
    Text(
        "carol",
        "QUESTION",
        {
            "text": "How do you tell people at the first meeting that you talk about your work with colleagues, and "
            "that nobody could recognize them from it? My sentence sounds like a warning."
        },
        Labels(setting="MENTAL_HEALTH"),
        (
            (
                "dana",
                "I say: “I sometimes ask colleagues for advice. I never say who you are, and I change what "
                "could show it. Is there anything you want me to leave out even then?”",
            ),
        ),
    ),
    Text(
        "dana",
        "HEARD",
        {
            "text": "I closed a file this week that I had carried for a long time, and nothing about it was wrong, and "
            "I sat in the parking lot and could not drive. I do not need advice. I wanted to say it to people who know."
        },
        Labels(content_notes=("DEATH",)),
        (
            ("alice", "I know that parking lot. Thank you for saying it here."),
            ("erin", "Nothing to add. I am glad you wrote."),
        ),
    ),
    Text(
        "erin",
        "DILEMMA",
        {
            "question": "May I accept the bread that a family bakes for me at every visit?",
            "situation": "Refusing it the first time hurt them visibly; in their home a guest is fed. Our policy says "
            "no gifts. It costs next to nothing and it is the one thing they give rather than get.",
            "tried": "I asked my supervisor, who said to use my judgment.",
            "wanted": "",
        },
        Labels(needs=("ETHICS", "IDEAS"), setting="CHILD_WELFARE", disguise="DISGUISED"),
        (
            (
                "frank",
                "I eat it there, with them, and write it down. Then it is hospitality and not a gift that leaves "
                "the house. Would that fit your policy?",
            ),
        ),
    ),
    Text(
        "frank",
        "PRIVACY",
        {
            "question": "In a small place everyone sees whose car stands where. Where do you park when your own car is "
            "known?",
            "own": "I have begun to walk the last stretch, and in winter that is not a plan.",
        },
        Labels(setting="CHILD_WELFARE", disguise="PROCESS"),
    ),
    Text(
        "alice",
        "DILEMMA",
        {
            "question": "How do I go on with a parent who tells me what I want to hear?",
            "situation": "Every answer is right, every form is signed, and nothing changes at home. I notice that I "
            "have begun to test instead of to listen.",
            "tried": "I asked less and stayed longer. Once there was a real sentence.",
            "wanted": "How others get from right answers to true ones.",
        },
        Labels(needs=("IDEAS", "RESOURCES"), setting="CHILD_WELFARE", disguise="DISGUISED"),
    ),
    Text(
        "bob",
        "ENCOUNTER",
        {
            "question": "What do you do when a client sits down beside you at a school game and begins to talk about home?",
            "happened": "There were other parents on the bench. It was said low, and it was about being hit, long ago. I "
            "heard all of it and looked at the field.",
            "did": "I said that I wanted to hear it where nobody else could. It came out colder than I meant.",
            "wanted": "A sentence that stays warm.",
        },
        Labels(("IDEAS", "HEARD"), "SCHOOL", ("VIOLENCE",), "COMPOSITE"),
    ),
    Text(
        "carol",
        "TIP",
        {
            "tip": "I write the first line of the record before I start the car, and the rest never before lunch. The "
            "line is for the facts, lunch is for me.",
            "fits": "Not when something must be reported: then it is written at once.",
        },
        Labels(setting="HEALTH"),
    ),
    Text(
        "moses",
        "QUESTION",
        {
            "text": "What do you do with the notes in your own head? I mean the ones that never go into a record and "
            "still decide how the next visit starts."
        },
    ),
)

DRAFT = Text(
    "alice",
    "DILEMMA",
    {"question": "When is it right to visit unannounced?", "situation": "", "tried": "", "wanted": ""},
    Labels(needs=("ETHICS",)),
)
SCREENING = Text(
    "dana", "QUESTION", {"text": "Which questions do you ask yourself before you write a referral that may be refused?"}
)
HELD = Text(
    "alice",
    "DILEMMA",
    {
        "question": "My client Jenny in Cedar Falls told me on March 14 that she may go back. Whom do I tell?",
        "situation": "She asked me to keep it between us. Nobody is in danger tonight as far as I can see.",
        "tried": "",
        "wanted": "",
    },
    Labels(needs=("ETHICS",), setting="HOUSING", disguise="DISGUISED"),
)
RETURNED = Text(
    "bob",
    "QUESTION",
    {
        "text": "The only midwife in Marlow Valley has stopped answering me. How do you work around one person in a small team?"
    },
)
SUGGESTED = ("The only midwife in Marlow Valley", "A midwife I work with")
MESSAGE = "I like the question. If something in my note is unclear, write to me here."
IN_REVIEW = Text(
    "carol",
    "QUESTION",
    {
        "text": "My first supervisor, whom I call Winifred Oakley here, said: listen, then listen again. How do you do that in ten minutes?"
    },
    Labels(setting="HOSPICE", content_notes=("DEATH",), disguise="PROCESS"),
)
REJECTED = Text(
    "frank",
    "QUESTION",
    {"text": "Would anybody in Cedar Falls sell me their old conference folders? I collect them for my office."},
)
HIDDEN = Text(
    "erin",
    "HEARD",
    {
        "text": "The family from the fire moved in two doors from me, and now I wave at them every morning like a neighbor."
    },
)
WITHDRAWN = Text(
    "dana", "QUESTION", {"text": "How long do you keep a case on your mind after it has gone to someone else?"}
)
EDITED = (
    "How long may a waiting list be before it is kinder to say no? Ours has grown for a year.",
    "How long may a waiting list be before it is kinder to say no? Ours has grown steadily.",
)
