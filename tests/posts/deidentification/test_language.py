import pytest

from posts.deidentification import Refusal, check


@pytest.mark.parametrize(
    "text",
    [
        "Mi clienta me dijo ayer que su madre no quiere que vuelva a casa por las noches.",
        "Meine Klientin hat mir gestern gesagt, dass ihre Mutter nachts nicht allein sein will.",
        "Ma cliente m'a dit hier que sa mère ne veut plus la voir pendant la semaine.",
        "Kliyan mwen an di m manman l pa vle l tounen lakay li aswè a ankò.",
        "Моя клиентка сказала вчера, что её мать не хочет её видеть.",
        "我的客户昨天告诉我她不想回家",
        "Москва",
        "Frau Meier und Herr Huber haben mit Anna in Lindau über das Haus gesprochen.",
        "Doña Lupita y Don Chuy llevaron a Marisol con la doctora Ibarra en Toluca.",
        "Khách hàng của tôi nói rằng mẹ cô ấy không muốn cô ấy về nhà nữa.",
        "Ang kliyente ko ay may problema sa bahay at hindi siya makatulog sa gabi.",
        "Ik ben in de war van die man, en de hulp is op, wat nu? De man is in de war.",
        "Bonjour, le client ne veut pas parler de son passe et la situation est difficile; on continue le plan?",
    ],
)
def test_refuses_what_it_cannot_judge(text: str) -> None:
    report = check(text)
    assert report.refused is Refusal.LANGUAGE
    assert report.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "My client told me that she wants to leave, and I do not know what to say.",
        "ok so hes on my caseload and i cant get thru to him, any ideas for me",
        "Thanks. Hard one.",
        "My client Jenny Halvorsen in Cedar Falls called. Jenny is afraid.",
        "gracias",
        'She said "ya no puedo más" and sat on the floor, and I sat down with her until it passed.',
        "Đặng Thị Mỹ Lệ has sat at the same table for years, and on that day she did not come to us.",
        "My client came to see me. Surgery Tues 2/6, discharge Fri 2/9, home alone.",
        "Discharge planning dilemma, prison release, medical parole unit. Colleagues from small counties, please.",
        "8/9 REFUSED SUPPER. 8/10 REFUSED SUPPER. 8/11 ATE SUPPER, SEE BELOW.",
        "",
        "12 34",
    ],
)
def test_judges_english_and_very_short_texts(text: str) -> None:
    assert check(text).refused is None
