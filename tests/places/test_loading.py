import pytest
from django.core.management import call_command
from django.db import IntegrityError

from listings.places.loading import load_places
from listings.places.models import Dataset, Port, Zip
from listings.places.states import US_STATES

pytestmark = pytest.mark.django_db


def test_every_state_has_zip_codes():
    states = set(Zip.objects.values_list("state", flat=True))
    assert states >= set(US_STATES)
    assert Zip.objects.count() > 40_000


def test_a_zip_code_lies_where_it_should():
    seattle = Zip.objects.get(code="98101")
    assert (seattle.state, seattle.state_name) == ("WA", "Washington")
    assert seattle.latitude == pytest.approx(47.6, abs=0.1)
    assert seattle.longitude == pytest.approx(-122.3, abs=0.1)


def test_leading_zeros_are_kept():
    assert Zip.objects.get(code="02139").state == "MA"


def test_no_zip_code_lies_at_zero_zero():
    assert not Zip.objects.filter(latitude=0, longitude=0).exists()


def test_ports_are_named_by_their_locode():
    yokohama = Port.objects.get(code="JPYOK")
    assert (yokohama.name, yokohama.name_ja, yokohama.country) == ("Yokohama", "横浜", "JP")
    assert all(port.code.startswith(port.country) for port in Port.objects.all())
    assert not Port.objects.filter(source="").exists()


def test_loading_twice_changes_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert load_places() is None


def test_loading_anew_sets_a_changed_row_right(capsys):
    Zip.objects.filter(code="98101").update(state="XX")
    Zip.objects.create(code="00000", state="XX", latitude=1, longitude=1)
    Port.objects.create(code="JPXXX", name="Nowhere", country="JP", source="none")
    Dataset.objects.filter(name="places").delete()
    call_command("load_places")
    assert "ports: 21" in capsys.readouterr().out
    assert not Zip.objects.filter(state="XX").exists()
    assert not Port.objects.filter(code="JPXXX").exists()


def test_no_place_lies_off_the_earth():
    with pytest.raises(IntegrityError):
        Zip.objects.create(code="00000", state="XX", latitude=91, longitude=0)
