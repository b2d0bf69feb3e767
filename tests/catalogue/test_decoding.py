import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listings.catalogue import decoding
from listings.catalogue.index import catalogue as current_index
from listings.catalogue.models import Family, FrameCode, SerialBlock

from .samples import SAMPLES

pytestmark = pytest.mark.django_db

# The plate's long option code is the one spelling among the samples that is worth a remark.
REMARKED = {"M-KR1B52F": ["code_variant"]}


def codes_of(decoded):
    return [problem.code for problem in decoded.problems]


def family(name):
    make, _, rest = name.partition(" ")
    return Family.objects.select_related("make").get(make__name=make, name=rest)


@pytest.mark.parametrize(("text", "number", "name"), SAMPLES)
def test_a_number_names_its_car(text, number, name):
    decoded = decoding.decode(text, name.split()[0])
    assert decoded.normalised == number
    assert name in {str(candidate.frame_code.family) for candidate in decoded.candidates}
    assert codes_of(decoded) == REMARKED.get(text, [])
    assert decoding.belongs_to(text, family(name)) is None


def test_the_samples_cover_twelve_families():
    assert len({name for *_, name in SAMPLES}) >= 12
    assert len(SAMPLES) >= 60


def test_a_code_of_several_cars_names_them_all():
    for code in ("JA4", "VA", "TN360", "SS20", "H42A", "H47A"):
        assert len(decoding.decode(code).candidates) == 2


def test_no_recalled_number_is_called_wrong():
    """Both ends of every recall range, with the prefix of its plate: 400 real-format numbers."""
    for block in SerialBlock.objects.select_related("make"):
        for serial in filter(None, (block.serial_from, block.serial_to)):
            decoded = decoding.decode(f"{block.type_designation}-{serial}", block.make)
            assert decoded.normalised == f"{block.code}-{serial}"
            assert codes_of(decoded) == [], decoded
            assert decoded.candidates


def test_every_code_of_the_catalogue_decodes_as_itself():
    for row in FrameCode.objects.named():
        decoded = decoding.decode(f"{row.code}-1234567", row.family.make)
        assert row in [candidate.frame_code for candidate in decoded.candidates]
        assert codes_of(decoded) == []


# What speaks against a number


@pytest.mark.parametrize(
    ("text", "make", "problem", "sentence"),
    [
        ("DA63T-123456", "Honda", "other_make", "belongs to Suzuki Carry"),
        ("DG63T-123456", "Honda", "other_make", "belongs to Mazda Scrum"),
        ("DA63T-123456", "Mazda", "rebadge", "Mazda Scrum is the same car, stamped DG63T"),
        ("DG63T-123456", "Suzuki", "rebadge", "Suzuki Carry is the same car, stamped DA63T"),
        ("DA63T-123456", "Lada", "unknown_make", "Lada"),
        ("ZZ99Z-123456", None, "unknown_code", "ZZ99Z"),
        ("JB43W-123456", None, "not_kei", "not a kei car: 1.3 L; 1600 mm wide"),
        ("FK10-012345", None, "not_kei", "Nissan Figaro"),
        ("G20-002686", None, "not_kei", "S-Cargo"),
        ("R-G20-002686", None, "not_kei", "S-Cargo"),
        ("SK82TM-123456", "Mitsubishi", "not_kei", "Delica"),
        ("HA4W-0000001", "Mitsubishi", "not_kei", "A kei is at most 3,400 mm long."),
        ("JB74W-123456", "Suzuki", "not_kei", "at most 660 cc. A kei is at most 1,480 mm wide."),
        ("1HGCM82633A004352", None, "vin", "17-character VIN"),
        ("HAI-1234567", None, "look_alike", "Is it HA1-1234567?"),
        ("SI1OP-0012345", None, "look_alike", "Is it S110P-0012345?"),
        ("DA63T-12O456", None, "look_alike", "Is it DA63T-120456?"),
        ("S32IQ-0001234", None, "look_alike", "Is it S321Q-0001234?"),
        ("S321Q-000I234", None, "look_alike", "Is it S321Q-0001234?"),
        ("S321O-0001234", None, "look_alike", "Is it S321Q-0001234?"),
        ("DA63TI23456", None, "look_alike", "Is it DA63T-123456?"),
        ("ＨＡ４ー２１Ｏ５１２３", None, "look_alike", "Is it HA4-2105123?"),
        ("PA1234567", None, "ambiguous_dash", "could be PA-1234567"),
        ("DA63T-1234", None, "serial_length", "this one has 4"),
        ("V-DA63T-123456", None, "prefix_contradicts", "V- are from 1990 to 1999"),
        ("EBD-HA4-1234567", None, "prefix_contradicts", "EBD- are from 2004 or later"),
        ("LE-HA4-1234567", None, "prefix_contradicts", "built 1990 to 1999"),
        ("DA63TX-123456", None, "code_variant", "read as DA63T"),
        ("", None, "unreadable", "not a frame number"),
        ("-", None, "unreadable", "not a frame number"),
        ("🚗🚗", None, "unreadable", "not a frame number"),
        ("DA63T\x00-123456", None, "unreadable", "not a frame number"),
        ("9" * 10_000, None, "unreadable", "not a frame number"),
    ],
)
def test_a_remark_says_what_is_odd(text, make, problem, sentence):
    decoded = decoding.decode(text, make)
    assert codes_of(decoded) == [problem]
    assert sentence in decoded.problems[0].message


