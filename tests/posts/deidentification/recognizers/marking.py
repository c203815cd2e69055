"""What one recognizer marks in a text, as the words themselves."""

from posts.deidentification.document import Document
from posts.deidentification.findings import Policy
from posts.deidentification.overlaps import settle
from posts.deidentification.recognizers.hit import Recognizer


def marked(find: Recognizer, text: str, policy: Policy | None = None) -> list[str]:
    return [text[hit.start : hit.end] for hit in settle(find(Document(text, policy or Policy())))]
