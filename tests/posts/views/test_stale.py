from groups.models import Membership
from posts.actions.moves import Stale
from posts.statuses import Verb
from posts.views.stale import DONE, explain


def test_every_verb_has_its_words() -> None:
    assert {str(verb) for verb in Verb} - {"publish"} <= DONE.keys()


def test_it_says_who_and_that_nothing_was_changed(alice: Membership, bob: Membership, ada: Membership) -> None:
    assert explain(Stale("claim", alice), alice).startswith("You are reviewing it")
    assert explain(Stale("claim", bob), alice).endswith("Nothing was changed by what you just sent.")
    assert explain(Stale("return", bob), alice).startswith("Mossy Kettle returned it")
    assert explain(Stale("hold", None), alice).startswith("The check marked")
    assert explain(Stale("flag", None), alice).startswith("Somebody reported")
    assert explain(Stale("approve", ada), alice).startswith("Somebody approved")