@pytest.mark.parametrize("text", ["HAI-1234567", "DA63T-12O456", "S321O-0001234"])
def test_n02_ac1_a_look_alike_is_asked_about_and_never_changed(text):
    assert decoding.decode(text).normalised == text


@pytest.mark.parametrize("text", ["ZZ99Z-123456", "JB43W-123456", "HAI-1234567", "-"])
def test_an_unknown_code_names_no_car_and_has_no_window(text):
    assert decoding.decode(text).candidates == []
    assert decoding.build_windows(text) == []


@pytest.mark.parametrize(
    ("make", "problems"),
    [("Autozam", []), ("マツダ", []), ("ｍａｚｄａ", []), ("honda", ["other_make"])],
)
def test_a_make_is_known_by_any_of_its_names(make, problems):
    assert codes_of(decoding.decode("DG63T-123456", make)) == problems


def test_a_doubtful_row_refuses_nobody():
    doubtful = FrameCode.objects.named().filter(confidence="low").exclude(code="HA5").first()
    assert codes_of(decoding.decode(f"{doubtful.code}-123456", "Smart")) == []
    assert decoding.belongs_to(doubtful.code, family("Smart K")) is None


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("DG63T-123456", "Suzuki Carry"),  # rebadge
        ("DA63T-123456", "Mazda Scrum"),  # rebadge the other way
        ("DG16T-240500", "Nissan Clipper"),  # two twins of one base
        ("DE51V-123456", "Suzuki Carry"),  # sold as Every and as Carry Van
        ("L700S-0012345", "Daihatsu Mira Gino"),
        ("ZZ99Z-123456", "Suzuki Carry"),  # unknown is not wrong
        ("nonsense -", "Suzuki Carry"),
    ],
)
def test_n02_ac2_nothing_speaks_against_a_rebadge(text, chosen):
    assert decoding.belongs_to(text, family(chosen)) is None


@pytest.mark.parametrize(
    ("text", "chosen", "problem", "sentence"),
    [
        ("DA63T-123456", "Honda Acty", "other_make", "belongs to Suzuki Carry"),
        ("DA63T-123456", "Suzuki Jimny", "other_make", "belongs to Suzuki Carry"),
        ("JB43W-123456", "Suzuki Jimny", "not_kei", "is not a kei car"),
    ],
)
def test_n02_ac2_another_cars_code_speaks_against_the_family(text, chosen, problem, sentence):
    found = decoding.belongs_to(text, family(chosen))
    assert found.code == problem
    assert sentence in found.message


