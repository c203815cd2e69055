import pytest

from posts.deidentification import Kind, Policy, check

REST = " I do not know what to say to her, and I would like to hear what you think about it."


def first_suggestion_put_in(text: str, policy: Policy | None = None) -> str:
    for finding in reversed(check(text + REST, policy or Policy()).findings):
        text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text


GRAMMAR = [
    ("My client Jenny called.", "My client X called."),
    ("My client, Jenny, called.", "My client, X, called."),
    ("My client Xenia called.", "My client Y called."),
    ("My client Jenny called. Jenny's mother came too.", "My client X called. The client's mother came too."),
    ("Her sons, Aldo and Bram, came.", "Her sons, X and Y, came."),
    ("I met Mrs. Whitlock there.", "I met this woman there."),
    ("We wait for Judge Tarrow again.", "We wait for the judge again."),
    ("Our Dr. Tarrow is away.", "Our doctor is away."),
    ("She lives in Cedar Falls now.", "She lives in a town of about 40,000 now."),
    ("The Cedar Falls office closed.", "The local office closed."),
    ("Cedar Falls police came.", "Local police came."),
    ("They came from Otwell County then.", "They came from a county in this state then."),
    ("The Otwell County jail is full.", "The county jail is full."),
    ("He lives at 4418 Fennimore Street.", "He lives at a private address."),
    ("He lives on Fennimore Street.", "He lives on a nearby street."),
    ("She came on March 14 to talk.", "She came on a day in early spring to talk."),
    ("March 14 was hard for her.", "One day in early spring was hard for her."),
    ("The March 14 hearing went on.", "The early spring hearing went on."),
    ("She came in October to talk.", "She came in mid-fall to talk."),
    ("She was born 01/02/1994 here.", "She was born in 1994 here."),
    ("It is due by Thursday.", "It is due by a day that week."),
    ("He came on Halloween, late.", "He came on a day near a holiday, late."),
    ("My patient is 94 and sharp.", "My patient is 90 or older and sharp."),
    ("A 94-year-old woman fell.", "A very old woman fell."),
    ("Her school is Ashgrove Elementary here.", "Her school is an elementary school here."),
    ("A Ashgrove Elementary teacher called.", "A certain elementary school teacher called."),
    ("Call 319-555-0142 tonight.", "Call [phone number removed] tonight."),
    ("He's the town's only pharmacist.", "He's one of a few people in this position."),
]


@pytest.mark.parametrize(("text", "expected"), GRAMMAR)
def test_the_first_suggestion_fits_the_sentence(text: str, expected: str) -> None:
    assert first_suggestion_put_in(text) == expected


TEXTS = [
    *(text for text, _ in GRAMMAR),
    'They placed Wilhelmina "Billie" Farrow (94), SSN 000-62-3318, with Lourdes de la Fuente in Duluth.',
    "Write to desk@larkhouse.example or @quiet.robin.k about docket 2023-JD-0558, plate ZPD-8830.",
    "Principal R. and Mr. Orban of St. Orla Prep met on 3/14 near Exit 9, zip 50613.",
    "so latonya and leroy went to cincinnati, it was in the paper, last Monday the 9th",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_finding_has_suggestions_that_bring_no_new_finding(text: str) -> None:
    whole = text + REST
    findings = check(whole).findings
    for finding in findings:
        assert finding.suggestions
        assert all(suggestion.strip() for suggestion in finding.suggestions)
        for suggestion in finding.suggestions:
            changed = whole[: finding.start] + suggestion + whole[finding.end :]
            inside = range(finding.start, finding.start + len(suggestion))
            holding = [found for found in check(changed).findings if found.band != "HINT"]
            assert not [found for found in holding if found.start in inside and found.end - 1 in inside], suggestion


@pytest.mark.parametrize("text", ["Which county are you in?", "Yep, that's her.", "I know her."])
def test_a_fishing_reply_gets_something_kinder_to_say(text: str) -> None:
    policy = Policy(kind=Kind.REPLY)
    (finding,) = check(text, policy).findings
    for suggestion in finding.suggestions:
        assert check(text[: finding.start] + suggestion + text[finding.end :], policy).findings == ()
