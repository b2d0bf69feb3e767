"""The results page by its address: what it shows, what it survives, what it costs."""

import pytest
from django.utils.html import escape

from listings.cars.models import Photo

from ..factories import PhotoFactory

LITERAL = ["' OR 1=1 --", "____", "(((", "(a+)+$", "<script>alert(1)</script>"]

# Query string, and the parameters that the note must name.
IGNORED = [
    ("q=" + 100_000 * "a", ["q"]),
    ("q=j", ["q"]),
    ("q=" + "+".join(["word"] * 10_000), ["q"]),
    ("year_min=99999999999999", ["year_min"]),
    ("year_min=-1", ["year_min"]),
    ("year_min=abc", ["year_min"]),
    ("year_min=1e5", ["year_min"]),
    ("year_min=2147483648", ["year_min"]),
    ("year_min=" + 10_000 * "9", ["year_min"]),
    ("price_min=abc", ["price_min"]),
    ("price_max=9223372036854775808", ["price_max"]),
    ("price_max=1e999999", ["price_max"]),
    ("price_max=NaN", ["price_max"]),
    ("price_max=Infinity", ["price_max"]),
    ("price_min=-1", ["price_min"]),
    ("price_min=99999999999999", ["price_min"]),
    ("price_min=20000&price_max=5000", ["price_min", "price_max"]),
    ("km_min=2&km_max=1", ["km_min", "km_max"]),
    ("year_min=2001&year_max=2000", ["year_min", "year_max"]),
    ("km_max=12.5", ["km_max"]),
    ("sort=nosuch", ["sort"]),
    ("sort=?", ["sort"]),
    ("sort=dealer__user__password", ["sort"]),
    ("sort=distance", ["sort"]),
    ("page=0", ["page"]),
    ("page=-1", ["page"]),
    ("page=abc", ["page"]),
    ("page=999999999999", ["page"]),
    ("page=" + 5_000 * "9", ["page"]),
    ("per_page=1000000", ["per_page"]),
    ("&".join(f"make=x{n}" for n in range(500)), ["make"]),
    ("make=x&" * 500, ["make"]),
    ("model=nosuch", ["model"]),
    ("body=" + 10_000 * "b", ["body"]),
    ("legal=maybe", ["legal"]),
    ("side=moon", ["side"]),
    ("seller=%F0%9F%9A%97", ["seller"]),
    ("state=ZZ", ["state"]),
    ("state=" + 10_000 * "O", ["state"]),
    ("state=%F0%9F%9A%97&road=yes", ["state", "road"]),
    ("state=ZZ&road=1", ["state", "road"]),
    ("zip=43085x&within=-1", ["zip", "within"]),
    ("zip=00000", ["zip"]),
    ("zip=" + 10_000 * "4", ["zip"]),
    ("within=50", ["within"]),
    ("within=999999", ["within"]),
    ("landed_max=NaN", ["landed_max"]),
    ("road=1", ["road"]),
]
SILENT = [
    "km_max=",
    "state=",
    "state=+&road=",
    "km_max=+",
    "q=",
    "make=",
    "page=",
    "sort=",
    "nosuch=1",
    "legal=&body=",
    "&&=",
]
REFUSED = [
    "q=%00", "q=kei%00van", "make=Suz%00uki", "q=%FF", "q=%C0%AF", "q=%ED%A0%80",
    "q=%F5%80%80%80", "%00=1", "nosuch=%FF", "q=%e3%81", "&".join(f"a{n}=1" for n in range(1001)),
]  # fmt: skip


def _ids(response):
    return [car.pk for car in response.context["page"].cars]


@pytest.mark.parametrize(("query", "named"), IGNORED, ids=lambda value: str(value)[:30])
def test_what_cannot_be_meant_is_ignored_and_named(cars, client, query, named):
    response = client.get(f"/cars/?{query}&drive=2wd")
    assert response.status_code == 200
    notes = response.context["notes"]
    for name in named:
        assert any(name in note for note in notes), notes
    assert all(len(note) < 400 for note in notes)
    assert escape(notes[0]) in response.content.decode()
    assert response.context["filter"].applied == {"drive": ("2wd",)}
    drives = response.context["filter"].form["drive"]
    assert [box.data["value"] for box in drives if box.data["selected"]] == ["2wd"]
    if "page" not in named:
        assert _ids(response) == _ids(client.get("/cars/?drive=2wd"))


