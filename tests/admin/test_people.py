"""People and the audit: who may give rights, and how an act is found."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from listings.accounts.models import Act, User
from tests.admin.conftest import client_of, staff_with
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

# What the page sends for the table of addresses, which is only shown.
TABLE = {"emailaddress_set-TOTAL_FORMS": "0", "emailaddress_set-INITIAL_FORMS": "0"}
RIGHTS = {"is_superuser": "on", "is_staff": "on", "is_active": "on"}


def page_of(person, what="change"):
    return reverse(f"admin:listings_user_{what}", args=[person.pk])


@pytest.fixture
def helper():
    return client_of(staff_with("view_user", "change_user"))


def test_helper_changes_a_name_and_gives_no_rights(helper, user):
    answer = helper.post(page_of(user), {"name": "New name", **RIGHTS})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.name == "New name"
    assert not user.is_staff
    assert not user.is_superuser
    assert Act.objects.get().after == {"name": "New name"}


@pytest.mark.parametrize("rights", [{"is_staff": True}, {"is_superuser": True}])
def test_helper_cannot_touch_those_who_have_rights(helper, rights):
    colleague = UserFactory(**rights)
    assert helper.post(page_of(colleague), {"name": "Mine", "is_active": "on"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[colleague.pk])
    data = {"password1": "taken-over-1", "password2": "taken-over-1", "usable_password": "true"}
    assert helper.post(password, data).status_code == 403
    colleague.refresh_from_db()
    assert colleague.check_password(PASSWORD)
    assert colleague.name != "Mine"


def test_superuser_gives_rights_and_it_is_audited(desk, staff, user):
    assert desk.post(page_of(user), {"name": user.name, **RIGHTS, **TABLE}).status_code == 302
    user.refresh_from_db()
    assert user.is_staff
    act = Act.objects.get()
    assert act.actor == staff
    assert act.after == {"is_staff": True, "is_superuser": True}


def test_password_set_by_staff_is_audited_without_the_password(desk, user):
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    data = {"password1": "a-new-secret-1", "password2": "a-new-secret-1", "usable_password": "true"}
    assert desk.post(url, data).status_code == 302
    user.refresh_from_db()
    assert user.check_password("a-new-secret-1")
    act = Act.objects.get()
    assert (act.before, act.after) == ({}, {"password": None})


def test_address_and_its_proof_are_shown_and_not_changed(desk, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    assert user.email in desk.get(page_of(user)).content.decode()
    data = {"name": "x", "is_active": "on", "email": "other@example.org"}
    assert desk.post(page_of(user), {**data, **TABLE}).status_code == 302
    assert User.objects.filter(pk=user.pk, email=user.email, name="x").exists()


def test_people_are_not_added_or_deleted_here(desk, user):
    assert desk.get(reverse("admin:listings_user_add")).status_code == 403
    assert desk.post(page_of(user, "delete"), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_person_is_found_by_the_whole_address_in_any_case(desk, user):
    UserFactory()
    page = desk.get(reverse("admin:listings_user_changelist"), {"q": f" {user.email.upper()} "})
    assert [person.pk for person in page.context["cl"].result_list] == [user.pk]


@pytest.fixture
def acts(user, stranger):
    return [
        Act.objects.create(verb="approve", object_kind="listing", object_id=17, actor=user),
        Act.objects.create(verb="submit", object_kind="listing", object_id=17, actor=stranger),
        Act.objects.create(verb="approve", object_kind="seller", object_id=17, actor=None),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {0, 1, 2}),
        ({"q": "listing 17"}, {0, 1}),
        ({"q": "Listing #17"}, {0, 1}),
        ({"q": "listing 18"}, set()),
        ({"q": "nonsense"}, set()),
        ({"q": "listing 99999999999999999999"}, set()),
        ({"verb": "approve"}, {0, 2}),
        ({"q": "listing 17", "verb": "approve"}, {0}),
    ],
)
def test_audit_is_searched_by_object_and_verb(desk, acts, query, found):
    page = desk.get(reverse("admin:listings_act_changelist"), query)
    shown = {act.pk for act in page.context["cl"].result_list}
    assert shown == {acts[n].pk for n in found}


def test_audit_is_searched_by_person(desk, acts, user):
    page = desk.get(reverse("admin:listings_act_changelist"), {"q": user.email})
    assert [act.pk for act in page.context["cl"].result_list] == [acts[0].pk]


def test_audit_cannot_be_rewritten(desk, acts):
    url = reverse("admin:listings_act_change", args=[acts[0].pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"verb": "nothing"}).status_code == 403
    delete = reverse("admin:listings_act_delete", args=[acts[0].pk])
    assert desk.post(delete, {"post": "yes"}).status_code == 403
    acts[0].refresh_from_db()
    assert acts[0].verb == "approve"
