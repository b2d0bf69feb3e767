"""What a state says about a kind of vehicle, from when to when, and who says so."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from listings.eligibility.clock import PORT_TIME
from listings.places.states import US_STATES

from . import rules


class Vehicle(models.TextChoices):
    """Kinds that states tell apart; a larger Japanese import is none of them."""

    KEI_TRUCK = "kei_truck", _("Kei truck")
    KEI_VAN = "kei_van", _("Kei van")
    KEI_CAR = "kei_car", _("Kei car")
    LARGER = "larger", _("Larger Japanese import")


class Status(models.TextChoices):
    ROAD = "road", _("Road use")
    ROAD_LIMITED = "road_limited", _("Road use with limits")
    ANTIQUE_ONLY = "antique_only", _("Antique or collector plates only")
    OFF_ROAD_ONLY = "off_road_only", _("Off-road or farm use only")
    REFUSED = "refused", _("Refused")
    UNCLEAR = "unclear", _("Not clear")


class Basis(models.TextChoices):
    """What a record rests on, the strongest first."""

    STATUTE = "statute", _("Statute")
    RULE = "rule", _("Regulation")
    POLICY = "policy", _("Published policy")
    PRACTICE = "practice", _("Practice of the offices")
    NONE = "none", _("No rule found")


class Confidence(models.TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


class Stage(models.TextChoices):
    """Only a published record is the site's answer; nothing published is ever changed in place."""

    PROPOSED = "proposed", _("Proposed")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What a record says, in the order in which people read it.
FACTS = (
    "status",
    "max_mph",
    "conditions",
    "summary",
    "note",
    "basis",
    "citation",
    "source",
    "quotation",
    "valid_from",
    "valid_to",
    "confidence",
)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


class StateRuleQuerySet(models.QuerySet["StateRule"]):
    def published(self) -> "StateRuleQuerySet":
        return self.filter(stage=Stage.PUBLISHED)

    def proposed(self) -> "StateRuleQuerySet":
        return self.filter(stage=Stage.PROPOSED)

    def ever_published(self) -> "StateRuleQuerySet":
        """The history: what was the site's answer once, or is."""
        return self.exclude(published_at=None)

    def of(self, state: str, vehicle: str) -> "StateRuleQuerySet":
        return self.filter(state=state, vehicle=vehicle)

    def due(self, today: date) -> "StateRuleQuerySet":
        """Records of today or later that were last checked too long ago."""
        return self.published().filter(
            models.Q(valid_to=None) | models.Q(valid_to__gte=today),
            checked_on__lt=today - rules.CHECK_DUE_AFTER,
        )

    def begun_untold(self, today: date) -> "StateRuleQuerySet":
        """Records that came into force after they were published, and of which nobody was told."""
        known = self.published().annotate(known_on=TruncDate("published_at", tzinfo=PORT_TIME))
        begun = known.filter(valid_from__lte=today, valid_from__gt=models.F("known_on"))
        return begun.exclude(events__kind=RuleEvent.Kind.BEGAN)


class StateRule(models.Model):
    """One record of one state for one kind of vehicle. A change is a new version."""

    state = models.CharField(max_length=2, choices=US_STATES)
    vehicle = models.CharField(max_length=10, choices=Vehicle)
    version = models.IntegerField(default=1, editable=False)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PROPOSED, editable=False)

    status = models.CharField(max_length=15, choices=Status)
    max_mph = models.SmallIntegerField(_("roads posted up to (mph)"), null=True, blank=True)
    # Sentences, one condition each: road classes, age, inspection, plates.
    conditions = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    summary = models.TextField(max_length=1_000)
    note = models.TextField(_("emissions and inspection"), blank=True, max_length=500)
    basis = models.CharField(max_length=10, choices=Basis)
    citation = models.CharField(max_length=300, blank=True)
    source = models.URLField(max_length=500, blank=True)
    quotation = models.TextField(blank=True, max_length=1_000)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence)
    checked_on = models.DateField()
    # None where a data file of the project is the source of the record.
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    reason = models.CharField(_("why it changes"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    published_at = models.DateTimeField(null=True, editable=False)
    # When a later version took its place, or it was withdrawn.
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = StateRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("state rule")
        verbose_name_plural = _("state rules")
        permissions = [("publish_staterule", "Can publish and withdraw state rules")]
        ordering = ["state", "vehicle", "valid_from", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "vehicle", "version"], name="one_rule_a_version"
            ),
            # On any day a state says one thing about a kind of vehicle.
            ExclusionConstraint(
                name="one_rule_in_force",
                expressions=[
                    ("state", RangeOperators.EQUAL),
                    ("vehicle", RangeOperators.EQUAL),
                    (
                        models.Func(
                            "valid_from",
                            "valid_to",
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(stage="published"),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="rule_ends_after_it_begins",
            ),
            # Two people: nobody publishes what he proposed.
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | models.Q(proposed_by=None)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="rule_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.get_vehicle_display()} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("state", args=[self.state.lower()])

    def validate_constraints(self, exclude: Any = None) -> None:
        """Left to the database: a proposal overlaps what it is to replace, and Django cannot judge
        a condition on a column that a form leaves out."""

    @property
    def state_name(self) -> str:
        return str(US_STATES.get(self.state, self.state))

    @property
    def is_from_file(self) -> bool:
        """Whether a data file alone speaks here: nobody proposed, approved or checked it."""
        return {self.proposed_by_id, self.approved_by_id, self.checked_by_id} == {None}

    @property
    def facts(self) -> dict[str, Any]:
        """What the record says, apart from who said and checked it; as JSON can hold it."""
        return {name: _plain(getattr(self, name)) for name in FACTS}


class RuleVoice(models.Model):
    """One source on a rule and what it says: sources that disagree are all shown."""

    rule = models.ForeignKey(StateRule, on_delete=models.CASCADE, related_name="voices")
    source = models.URLField(max_length=500)
    says = models.CharField(max_length=500)
    status = models.CharField(max_length=15, choices=Status, blank=True)
    read_on = models.DateField()

    class Meta:
        verbose_name = _("source of a rule")
        verbose_name_plural = _("sources of rules")

    def __str__(self) -> str:
        return self.source


class RuleEvent(models.Model):
    """What happened to a state's rule; alerts read these rows. Each is told once."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Changed")
        BEGAN = "began", _("Came into force")
        WITHDRAWN = "withdrawn", _("Withdrawn as wrong")

    rule = models.ForeignKey(StateRule, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Before and after, and how many cars were touched.
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("change of a rule")
        verbose_name_plural = _("changes of rules")
        constraints = [
            models.UniqueConstraint(fields=["rule", "kind"], name="one_rule_event_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.rule_id}"
