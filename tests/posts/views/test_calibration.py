"""Mona practices: an invented post, her decision, then the panel's."""

import re

import pytest

from groups.models import Membership
from posts.calibration_texts import BY_CODE, CALIBRATION
from posts.models import CalibrationAnswer
from supportcircle.models import AuditEntry
from tests.posts.test_calibration import answer_all

from .browse import get, land, press
from .desk import queue

pytestmark = pytest.mark.django_db

FIRST = CALIBRATION[0]


def url_of(member: Membership, text: str = "") -> str:
    return f"/groups/{member.group_id}/calibration/{text and text + '/'}"


def test_the_page_shows_one_invented_post_with_its_words_covered_and_not_the_panel(mona):
    page = get(mona, url_of(mona))
    assert "0 of 12 done" in page
    assert "Invented." in page
    assert "[name]" in page
    assert "Marisol" not in page
    assert FIRST.why not in page


def test_words_are_shown_on_request_and_what_was_ticked_stays(mona):
    asked = {"text": FIRST.code, "reasons": ["NAME"], "show": "1"}
    page = press(mona, url_of(mona), asked)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Marisol" in text
    assert "Dysart" not in text
    assert re.search(r'value="NAME"[^>]* checked', text)
    assert "thing to change" not in text
    page = press(mona, url_of(mona), {"text": FIRST.code, "shown": ["1"], "show": "2"}).content.decode()
    assert "Marisol" in page
    assert "Dysart" in page
    assert "March 14" not in page
    assert "March 14" in press(mona, url_of(mona), {"text": FIRST.code, "show": "all"}).content.decode()
    assert not CalibrationAnswer.objects.exists()


def test_after_deciding_the_panels_decision_and_why_and_how_far_they_agree(mona):
    page = land(mona, url_of(mona), {"text": FIRST.code, "verb": "return", "reasons": ["NAME", "TOO_MUCH"]})
    assert "You and the panel agree" in page
    assert FIRST.why.split("”")[0] in page
    assert "(you too)" in page
    assert "1 of 1" in page
    assert "1 of 12 done" in page
    page = land(mona, url_of(mona), {"text": "doorway", "verb": "return", "reasons": ["PLACE"]})
    assert "The panel decided otherwise" in page
    assert "1 of 2" in page


def test_a_return_needs_a_reason_and_an_approval_none(mona):
    for data, said in [
        ({"verb": "return"}, "Tick at least one reason"),
        ({"verb": "approve", "reasons": ["NAME"]}, "You ticked a reason to return it"),
        ({"verb": ""}, "Nothing is decided yet"),
        ({"verb": "reject"}, "reject"),
    ]:
        page = press(mona, url_of(mona), {"text": FIRST.code, **data})
        assert page.status_code == 422
        assert said in page.content.decode()
    assert not CalibrationAnswer.objects.exists()


def test_bad_input_does_no_harm(mona):
    nothing = press(mona, url_of(mona), {"text": "nothing", "verb": "approve"})
    assert (nothing.status_code, nothing["Location"]) == (302, url_of(mona))
    for show in ("9" * 5000, "-1", "x", "0"):
        assert press(mona, url_of(mona), {"text": FIRST.code, "show": show}).status_code == 422
    assert press(mona, url_of(mona), {"text": FIRST.code, "show": "99"}).status_code == 200
    get(mona, url_of(mona, "nothing"), status=404)


def test_nobody_reads_the_panel_before_deciding(mona):
    page = land(mona, url_of(mona), {"text": "bread", "verb": "return", "reasons": ["NAME"]})
    assert BY_CODE["bread"].why.split("”")[0] in page
    from_outside = press(mona, url_of(mona, "doorway"))
    assert from_outside.status_code == 405
    page = get(mona, url_of(mona, "doorway"), status=302)
    assert BY_CODE["doorway"].why not in page


def test_a_second_decision_on_a_text_changes_nothing(mona):
    press(mona, url_of(mona), {"text": "doorway", "verb": "approve"})
    page = land(mona, url_of(mona), {"text": "doorway", "verb": "return", "reasons": ["PLACE"]})
    assert "You and the panel agree" in page
    assert CalibrationAnswer.objects.get().verb == "approve"


def test_all_done_says_when_the_next_set_is_and_what_one_answered(mona):
    answer_all(mona)
    page = get(mona, url_of(mona))
    assert "Practice: all done" in page
    assert "Next set: from" in page
    assert "12 of 12" in page
    assert page.count("The panel: ") == 12
    assert "once three moderators" in page


def test_answers_of_others_are_nowhere_to_be_seen(mona, moses):
    press(moses, url_of(moses), {"text": "doorway", "verb": "return", "reasons": ["PLACE"]})
    assert "0 of 12 done" in get(mona, url_of(mona))
    get(mona, url_of(mona, "doorway"), status=302)


def test_practice_is_linked_from_the_queue_and_leaves_no_trace_in_the_audit(mona):
    page = queue(mona)
    assert page.count(f'href="{url_of(mona)}"') == 2  # at the top, and in place of what would wait
    press(mona, url_of(mona), {"text": "doorway", "verb": "approve"})
    assert not AuditEntry.objects.filter(action__contains="calibration").exists()
