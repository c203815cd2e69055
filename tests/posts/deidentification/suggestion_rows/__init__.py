from .names import NAMES
from .places import PLACES
from .times_and_numbers import TIMES_AND_NUMBERS

ROWS = [*NAMES, *PLACES, *TIMES_AND_NUMBERS]
