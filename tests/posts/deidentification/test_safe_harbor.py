"""All 18 identifiers of 45 CFR 164.514(b)(2), of clients and of those around them, through the whole check."""

import pytest

from posts.deidentification import Band, Category, Kind, Policy, check

ROWS = [
    (Category.NAME, "My client Oluwaseun Adebayo-Wick will not open the door to me anymore.", "Oluwaseun Adebayo-Wick"),
    (Category.NAME, "Her boss, Mr. Tolliver, calls me about the hours that she is missing.", "Tolliver"),
    (Category.PLACE, "We drove out to Orla Corners because nobody there has a phone.", "Orla Corners"),
    (Category.PLACE, "She lives in zip 50613 and the bus does not go there on her days.", "50613"),
    (Category.PLACE, "They share the first three digits, zip 506, and so does the school.", "506"),
    (Category.PLACE, "He was found at mile marker 41 and would not get into the car.", "mile marker 41"),
    (Category.DATE, "The hearing is on March 14 and I have not seen her since.", "March 14"),
    (Category.DATE, "She was born 11/30/1987 and has never had a card that says so.", "11/30/1987"),
    (Category.AGE, "Her grandmother is 94 and still decides what everybody eats.", "94"),
    (Category.AGE, "He is a man of ninety-three and he does not want a walker.", "ninety-three"),
    (Category.PHONE, "She said to call 319-555-0142 but only when he is at work.", "319-555-0142"),
    (Category.FAX, "The records went to fax 319-555-0143 and nobody knows whose it is.", "319-555-0143"),
    (Category.EMAIL, "Write to wren@larkhouse.example and she will not answer you.", "wren@larkhouse.example"),
    (Category.SSN, "He gave me his social, 000-62-3318, and asked me to forget it.", "000-62-3318"),
    (Category.RECORD, "It is under MRN 00418827 and everybody on the floor can read it.", "00418827"),
    (Category.HEALTH_PLAN, "Her member number XQH900551204 was on the letter that he opened.", "XQH900551204"),
    (Category.ACCOUNT, "The money goes to account 88104402 and she has never seen it.", "88104402"),
    (Category.LICENSE, "They wanted his driver's license D417-5550-22 before they would talk.", "D417-5550-22"),
    (Category.VEHICLE, "A grey truck, plate KBR 4471, waits across from our door.", "KBR 4471"),
    (Category.DEVICE, "The ankle unit serial BX-2290471 alarms every hour of the night.", "BX-2290471"),
    (
        Category.WEB,
        "He found her at www.housepage.example/p/88213 and she took it down.",
        "www.housepage.example/p/88213",
    ),
    (Category.IP, "The threats came from 203.0.113.77 and the police shrugged.", "203.0.113.77"),
    (Category.BIOMETRIC, "The police matched her fingerprints and she does not know yet.", "her fingerprints"),
    (Category.PHOTO, "The bruise is on IMG_2041.jpg and I do not want to look again.", "IMG_2041.jpg"),
    (Category.OTHER_ID, "The code on her wristband, FS-22-07731-C, is on the door too.", "FS-22-07731-C"),
    (Category.ORGANISATION, "He goes to Ashgrove Elementary and will not take off his coat.", "Ashgrove Elementary"),
]


@pytest.mark.parametrize(("category", "text", "words"), ROWS)
def test_every_identifier_of_the_rule_holds_a_post(category: Category, text: str, words: str) -> None:
    found = [finding for finding in check(text).findings if finding.band is not Band.HINT]
    start = text.index(words)
    covering = [finding for finding in found if finding.start <= start and finding.end >= start + len(words)]
    assert [finding.category for finding in covering] == [category]


def test_the_table_holds_all_18() -> None:
    ours = {Category.ORGANISATION, Category.QUASI, Category.FISHING}
    assert set(Category) - ours <= {category for category, _, _ in ROWS}


