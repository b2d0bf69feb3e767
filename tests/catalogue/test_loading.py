from itertools import pairwise

import pytest
from django.core.management import call_command

from listings.catalogue import loading
from listings.catalogue.models import (
    EmissionPrefix,
    Family,
    FrameCode,
    KeiClass,
    Make,
    NotKei,
    Rebadge,
    SerialBlock,
)
from listings.places import datasets
from listings.places.models import Dataset

pytestmark = pytest.mark.django_db

TABLES = {
    Make: 9,
    Family: 122,
    FrameCode: 772,
    SerialBlock: 206,
    NotKei: 53,
    Rebadge: 143,
    EmissionPrefix: 37,
    KeiClass: 7,
}


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


@pytest.mark.parametrize(("model", "rows"), TABLES.items())
def test_every_row_of_the_files_is_loaded(model, rows):
    assert model.objects.count() == rows


def test_loading_twice_changes_nothing(django_assert_num_queries):
    before = everything()
    with django_assert_num_queries(1):
        assert loading.load_catalogue() is None
    assert everything() == before


def test_loading_the_same_files_anew_keeps_every_row_and_key():
    before = everything()
    Dataset.objects.update(digest="of another day")
    counts = loading.load_catalogue()
    assert counts["frame_codes"] == TABLES[FrameCode]
    assert everything() == before


def test_a_changed_row_is_set_right_and_keeps_its_key():
    code = FrameCode.objects.get(code="DA63T")
    FrameCode.objects.filter(pk=code.pk).update(power_ps=1, source="")
    Dataset.objects.all().delete()
    loading.load_catalogue()
    again = FrameCode.objects.get(code="DA63T")
    assert (again.pk, again.power_ps, again.source) == (code.pk, code.power_ps, code.source)


def test_rows_that_vanished_from_the_files_go_children_first():
    suzuki = Make.objects.get(name="Suzuki")
    old = Family.objects.create(make=suzuki, name="Old", slug="old")
    code = FrameCode.objects.get(code="DA63T")
    code.pk, code.family, code.code = None, old, "XX99X"
    code.save()
    Dataset.objects.all().delete()
    loading.load_catalogue()
    assert not FrameCode.objects.filter(code="XX99X").exists()
    assert not Family.objects.filter(pk=old.pk).exists()
    assert Family.objects.count() == TABLES[Family]


def test_a_vanished_row_stays_while_something_refers_to_it():
    in_use = Make.objects.create(name="In use", slug="in-use")
    idle = Make.objects.create(name="Idle", slug="idle")
    Family.objects.create(make=in_use, name="A", slug="a")
    datasets.drop_vanished(list(Make.objects.exclude(pk__in=[in_use.pk, idle.pk])))
    assert Make.objects.filter(pk=in_use.pk).exists()
    assert not Make.objects.filter(pk=idle.pk).exists()


def test_a_file_that_fails_leaves_all_as_it_was(monkeypatch, tmp_path):
    before = everything()
    for path in loading.files.every():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = tmp_path / "kei_class.csv"
    broken.write_text(broken.read_text().replace("1998-10,", "not a month,"))
    monkeypatch.setattr(loading.files, "DATA", tmp_path)
    with pytest.raises(ValueError, match="not a month"):
        loading.load_catalogue()
    assert everything() == before


def test_command_tells_what_it_loaded_and_then_is_silent(capsys):
    Dataset.objects.all().delete()
    call_command("load_catalogue")
    assert "frame_codes: 772" in capsys.readouterr().out
    call_command("load_catalogue")
    assert capsys.readouterr().out == ""


def test_every_frame_code_names_its_source():
    assert not FrameCode.objects.filter(source="").exists()
    assert not SerialBlock.objects.filter(source="").exists()


def test_a_family_is_named_with_its_make():
    assert str(FrameCode.objects.named().get(code="DA63T")) == "Suzuki Carry DA63T"


@pytest.mark.parametrize("code", ["DA63T", "DA16T", "DC51T", "FB", "ST10"])
def test_all_generations_of_a_name_are_one_family(code):
    assert str(FrameCode.objects.get(code=code).family) == "Suzuki Carry"


def test_both_codes_of_every_rebadge_exist():
    codes = set(FrameCode.objects.values_list("family__make", "code"))
    pairs = Rebadge.objects.values_list("make", "code", "twin_make", "twin_code")
    assert {(make, code) for make, code, *_ in pairs} <= codes
    assert {tuple(twin) for _, _, *twin in pairs} <= codes


def test_words_of_the_files_are_words_of_the_vocabulary():
    for row in FrameCode.objects.select_related("family__make"):
        row.clean_fields()


def test_kei_classes_follow_one_another_without_a_gap():
    classes = list(KeiClass.objects.all())
    for older, newer in pairwise(classes):
        assert (newer.effective_from - older.effective_to).days == 1
    assert classes[-1].effective_to is None
