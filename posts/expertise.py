"""What members say they know well, so that authors can weigh a reply. Nobody verifies it; it is off until chosen."""

from django.db import models

from .kinds import Setting


class Practice(models.TextChoices):
    """Beside the settings: what the work is about."""

    CHILDREN = "CHILDREN", "Work with children"
    FAMILIES = "FAMILIES", "Work with families"
    GRIEF = "GRIEF", "Grief and loss"
    TRAUMA = "TRAUMA", "Trauma"
    CRISIS = "CRISIS", "Crisis and suicide prevention"
    PARTNER_VIOLENCE = "PARTNER_VIOLENCE", "Partner violence"
    RURAL = "RURAL", "Rural practice"
    ETHICS = "ETHICS", "Ethics and confidentiality"
    SUPERVISION = "SUPERVISION", "Supervision"


MOST = 3  # with more, they would tell who somebody is
SETTINGS = [(code.value, code.label) for code in Setting if code != Setting.OTHER]
AREAS: dict[str, str] = dict([*SETTINGS, *Practice.choices])


def expertise_words(codes: list[str]) -> str:
    return ", ".join(AREAS[code] for code in codes if code in AREAS).lower()
