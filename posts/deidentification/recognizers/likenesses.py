"""Pictures, recordings and prints of a body (Safe Harbor P, Q); a text can only speak of them or name the file."""

# ruff: noqa: E501 - a pattern on one line can be compared with the next

from collections.abc import Iterator

from ..categories import Category
from ..document import Document
from ..findings import Band
from .hit import Hit, any_case, hits

WHOSE = r"(?:her|his|their|the client's|the patient's|the child's|the kid's|mom's|dad's)"
IMAGE = r"(?:photos?|pictures?|pics?|selfies?|headshots?|mug ?shots?|screenshots?|videos?|voice ?memos?|recordings?|x-rays?)"
IMAGES = """photo photos picture pictures pic pics selfie selfies headshot headshots mug mugshot mugshots screenshot
    screenshots video videos voice voicememo voicememos recording recordings x"""
PHOTOS = (
    any_case(r"(?<![\w./])[\w-]{1,40}\.(?:jpe?g|png|heic|gif|webp|mp4|mov|m4a|mp3|wav)\b", "", "jpg jpeg png heic gif webp mp mov m wav"),
    any_case(rf"\b(?:{IMAGE} (?:is |are )?(?:attached|enclosed|below|in the comments)|(?:attached|attaching|posting|uploading|uploaded|sharing) (?:is |are )?(?:a |the |some |two |{WHOSE} )?{IMAGE}(?: of (?:her|him|them|the \w+))?)\b", f"{IMAGES} attached attaching posting uploading uploaded sharing"),
)  # fmt: skip
PRINTS = (
    any_case(rf"\b{WHOSE} (?:(?:finger|thumb|palm|voice)[ -]?prints?|face ?id|(?:retina|iris|face|voice) (?:scan|print)|dna (?:profile|sample|results?))\b", "her his their the mom dad"),
    any_case(r"\b(?:fingerprint|print|dna|biometric) (?:card|id|file|sample|profile)? ?(?:no\.?|number|#) ?(?P<it>[\w-]{3,20})", "fingerprint print dna biometric"),
)  # fmt: skip


def find(doc: Document) -> Iterator[Hit]:
    for wanted in PHOTOS:
        yield from hits(wanted, doc, Category.PHOTO, Band.LOOK_AT, "safe-harbor-q.photo")
    for wanted in PRINTS:
        yield from hits(wanted, doc, Category.BIOMETRIC, Band.LOOK_AT, "safe-harbor-p.print")