@pytest.mark.parametrize("query", SILENT)
def test_what_says_nothing_is_passed_over_in_silence(cars, client, query):
    response = client.get(f"/cars/?{query}")
    assert response.context["notes"] == []
    assert _ids(response) == _ids(client.get("/cars/"))


@pytest.mark.parametrize("query", REFUSED, ids=lambda value: value[:20])
def test_what_is_no_text_is_a_bad_request(db, client, query):
    response = client.get(f"/cars/?{query}")
    assert response.status_code == 400
    assert "We could not read this request" in response.content.decode()


def test_bytes_that_are_no_text_are_refused_also_unquoted_and_in_a_path(db, client):
    assert client.get("/cars/", QUERY_STRING="q=\xff").status_code == 400
    assert client.get("/%00/").status_code == 400
    assert client.get("/cars/", QUERY_STRING="q=\xe8\xbb\xbd").status_code == 200


@pytest.mark.parametrize("text", LITERAL)
def test_signs_are_searched_for_and_shown_escaped(cars, client, text):
    response = client.get("/cars/", {"q": text})
    assert response.status_code == 200
    assert response.context["notes"] == []
    assert _ids(response) == []
    assert "<script>alert" not in response.content.decode()
    assert escape(text) in response.content.decode()


def test_good_values_beside_a_bad_one_still_count(cars, client):
    response = client.get("/cars/?make=suzuki&make=nosuch&price_min=abc&price_max=9000")
    assert response.context["filter"].applied == {"make": ("suzuki",), "price_max": ("9000",)}
    assert len(response.context["notes"]) == 2


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/", "/cars/"])
def test_pages_are_only_read(db, client, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_another_host_is_refused(db, client):
    assert client.get("/cars/", headers={"host": "evil.example"}).status_code == 400


def test_canonical_address_is_our_own_whatever_the_proxy_says(cars, client, settings):
    settings.SITE_URL = "https://keiport.example"
    response = client.get(
        "/cars/?sort=newest&make=honda&km_max=&nosuch=1",
        headers={"x-forwarded-host": "evil.example"},
    )
    page = response.content.decode()
    assert '<link rel="canonical" href="https://keiport.example/cars/?make=honda">' in page
    assert "evil.example" not in page


@pytest.mark.parametrize("number", [1, 24, 48])
@pytest.mark.parametrize("signed_in", [False, True])
def test_results_cost_as_many_statements_for_one_car_as_for_48(
    offer, client, user, number, signed_in, django_assert_num_queries
):
    for place in range(number):
        car = offer()
        PhotoFactory(listing=car, place=1, name=f"{place}.jpg")
    if signed_in:
        client.force_login(user)
    client.get("/cars/")
    with django_assert_num_queries(8 if signed_in else 5):
        response = client.get("/cars/?q=carry&make=suzuki&legal=&sort=price")
    assert len(response.context["page"].cars) == min(number, 24)


def test_an_empty_answer_costs_no_more(cars, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/cars/?q=carry&make=honda&legal=now&body=coupe&drive=2wd&km_max=1")


def test_a_card_shows_the_first_photo_that_can_be_shown(offer, client):
    car = offer()
    PhotoFactory(listing=car, place=1, state=Photo.State.FAILED)
    second = PhotoFactory(listing=car, place=2)
    PhotoFactory(listing=car, place=3)
    response = client.get("/cars/")
    assert response.context["page"].cars[0].cover == second
    assert str(second.key) in response.content.decode()


def test_pages_are_linked_to_each_other(offer, client):
    for _n in range(49):
        offer()
    page = client.get("/cars/?page=2&make=suzuki").content.decode()
    assert '<link rel="prev" href="/cars/?make=suzuki">' in page
    assert '<link rel="next" href="/cars/?make=suzuki&amp;page=3">' in page
    assert 'href="/cars/?make=suzuki&amp;page=3" aria-current="page"' not in page


def test_the_title_says_what_was_asked(offer, client):
    offer()
    page = client.get("/cars/?make=suzuki&drive=pt4wd&price_max=8000&q=carry").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    for words in ("1 car", "Suzuki", "Part-time 4WD", "Up to $8,000", "“carry”"):
        assert words in title


@pytest.mark.parametrize(
    ("query", "is_indexed"),
    [
        ("", True), ("make=suzuki", True), ("make=suzuki&model=carry", True),
        ("make=suzuki&model=carry&body=truck", False), ("q=carry", False),
    ],
)  # fmt: skip
def test_robots_are_kept_out_of_endless_combinations(offer, client, query, is_indexed):
    page = client.get(f"/cars/?{query}").content.decode()
    assert ('content="noindex' not in page) is is_indexed


def test_chips_name_each_value_and_take_it_away(cars, client):
    response = client.get("/cars/?make=suzuki&make=honda&price_max=8000&sort=km")
    chips = {chip.label: chip.remove_url for chip in response.context["chips"]}
    assert chips == {
        "Honda": "/cars/?make=suzuki&price_max=8000&sort=km",
        "Suzuki": "/cars/?make=honda&price_max=8000&sort=km",
        "Up to $8,000": "/cars/?make=honda&make=suzuki&sort=km",
    }
    assert response.context["clear_url"] == "/cars/"


def test_an_empty_answer_says_which_filter_to_drop(offer, client):
    for _n in range(3):
        offer(price=900_000)
    offer(price=400_000, drive="2wd")
    response = client.get("/cars/?price_max=5000&drive=pt4wd&make=suzuki")
    dropped = [(drop.label, drop.count_text, drop.url) for drop in response.context["suggestions"]]
    assert dropped == [
        ("Up to $5,000", "3 cars", "/cars/?drive=pt4wd&make=suzuki"),
        ("Part-time 4WD", "1 car", "/cars/?make=suzuki&price_max=5000"),
    ]
    assert "3 cars without “Up to $5,000”" in response.content.decode()


def test_an_empty_market_has_nothing_to_drop(db, client):
    response = client.get("/cars/")
    assert response.status_code == 200
    assert response.context["suggestions"] == []
    assert response.context["count_text"] == "No cars"
    assert "The car park is empty" in response.content.decode()
    assert "No car fits" not in response.content.decode()


def test_the_form_works_without_script(cars, client):
    """What the form would send leads to the same cars."""
    response = client.get("/cars/?make=suzuki&price_max=9000&q=carry&sort=km")
    page = response.content.decode()
    assert 'name="q" value="carry"' in page
    assert 'name="price_max" value="9000"' in page
    assert '<input type="hidden" name="sort" value="km">' in page


def test_home_shows_the_market(cars, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get("/")
    figures = response.context["figures"]
    for_sale = [car for car in cars if car.status in ("live", "reserved")]
    assert figures.live == len(for_sale)
    assert 0 < figures.legal_now < len(for_sale)
    assert figures.sellers == 2
    newest = response.context["newest"]
    assert [car.pk for car in newest] == [
        car.pk for car in sorted(for_sale, key=lambda car: (car.listed_at, car.pk), reverse=True)
    ][:8]
    assert sum(family.count for family in response.context["families"]) == len(for_sale)
    for family in response.context["families"]:
        found = client.get(family.url).context
        assert found["count_text"].split()[0] == str(family.count)


def test_home_asks_the_database_less_while_its_figures_are_fresh(
    cars, client, django_assert_max_num_queries
):
    client.get("/")
    with django_assert_max_num_queries(4):
        client.get("/")


def test_home_says_what_becomes_legal_soonest_first(cars, client):
    soon = client.get("/").context["becoming_legal"]
    days = [car.eligible_safe for car in soon]
    assert len(days) == 4
    assert days == sorted(days)
    assert all(car.badge.kind != "legal_now" for car in soon)


def test_home_of_an_empty_market_answers(db, client):
    assert client.get("/").status_code == 200
