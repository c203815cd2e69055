"""The question of the week: something to talk about for which nobody needs a case."""

from datetime import date

QUESTIONS = (
    "What do you say when a client greets you in the grocery store and you are not alone?",
    "Where do you make calls when your office has thin walls?",
    "What do you leave out when you consult a colleague in the same town?",
    "How do you tell a new client that you may meet in public?",
    "What do you do when a friend begins to talk about somebody you work with?",
    "How do you keep your own children from learning whom you see?",
    "What is on your screen when somebody stands behind you?",
    "How do you write a note that the family may read one day?",
    "What do you say when a teacher or pastor asks how somebody is doing?",
    "How do you park, wait and ring so that a visit does not show?",
    "What do you do when a client asks to be your friend online?",
    "How do you leave a voice message that tells nobody anything?",
    "What do you change first when you disguise a case?",
    "How do you say no when a neighbor asks for advice about a neighbor?",
    "What do you carry in your car, and what never?",
    "How do you handle a waiting room in a place where people know each other?",
    "What do you do when you know both sides of a story from two clients?",
    "How do you talk about work at home without talking about people?",
    "What do you do when a former client serves you at the counter?",
    "How do you ask for supervision about somebody your supervisor knows?",
    "What do you tell an interpreter who comes from the same place?",
    "How do you keep a group session inside the room in a small town?",
    "What do you do with the letters, drawings and gifts people give you?",
    "How do you step back when a case at church or school turns out to be yours?",
    "What do you say when somebody thanks you loudly in public?",
    "How do you close a case with somebody you go on meeting every week?",
)


def question_of_the_week(day: date) -> str:
    """The same for everybody from Monday to Sunday; it comes back after half a year."""
    return QUESTIONS[(day.toordinal() - 1) // 7 % len(QUESTIONS)]