# A name of each origin, invented, in a sentence that says nothing of its being a name but its place.
NAMES = [
    ("Hmong", "Pa Houa Vang came with her mother and would not sit down.", "Pa Houa Vang"),
    ("Somali", "I drove Abdirahman Warsame to his interview and we did not talk.", "Abdirahman Warsame"),
    ("Navajo", "I asked Nanabah Tsinajinnie what she wanted and she pointed at the door.", "Nanabah Tsinajinnie"),
    ("Vietnamese", "We found Nguyễn Thị Cúc on the steps with an orange in her hand.", "Nguyễn Thị Cúc"),
    ("Yoruba", "I told Oluwaseun Adeyemi that I would be back and I was not.", "Oluwaseun Adeyemi"),
    ("Igbo", "The school called Chukwuemeka Okonkwo and he ran all the way.", "Chukwuemeka Okonkwo"),
    ("Spanish", "I have known Lourdes de la Fuente since her first child was born.", "Lourdes de la Fuente"),
    ("Arabic", "When Abu Khalid al-Masri prays I wait in the hall with his shoes.", "Khalid al-Masri"),
    ("Punjabi", "The bank wrote to Harjinder Kaur Gill and she threw it away.", "Harjinder Kaur Gill"),
    ("Chinese", "I sat with Lau Wing-yan and neither of us spoke for an hour.", "Lau Wing-yan"),
    ("Korean", "They told Baek Eun-kyung that the interpreter would come and no one came.", "Baek Eun-kyung"),
    ("Haitian", "I wrote to Wideline Exantus twice and the letters came back.", "Wideline Exantus"),
    ("Hawaiian", "We waited for Keali'i Kahananui until the light was gone.", "Kahananui"),
    ("Samoan", "The landlord shouted at Lupelele Fa'asavalu in front of her children.", "Lupelele Fa'asavalu"),
    ("Polish", "I promised Ignatius Brzezicki that I would say nothing of it.", "Ignatius Brzezicki"),
    ("Ukrainian", "We moved Yevgenia Kovalchuk at night and told no one.", "Yevgenia Kovalchuk"),
    ("Russian", "The court asked Anatoly Berezhnoy for papers that he never had.", "Anatoly Berezhnoy"),
    ("Portuguese", "I asked Conceição Medeiros whether she felt safe and she laughed.", "Conceição Medeiros"),
    ("Welsh", "Everybody loves Gwenllian Beynon and nobody visits her.", "Gwenllian Beynon"),
    ("Finnish", "I watched Arvid Lahtinen pour it and I did not stop him.", "Arvid Lahtinen"),
    ("Armenian", "We called Hovsep Balasanian at work and his boss hung up.", "Hovsep Balasanian"),
    ("Tamil", "I gave Thirumalai Arunachalam the form and he gave it back.", "Thirumalai Arunachalam"),
    ("Filipino", "I have asked Maricel Dimaculangan to write it down herself.", "Maricel Dimaculangan"),
    ("Ethiopian", "They moved Tekle Gebremariam to another floor without a word.", "Tekle Gebremariam"),
    ("Congolese", "I met Kabedi Mukendi in the stairwell and she would not come in.", "Kabedi Mukendi"),
    ("Rwandan", "We asked Nshimirimana Jean-Bosco for his true age and he smiled.", "Jean-Bosco"),
    ("Karen", "I helped Naw Eh Paw with the lease and then the lease was gone.", "Eh Paw"),
    ("Nepali", "The clinic lost Bishnu Adhikari in the system for a month.", "Bishnu Adhikari"),
    ("Lakota", "I listened to Wambli Two Hearts and I have not slept since.", "Wambli Two Hearts"),
    ("Yup'ik", "The plane left Ulyana Attla behind with the mail and a box of diapers.", "Ulyana Attla"),
    ("Jewish", "The aide told Shprintza Rosenblum what day it was and cried.", "Shprintza Rosenblum"),
    ("Greek", "I owe Stavroula Karvounis an answer and I do not have one.", "Stavroula Karvounis"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names_of_many_origins_hold_a_post(text: str, name: str) -> None:
    held = {place for finding in check(text).findings for place in range(finding.start, finding.end)}
    letters = [text.index(name) + place for place, char in enumerate(name) if char.isalpha()]
    assert sum(place in held for place in letters) >= 0.8 * len(letters)


@pytest.mark.parametrize(
    "text",
    [
        "Which town is this, if I may ask?",
        "Is this the family from the news?",
        "I know her, she was on my caseload last year.",
        "Yep, that's her. We had the same mom.",
    ],
)
def test_a_reply_that_fishes_or_confirms_is_held_and_a_post_with_such_words_is_not(text: str) -> None:
    categories = [finding.category for finding in check(text, Policy(kind=Kind.REPLY)).findings]
    assert Category.FISHING in categories
    assert Category.FISHING not in [finding.category for finding in check(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Which form do you use for the safety plan?",
        "I know the feeling, and it passes.",
        "Have you asked her what she wants?",
        "Does she sleep, and does she eat?",
        "Thank you for this; I had not thought of the sister.",
    ],
)
def test_a_reply_that_asks_for_practice_is_not_held(text: str) -> None:
    assert check(text, Policy(kind=Kind.REPLY)).findings == ()
