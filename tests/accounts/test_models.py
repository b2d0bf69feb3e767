"""People by their address, and the audit of what they did."""

import pytest
from django.db import IntegrityError, transaction

from listings.accounts.audit import record
from listings.accounts.models import Act, User, normal_email
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["ALICE@Example.ORG", " alice@example.org ", "Ａｌｉｃｅ@example.org", "alice＠example.org"],
)
def test_one_mailbox_has_one_spelling(typed):
    assert normal_email(typed) == "alice@example.org"
    person = User.objects.create_user(typed, PASSWORD)
    assert person.email == "alice@example.org"
    assert User.objects.get_by_natural_key(typed) == person


def test_letters_that_only_look_alike_are_another_mailbox():
    assert normal_email("аlice@example.org") != "alice@example.org"  # a Cyrillic а


def test_the_database_knows_a_mailbox_once_whatever_its_case():
    UserFactory(email="alice@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="ALICE@example.org")])


def test_a_person_is_called_by_name_or_else_by_address():
    assert str(UserFactory(name="Bea")) == "Bea"
    nameless = UserFactory(name="", email="a@example.org")
    assert str(nameless) == "a@example.org"
    assert (nameless.get_full_name(), nameless.get_short_name()) == ("", "")


def test_a_password_is_kept_as_a_hash_and_a_superuser_may_everything():
    person = User.objects.create_superuser("root@example.org", PASSWORD)
    assert person.check_password(PASSWORD)
    assert PASSWORD not in person.password
    assert (person.is_staff, person.is_superuser) == (True, True)
    assert not User.objects.create_user("new@example.org").has_usable_password()


def test_an_act_names_who_what_and_when(user):
    act = record("tested", user, by=user, before={"a": 1}, after={"a": 2}, reason="because")
    kept = Act.objects.get(pk=act.pk)
    assert (kept.actor, kept.verb, kept.object_kind, kept.object_id) == (
        user,
        "tested",
        "user",
        user.pk,
    )
    assert (kept.before, kept.after, kept.reason) == ({"a": 1}, {"a": 2}, "because")
    assert kept.at


def test_an_act_outlives_the_person(user):
    other = UserFactory()
    record("tested", other, by=user)
    user.delete()
    assert Act.objects.get().actor is None


def test_an_act_of_an_undone_transaction_is_not_kept(user):
    with transaction.atomic():
        record("tested", user, by=None)
        transaction.set_rollback(True)
    assert not Act.objects.exists()
