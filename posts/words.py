"""What somebody wrote, as readers see it."""

from dataclasses import dataclass

from supportcircle import sanitize

from .models import Post, Revision


@dataclass(frozen=True, slots=True)
class ReadPart:
    heading: str
    html: str  # sanitised: the only text that a template may take as it is


def read_parts(revision: Revision) -> list[ReadPart]:
    """As rendered when it was written, or anew when the sanitizer has changed since."""
    if revision.html_version >= sanitize.VERSION:
        html = revision.html
    else:
        html = {part.key: sanitize.render(part.text) for part in revision.content.written()}
    headings = headings_of(revision.post)
    return [ReadPart(headings.get(key, ""), text) for key, text in html.items()]


def headings_of(post: Post) -> dict[str, str]:
    return {field.key: field.read_as for field in post.form.fields}
