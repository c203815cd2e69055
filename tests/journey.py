"""A group at work: everybody writes a marker wherever they can, through the site's own pages."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from groups.models import Membership, SupportGroup
from groups.models.membership import Reads
from groups.tasks import mail_invitation
from posts.models import Post, Review, Revision
from posts.tasks import screen_revision, settle_due
from supportcircle.tasks import deliver_waiting
from tests.factories import add_member, make_group
from tests.posts.keeping import keep_words, pages_of_words

MARK = "zqxjkv"
# Words that hold the mark and that the check takes for ordinary ones.
DILEMMA = {
    "question": "How do I begin the talk about marzqxjkv with a client who does not want to hear it?",
    "situation": "My client Jenny in Cedar Falls told me on March 14 that she needs help with situzqxjkv.",
    "tried": "I tried trizqxjkv twice.",
    "dilemma": "I am torn about dilzqxjkv.",
    "wanted": "I want to hear about wanzqxjkv.",
    "disguise": "DISGUISED",
}
FIXED = {**DILEMMA, "situation": "My client told me that she needs help with fixzqxjkv."}


class Journey:
    """Everybody at their browser, and everything that came back to them."""

    def __init__(self) -> None:
        self.group: SupportGroup = make_group("Table zqxjkvgroup", agreement="We keep zqxjkvagreement here.\n")
        self.people: dict[str, Membership] = {
            "ada": add_member(self.group, reads=Reads.NOTHING, is_admin=True),
            "alice": add_member(self.group, pseudonym="Quiet Zqxjkvheron"),
            "bob": add_member(self.group, pseudonym="Mossy Zqxjkvkettle"),
            "mona": add_member(self.group, reads=Reads.MODERATOR, pseudonym="Steady Zqxjkvlantern"),
            "moses": add_member(self.group, reads=Reads.MODERATOR, pseudonym="Calm Zqxjkvotter"),
        }
        self.answers: list[HttpResponse] = []

    def browser(self, name: str) -> Client:
        client = Client(raise_request_exception=False, HTTP_HOST="localhost")
        client.force_login(self.people[name].user)
        return client

    def reads(self, name: str, url: str) -> str:
        return self._keep(self.browser(name).get(url), 200)

    def sends(self, who: str, url: str, status: int = 302, headers: Any = None, /, **fields: Any) -> str:
        return self._keep(self.browser(who).post(url, fields, headers=headers), status)

    def _keep(self, answer: HttpResponse, status: int) -> str:
        self.answers.append(answer)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def works(self) -> None:
        """What the worker does with all that waits."""
        for revision_id in Revision.objects.filter(status="SCREENING").values_list("pk", flat=True):
            screen_revision(str(revision_id))
        settle_due()
        deliver_waiting()


def play_it(journey: Journey) -> Post:
    group, reads, sends = journey.group.pk, journey.reads, journey.sends
    # Ada invites and changes the agreement.
    sends("ada", f"/groups/{group}/invitations/new/", email="zqxjkvinvited@people.example", role="member")
    mail_invitation(str(journey.group.invitations.get().pk))
    sends("ada", f"/groups/{group}/settings/", name="Table zqxjkvrenamed", reviews_all="")
    edited = "We keep zqxjkvedited here, always.\n"
    sends("ada", f"/groups/{group}/agreement/edit/", text=edited, based_on="1")
    agreement = journey.group.agreements.latest("version")
    for name in ("alice", "bob", "mona", "moses"):
        sends(name, f"/groups/{group}/agreement/", agreement=agreement.pk, accept="on")
    # Alice writes, the browser saves, she looks at what was found and hands in; it is held.
    form = {"post": str(uuid4()), "counter": "0", **DILEMMA}
    post = f"/posts/{form['post']}/"
    sends("alice", f"/groups/{group}/write/dilemma/", 200, {"HX-Request": "true"}, **form, then="save")
    form["counter"] = "1"
    sends("alice", f"{post}draft/", **form, then="check")
    reads("alice", f"{post}check/")
    keep_words(journey.group, sends)
    sends("alice", f"/groups/{group}/my-expertise/", expertise="SCHOOL")
    assert all(holds_mark(reads(who, page).encode()) for who, page in pages_of_words(journey.group))
    sends("alice", f"{post}draft/", **form, then="send")
    journey.works()
    # She keeps what was found, asks, and Mona returns it with a note.
    _keep_everything(journey, post)
    sends("alice", f"{post}ask/", **_place(post))
    _decide(journey, post, "return", note="Could it be told without notzqxjkv?", reasons=["PLACE"], **_suggestions())
    reads("alice", f"{post}check/")
    _write_to_each_other(journey, post)
    _rest(journey)
    # Alice writes it anew; Mona approves; the group reads.
    sends("alice", f"{post}draft/", **FIXED, counter=_place(post)["counter"], then="send")
    journey.works()
    _decide(journey, post, "approve")
    reads("bob", f"/groups/{group}/")
    reads("bob", post)
    reads("bob", "/")
    assert "marzqxjkv" in sends("bob", "/search/", 200, words="talk marzqxjkv")
    # Bob replies, Alice edits, Bob reports, Mona restores.
    reply = {"post": str(uuid4()), "counter": "0", "text": "What helped me was replzqxjkv and a walk."}
    sends("bob", f"{post}reply/", **reply, then="send")
    journey.works()
    sends("alice", f"{post}edit/")
    later = {**FIXED, "tried": "I tried editzqxjkv too."}
    sends("alice", f"{post}draft/", **later, counter=_place(post)["counter"], then="send")
    journey.works()
    sends("bob", f"{post}flag/", reason="IDENTIFYING")
    _decide(journey, post, "restore", reasons=["LOOKS_FINE"])
    reads("bob", post)
    reads("alice", "/mine/")
    _two_opinions(journey)
    sends("moses", f"{post}recuse/")
    reads("moses", f"{post}recuse/")
    _practice(journey)
    return Post.objects.get(pk=form["post"])


def _rest(journey: Journey) -> None:
    """Mona says that she is there, chooses what she leaves to others, and rests."""
    shift = f"/groups/{journey.group.pk}/shift/"
    journey.sends("mona", f"{shift}duty/", until="TODAY")
    journey.sends("mona", f"{shift}topics/", topics="CHILD_DEATH")
    journey.sends("mona", f"{shift}handover/", message="Please begin with the oldest one.")
    journey.reads("mona", shift)
    for on in ("on", ""):
        journey.sends("mona", f"{shift}break/", on=on)


def _practice(journey: Journey) -> None:
    """Mona decides on an invented post; the figures tell no word of the real ones."""
    group = f"/groups/{journey.group.pk}/"
    journey.sends("mona", f"{group}calibration/", text="doorway", verb="approve")
    for page in ("openness", "rules", "calibration", "calibration/doorway"):
        assert "marzqxjkv" not in journey.reads("mona", f"{group}{page}/")


def _suggestions() -> dict[str, Any]:
    """One for words of the text; _decide has shown what was covered."""
    return {"chosen": "needs help with", "chosen-instead": "asks about sugzqxjkv and"}


def _write_to_each_other(journey: Journey, post: str) -> None:
    place = {"counter": _place(post)["counter"], "answer": "accept"}
    assert "sugzqxjkv" in journey.reads("alice", f"{post}check/")
    journey.sends("alice", f"{post}suggestions/", **place)
    assert "sugzqxjkv" in journey.reads("alice", f"{post}draft/")
    review = Review.objects.filter(post=post.split("/")[2]).latest("opened_at")
    for who, url, status in (("alice", f"{post}message/", 302), ("mona", f"/reviews/{review.pk}/message/", 200)):
        said = {"message_id": str(uuid4()), "message": "I had thought of askzqxjkv as well."}
        journey.sends(who, url, status, **said)
        journey.sends(who, url, 422, **said | {"message": "Her name is Maria Zqxjkvson."})
    reads = (journey.reads("alice", f"{post}check/"), journey.reads("mona", f"/reviews/{review.pk}/"))
    assert all("askzqxjkv" in page for page in reads)
    journey.works()


def _two_opinions(journey: Journey) -> None:
    """Bob asks about a court; Mona and Moses differ until Mona thinks better of it."""
    form = {"post": str(uuid4()), "counter": "0", "text": "Jenny in Cedar Falls lost custody over cuszqxjkv."}
    post = f"/posts/{form['post']}/"
    journey.sends("bob", f"/groups/{journey.group.pk}/write/question/", **form, then="send")
    journey.works()
    _keep_everything(journey, post, "bob")
    journey.sends("bob", f"{post}ask/", **_place(post))
    for who, verb in (("mona", "reject"), ("moses", "return"), ("mona", "return")):
        _decide(journey, post, verb, who, note=f"It is opizqxjkv to {verb}.", reasons=["NAME"])
    assert holds_mark(journey.reads("bob", f"{post}check/").encode())


def _place(post: str) -> dict[str, str]:
    found = Post.objects.get(pk=post.split("/")[2])
    newest = found.revisions.order_by("-number").first()
    return {"counter": str(found.counter), "turn": str(newest.turn if newest else 1)}


def _keep_everything(journey: Journey, post: str, who: str = "alice") -> None:
    answer = journey.browser(who).get(f"{post}check/")
    for finding in answer.context["checked"].findings:
        place = {"counter": _place(post)["counter"], "start": finding.found.start, "end": finding.found.end}
        journey.sends(who, f"{post}keep/", **place, reason="NEEDED")


def _decide(journey: Journey, post: str, verb: str, who: str = "mona", **fields: Any) -> None:
    review = Review.objects.open().get(post=post.split("/")[2])
    journey.reads(who, f"/groups/{journey.group.pk}/queue/")
    journey.sends(who, f"/reviews/{review.pk}/claim/")
    journey.sends(who, f"/reviews/{review.pk}/reveal/", 200, finding="all", note="A zqxjkvnote.")
    journey.reads(who, f"/reviews/{review.pk}/")
    turn = Revision.objects.get(pk=review.revision_id).turn
    journey.sends(who, f"/reviews/{review.pk}/decide/", turn=turn, verb=verb, **fields)
    journey.works()


def holds_mark(content: bytes) -> bool:
    return MARK.encode() in content.lower()
