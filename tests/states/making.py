"""People with the rule role and records for the tests of states."""

from datetime import date

from django.contrib.auth.models import Permission
from django.db.models import F

from listings.states.models import RuleVoice, StateRule
from tests.factories import UserFactory


def staff_with(*rights):
    person = UserFactory(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person


def editor():
    """May propose; publishes nothing."""
    return staff_with("view_staterule", "add_staterule")


def publisher():
    return staff_with("view_staterule", "add_staterule", "publish_staterule")


def in_force(state="OH", vehicle="kei_truck"):
    """The one published record of a state that has one."""
    return StateRule.objects.of(state, vehicle).published().get()


def published(state="OH", vehicle="kei_truck"):
    rules = StateRule.objects.of(state, vehicle).published()
    return list(rules.order_by(F("valid_from").asc(nulls_first=True)))


def record(state="OH", vehicle="kei_truck", **given):
    """A record that is not saved yet."""
    facts = {
        "status": "road",
        "summary": "The office registers them.",
        "basis": "policy",
        "source": "https://example.org/policy",
        "confidence": "high",
        "checked_on": date(2026, 11, 22),
    }
    return StateRule(state=state, vehicle=vehicle, **facts | given)


def voice(status, source="https://example.org/voice"):
    return RuleVoice(
        source=source, says=f"It is {status}.", status=status, read_on=date(2026, 11, 22)
    )
