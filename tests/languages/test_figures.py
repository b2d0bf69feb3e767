"""Dates, money, distances, names and sentences of the rules in both languages."""

from datetime import date

import pytest
from django.core.cache import cache
from django.utils.formats import date_format
from django.utils.translation import override

from listings.cars.estimating import offer_of
from listings.cars.wording import distance, money
from listings.eligibility.dates import read_date
from listings.eligibility.intervals import DateError
from listings.eligibility.reasons import explain
from listings.eligibility.rules import assess
from listings.eligibility.sentences import Sentence, say, say_n
from listings.eligibility.speaking import told
from listings.pricing.model.grading import reason
from listings.pricing.models import Estimate
from listings.search.market import market
from tests.eligibility.making import TODAY, claims
from tests.factories import FamilyFactory, ListingFactory


@pytest.mark.parametrize(
    ("form", "english", "japanese"),
    [
        ("DATE_FORMAT", "5 Nov 2026", "2026年11月5日"),
        ("LONG_DATE_FORMAT", "5 November 2026", "2026年11月5日"),
        ("YEAR_MONTH_FORMAT", "November 2026", "2026年11月"),
        ("YEAR_FORMAT", "2026", "2026年"),
    ],
)
def test_dates_have_a_name_for_the_month_or_its_sign(form, english, japanese):
    for language, written in (("en", english), ("ja", japanese)):
        with override(language):
            assert date_format(date(2026, 11, 5), form) == written


@pytest.mark.parametrize(
    ("amount", "currency", "english", "japanese"),
    [
        (790_000, "USD", "$7,900", "$7,900"),
        (790_050, "USD", "$7,900.50", "$7,900.50"),
        (850_000, "JPY", "¥850,000", "￥850,000"),
    ],
)
def test_money_is_written_as_the_language_does(amount, currency, english, japanese):
    for language, written in (("en", english), ("ja", japanese)):
        with override(language):
            assert money(amount, currency) == written


def test_distances_are_told_in_both_units():
    with override("en"):
        assert distance(61_234) == "61,234 km (38,049 mi)"
    with override("ja"):
        assert distance(61_234) == "61,234 km（38,049マイル）"


@pytest.mark.parametrize(
    ("typed", "english", "japanese"),
    [
        ("2001", "2001", "2001年"),
        ("H13.11", "November 2001", "2001年11月"),
        ("2001-11-05", "5 November 2001", "2001年11月5日"),
        ("1999-01/2005-12", "January 1999 to December 2005", "1999年1月～2005年12月"),
    ],
)
def test_a_partial_date_is_told_as_exactly_as_it_is_known(typed, english, japanese):
    said = read_date(typed).said
    assert str(said) == english
    for language, written in (("en", english), ("ja", japanese)):
        with override(language):
            assert told(said) == written


def test_what_is_wrong_with_a_date_is_told_in_the_readers_language():
    with pytest.raises(DateError) as error:
        read_date("H32")
    with override("ja"):
        assert told(error.value.sentence) == (
            "平成32年はありません。平成は1989年1月8日に始まり、2019年4月30日に終わりました。"
        )
    assert str(error.value).startswith("There is no year 32 of Heisei")


def test_every_reason_of_a_verdict_is_told_without_english():
    known = ["build_plate=2001-11", "first_inspection=H14", "seller_statement=2002"]
    for line in (known, ["build_plate=2001-03", "first_registration=2001-01"], known[2:]):
        found = explain(assess(claims(*line), TODAY))
        with override("ja"):
            texts = [told(reason.sentence) for reason in found]
        assert all(text.endswith("。") for text in texts)
        assert not any(reason.text == text for reason, text in zip(found, texts, strict=True))


def test_a_sentence_survives_being_kept_as_data():
    kept = say_n("%(n)s price of the %(family)s", "%(n)s prices of the %(family)s", n=2, family="A")
    assert Sentence.from_data(kept.as_data()) == kept
    assert str(Sentence.from_data(kept.as_data())) == "2 prices of the A"
    assert str(say("60 %")) == "60 %"


def test_an_estimates_reason_is_told_anew_and_an_old_one_as_it_was_kept():
    _code, sentence = reason("Suzuki Carry", 1, 0.0, 0.5)
    estimate = Estimate(reason=str(sentence), reason_said=sentence.as_data())
    assert estimate.reason_text == estimate.reason
    with override("ja"):
        assert estimate.reason_text.startswith("Suzuki Carryの価格は1件")
        assert Estimate(reason="Kept before.").reason_text == "Kept before."


@pytest.mark.django_db
def test_names_of_cars_are_in_the_readers_script_but_records_in_one():
    car = ListingFactory(family=FamilyFactory(), grade="KU")
    with override("ja"):
        assert car.title == "スズキ キャリイ KU（2001年）"
        assert offer_of(car).title == "2001 Suzuki Carry KU"
    assert car.title == "2001 Suzuki Carry KU"


@pytest.mark.django_db
def test_the_market_is_kept_for_each_language():
    ListingFactory()
    assert market().families[0].make == "Suzuki"
    with override("ja"):
        assert market().families[0].make == "スズキ"
    cache.clear()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trucks", True),
        ("トラック", True),
        ("軽トラ", True),
        ("van", False),
        ("バン", False),
        ("パートタイム4WD", True),
        ("スズキ", True),
        ("suzuki", True),
    ],
)
def test_what_is_typed_is_understood_in_either_language(client, language, typed, found):
    car = ListingFactory(body="truck", drive="pt4wd")
    page = client.get("/cars/", {"q": typed}, headers={"accept-language": language})
    assert (car in page.context["page"].cars) == found
