"""Invented posts that moderators judge for practice, with what the panel decided and why. Nobody in them exists.

The panel is whoever wrote this set. A code stays with its text; a text that changes gets a new code.
"""

from dataclasses import dataclass

from .kinds import KindCode
from .review_rules import ReasonCode
from .statuses import Verb


@dataclass(frozen=True, slots=True)
class CalibrationText:
    code: str
    kind: KindCode
    text: str
    decision: Verb
    why: str
    reasons: tuple[ReasonCode, ...] = ()
    author_says: str = ""  # of what is marked

    @property
    def is_reply(self) -> bool:
        return self.kind == KindCode.REPLY


CALIBRATION = (
    CalibrationText(
        "bread",
        KindCode.DILEMMA,
        "My client Marisol in Dysart told me on March 14 that she hides grocery money from her husband. How do I talk "
        "with her about a safety plan without making it sound as if she had to leave?",
        Verb.RETURN,
        "The name, the town and the day each point straight at her, and whoever knows her husband reads this. The "
        "question is a good one and loses nothing with “a client”, “a small town” and “last month”.",
        (ReasonCode.NAME, ReasonCode.PLACE, ReasonCode.DATE),
    ),
    CalibrationText(
        "doorway",
        KindCode.DILEMMA,
        "An older client starts a new subject whenever I stand up to leave. I end up late and short with the next "
        "person. How do you close a visit so that it feels kind?",
        Verb.APPROVE,
        "Thousands of people fit this, and the case is only as detailed as the question needs. There is nothing to "
        "change, so waiting would only cost the author courage.",
    ),
    CalibrationText(
        "pharmacy",
        KindCode.DILEMMA,
        "I work with the wife of the only pharmacist in the valley. She drinks, and half the county gets its medicine "
        "from him. How do I hold what I know when I stand at his counter?",
        Verb.RETURN,
        "No name is in it, and yet everybody in that valley knows who it is. It can be asked with “the wife of "
        "somebody I depend on for something everyday”.",
        (ReasonCode.UNIQUE,),
    ),
    CalibrationText(
        "method",
        KindCode.QUESTION,
        "How do you use the Marte Meo videos with parents who hate to be filmed? I like the method and lose them at "
        "the camera.",
        Verb.APPROVE,
        "The marked words are the name of a method that is taught in many countries, and no client is in the text. A "
        "mark is a question to you, not an answer.",
        author_says="It is not a person, place or date",
    ),
    CalibrationText(
        "newspaper",
        KindCode.DILEMMA,
        "The father I see was in the paper after the barn fire, and now people leave casseroles at his door that he "
        "throws away. How do I work with grief that a whole town watches?",
        Verb.RETURN,
        "A fire that was in the paper leads anybody to the family with one search. “After a loss that many people know "
        "of” asks the same.",
        (ReasonCode.UNIQUE,),
    ),
    CalibrationText(
        "parking",
        KindCode.HEARD,
        "Every Tuesday I have two hard visits one after the other, and afterwards I sit in my car and cannot drive. I "
        "do not need advice. I wanted to say it to people who know.",
        Verb.APPROVE,
        "It is about the writer and tells no case, and a weekday that comes every week dates nothing. Somebody who "
        "asks to be heard should be heard soon.",
    ),
    CalibrationText(
        "whichtown",
        KindCode.REPLY,
        "I am so sorry. Which town is this? I think I had the same family two years ago, and I could tell you how it "
        "went on.",
        Verb.RETURN,
        "It asks where, and it half confirms who. Meant kindly, but an answer would tell the whole group who the "
        "client is.",
        (ReasonCode.FISHING,),
    ),
    CalibrationText(
        "everything",
        KindCode.DILEMMA,
        "A mother of four, two of them twins with the same rare condition, lost her job as a school bus driver, then "
        "her license, then her trailer, and is pregnant by her landlord. May I accept a cup of coffee at her home?",
        Verb.RETURN,
        "The question is about a cup of coffee and needs none of this. Each detail is common enough; together there is "
        "one such woman.",
        (ReasonCode.TOO_MUCH, ReasonCode.UNIQUE),
    ),
    CalibrationText(
        "holiday",
        KindCode.QUESTION,
        "Christmas is always the hardest week for the families I see. What do you do in your agency so that staff with "
        "small children are not the ones on call again?",
        Verb.APPROVE,
        "The holiday is meant in general and dates nothing that happened to anybody. It is a question among "
        "colleagues about work.",
    ),
    CalibrationText(
        "shelter",
        KindCode.REPLY,
        "Call the night desk at Larkspur House, 555-0142, and ask for Dee. She takes people in without papers if you "
        "mention me.",
        Verb.RETURN,
        "The number and the name lead to a house whose address protects people, and to a worker who bends a rule. "
        "“Some shelters decide without papers; ask the night desk” says what helps.",
        (ReasonCode.CONTACT, ReasonCode.PLACE, ReasonCode.NAME),
    ),
    CalibrationText(
        "composite",
        KindCode.DILEMMA,
        "A man in his sixties who looks after his wife at home says he is fine, every time, and loses weight. I made "
        "him out of three people. How do you ask a man like that how he is?",
        Verb.APPROVE,
        "A composite with a decade instead of an age, no place and no time: this is what we ask authors for. Returning "
        "it because the subject is heavy would teach them to stop writing.",
    ),
    CalibrationText(
        "colleague",
        KindCode.HEARD,
        "The new woman on my team is useless, cries in the restroom and should never have been hired. I had to do both "
        "of her home visits this week. I am done carrying dead weight.",
        Verb.RETURN,
        "Being exhausted belongs here, but this is written about a colleague who could be reading along. The author "
        "can say what it is like to do two people’s work.",
        (ReasonCode.UNKIND,),
    ),
)
BY_CODE = {text.code: text for text in CALIBRATION}
