"""What one recognizer marks in a text, as the words themselves."""

from posts.deidentification.document import Document
from posts.deidentification.findings import Policy
from posts.deidentification.recognizers.hit import Recognizer


def marked(find: Recognizer, text: str, policy: Policy | None = None) -> list[str]:
    hits = find(Document(text, policy or Policy()))
    return [text[hit.start : hit.end] for hit in sorted(hits, key=lambda hit: hit.start)]
