from django.db import models

from groups.models import Membership, SupportGroup

from ..statuses import Verb

# What moderators and the check learn from: codes and counts, never a word of a post.


class CalibrationAnswer(models.Model):
    """What one moderator would do with an invented post. Only they see it; the group sees sums."""

    VERBS = (Verb.APPROVE, Verb.RETURN)

    moderator = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="calibration")
    text = models.CharField(max_length=16)  # code of a CalibrationText
    verb = models.CharField(max_length=9)
    reasons = models.JSONField(default=list)  # codes of review_rules.ReasonCode
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["moderator", "text"], name="one_answer_per_calibration_text")]

    def __str__(self) -> str:
        return f"{self.text} {self.verb}"


class RuleOutcome(models.Model):
    """What became of the marks of one rule in one group in one month; only marks that hold a post.

    A mark is counted once, when its words are changed or the text around it is published or rejected.
    """

    group = models.ForeignKey(SupportGroup, on_delete=models.CASCADE, related_name="rule_outcomes")
    rule = models.CharField(max_length=60)
    month = models.DateField()  # its first day
    shown = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)  # the author said that the mark is wrong
    approved = models.PositiveIntegerField(default=0)  # of these, a moderator agreed
    overturned = models.PositiveIntegerField(default=0)  # a moderator rejected because of it, another did not

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "rule", "month"], name="one_outcome_per_month")]

    def __str__(self) -> str:
        return f"{self.rule} {self.month}"
