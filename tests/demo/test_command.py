"""`manage.py demo`: what it prints, what it refuses, and who can sign in afterwards."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, ManagementUtility, call_command

from listings.accounts.models import User
from listings.dealers.access import seller_ids_for
from listings.dealers.models import Seller
from listings.demo.accounts import BUYER, COLLECTOR, GARAGE_SLUG, MANAGER, PASSWORD, STAFF

pytestmark = pytest.mark.django_db


def run(capsys, *words: str) -> str:
    call_command("demo", *words)
    return capsys.readouterr().out


def test_json_is_one_document_of_counts(capsys):
    counts = json.loads(run(capsys, "--listings", "27", "--no-photos", "--json"))
    assert set(counts) == {"sellers", "listings", "photos", "sales", "by_status"}
    assert counts["listings"] == 27
    assert counts["photos"] == 0


def test_people_are_told_who_may_sign_in(capsys):
    told = run(capsys, "--listings", "0", "--no-photos")
    assert told.startswith("0 invented cars")
    for word in (MANAGER, COLLECTOR, BUYER, STAFF, PASSWORD):
        assert word in told


@pytest.mark.parametrize("words", [("--listings", "abc"), ("--seed", "one")])
def test_what_cannot_be_read_costs_one_line_that_names_the_argument(capsys, words):
    """As typed at the shell: 2 at the end, and nothing on standard output."""
    with pytest.raises(SystemExit) as end:
        ManagementUtility(["manage.py", "demo", *words]).execute()
    assert end.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.strip().splitlines()
    assert words[0] in line


@pytest.mark.parametrize("number", ["-1", "5000001"])
def test_a_number_out_of_reach_is_refused_and_nothing_is_done(number):
    with pytest.raises(CommandError, match="argument --listings: ") as caught:
        call_command("demo", "--listings", number, "--no-photos")
    assert caught.value.returncode == 2
    assert not User.objects.exists()


def test_another_market_is_refused_in_one_line():
    call_command("demo", "--listings", "3", "--no-photos", "--json")
    with pytest.raises(CommandError, match="--replace") as caught:
        call_command("demo", "--listings", "3", "--seed", "2", "--no-photos")
    assert caught.value.returncode == 2
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("email", [MANAGER, COLLECTOR, BUYER, STAFF])
def test_the_fixed_people_can_sign_in(client, email):
    call_command("demo", "--listings", "3", "--no-photos", "--json")
    assert EmailAddress.objects.get(email=email, primary=True).verified
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(User.objects.get(email=email).pk)


def test_rights_of_the_fixed_people():
    call_command("demo", "--listings", "3", "--no-photos", "--json")
    garage = Seller.objects.get(slug=GARAGE_SLUG)
    manager, collector, buyer, staff = (
        User.objects.get(email=email) for email in (MANAGER, COLLECTOR, BUYER, STAFF)
    )
    assert list(seller_ids_for(manager, "see")) == [garage.pk]
    assert Seller.objects.get(memberships__user=collector).kind == "collector"
    assert not seller_ids_for(buyer, "see")
    assert staff.is_staff
    assert [who.is_staff for who in (manager, collector, buyer)] == [False] * 3


def test_a_site_that_serves_strangers_gets_no_known_password(settings):
    settings.SERVED_OVER_TLS = True
    call_command("demo", "--listings", "3", "--no-photos", "--json")
    assert not User.objects.get(email=STAFF).has_usable_password()
    assert not any(user.check_password(PASSWORD) for user in User.objects.all())


def test_a_person_who_is_there_already_is_left_alone():
    known = User.objects.create_user(BUYER, "another password", name="Somebody")
    call_command("demo", "--listings", "3", "--no-photos", "--json")
    known.refresh_from_db()
    assert known.name == "Somebody"
    assert known.check_password("another password")
