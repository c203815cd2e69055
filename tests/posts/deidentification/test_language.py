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
        "Khách hàng của tôi nói rằng mẹ cô ấy không muốn cô ấy về nhà nữa.",
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
        "gracias",
        'She said "ya no puedo más" and sat on the floor, and I sat down with her until it passed.',
        "Đặng Thị Mỹ Lệ has sat at the same table for years, and on that day she did not come to us.",
        "",
        "12 34",
    ],
)
def test_judges_english_and_very_short_texts(text: str) -> None:
    assert check(text).refused is None
