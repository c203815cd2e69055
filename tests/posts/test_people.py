"""What a pseudonym may be, asked of the real check."""

import pytest

from posts.people import points_at_nobody


@pytest.mark.parametrize(
    "name",
    [
        "Jenny",
        "jenny smith",
        "Maria",
        "Dolores Vega",
        "Cedar Falls",
        "Waterloo",
        "Iowa City",
        "Smith",
        "Tom of Boone County",
    ],
)
def test_real_names_and_towns_are_refused(name):
    assert not points_at_nobody(name)


@pytest.mark.parametrize("name", ["Quiet Heron", "Blue Kettle", "Late Compass", "Slow Teapot", "Mossy Ladder"])
def test_made_up_names_are_free(name):
    assert points_at_nobody(name)