# When it was built


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        # month precision: two months before the start, six after the end
        ("HA4-1234567", date(1989, 12, 1), date(1999, 11, 30), "production_window"),
        # a bare year: twelve months on that side
        ("TA-1234567", date(1976, 1, 1), date(1988, 11, 30), "production_window"),
        # still built
        ("DA16T-912345", date(2013, 6, 1), None, "production_window"),
        # recall blocks are build dates and get no tolerance
        ("DA52T-100039", date(1998, 12, 23), date(2000, 11, 30), "serial_block"),
        # two blocks of one type: the days on which both agree
        ("TT1-002500", date(1999, 1, 20), date(1999, 4, 22), "serial_block"),
        # blocks of two types bound together
        ("S200P-0030000", date(1999, 10, 6), date(2005, 2, 16), "serial_block"),
        # and the prefix chooses between them
        ("GD-S200P-0030000", date(1999, 10, 6), date(2001, 9, 19), "serial_block"),
        ("GM-S200P-0030000", date(2001, 11, 22), date(2005, 2, 16), "serial_block"),
        # a prefix that no block knows chooses none: A- is not ABA-
        ("A-HM1-2500002", date(1999, 4, 1), date(2018, 11, 30), "production_window"),
        # outside every block: unknown, so the production window stays
        ("DA52T-999999", date(1998, 10, 1), date(2002, 10, 31), "production_window"),
        # a block over several lines of Suzuki's numbers dates nothing
        ("HA36S-900500", date(2014, 10, 1), date(2022, 6, 30), "production_window"),
        # nor does a block without an end
        ("JB23W-100500", date(1998, 8, 1), date(2018, 12, 31), "production_window"),
    ],
)
def test_the_window_of_a_number(text, start, end, basis):
    (window,) = decoding.build_windows(text)
    assert (window.built_from, window.built_to, window.basis) == (start, end, basis)
    assert window.source
    assert window.confidence in {"high", "medium", "low"}


def test_two_cars_of_one_code_give_two_windows():
    assert len(decoding.build_windows("JA4-1012345")) == 2


def test_a_block_only_narrows_the_days_that_its_code_was_built():
    for block in SerialBlock.objects.exclude(serial_to="").select_related("make"):
        for window in decoding.build_windows(f"{block.type_designation}-{block.serial_to}"):
            (code,) = decoding.build_windows(block.code)
            assert window.built_from >= code.built_from
            assert code.built_to is None or window.built_to <= code.built_to


def test_candidates_keep_the_dates_of_their_source():
    (candidate,) = decoding.decode("HA4-1234567").candidates
    assert candidate.as_dict() == {
        "make": "Honda",
        "model": "Acty",
        "generation": "2 (660cc)",
        "body_style": "pickup",
        "vehicle_class": "kei_truck",
        "built_from": date(1990, 2, 1),
        "built_to": date(1999, 5, 31),
        "precision": "month",
        "basis": "production_window",
        "confidence": "high",
    }


# Cost and robustness


def test_decoding_costs_one_query(django_assert_num_queries):
    current_index()
    with django_assert_num_queries(1):
        decoding.decode("DA63T-123456", "Mazda")
    with django_assert_num_queries(1):
        decoding.build_windows("JA4-1012345")


anything = st.one_of(
    st.text(),
    st.text("ABCDEHIOQSTVJK0123456789-ー －改（）Ａ１", max_size=20),
    st.sampled_from([text for text, *_ in SAMPLES]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(anything, st.one_of(st.none(), st.text(), st.sampled_from(["Suzuki", "Honda"])))
def test_decoding_never_fails_and_its_number_is_final(text, make):
    decoded = decoding.decode(text, make)
    json.dumps(decoded.as_dict(), default=str)
    assert decoding.normalise(text) == decoded.normalised
    assert decoding.normalise(decoded.normalised) == decoded.normalised
    assert (decoding.build_windows(text) == []) == (decoded.candidates == [])
