"""Requests that nobody sends by the site's own pages: an answer in the layout, never a 500."""

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client
from django.urls import path

from marketplace import urls
from marketplace.numbers import NumberFilter
from tests.factories import ListingFactory
from tests.inquiries.asking import question

pytestmark = pytest.mark.django_db


def broken(request):
    raise RuntimeError("SECRET detail of the failure")


def without_database(request):
    raise OperationalError("could not connect to SECRET host")


def forbidding(request):
    raise PermissionDenied


urlpatterns = [
    *urls.urlpatterns,
    path("broken/", broken),
    path("away/", without_database),
    path("forbidden/", forbidding),
]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


@pytest.fixture
def visitor():
    """A client that gets the error page as a visitor does."""
    return Client(raise_request_exception=False)


def assert_page_for_people(answer, status):
    text = answer.content.decode()
    assert answer.status_code == status, text[:500]
    assert answer.headers["Content-Type"].startswith("text/html")
    assert '<html lang="en"' in text
    assert "<main" in text
    assert re.search(r"<h1>[A-Z][^<]+</h1>", text)
    for leak in ("Traceback", "SECRET", "django", "Django", "SELECT", "/lib/", "psycopg", ".py"):
        assert leak not in text, leak


# Addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/nowhere/", "/cars/x/y/z/w/", "/sell/x/", "/static/none.css"])
def test_an_address_of_nothing_is_not_found(visitor, address):
    assert visitor.get(address).status_code in (302, 404)
    assert_page_for_people(visitor.get("/nowhere/"), 404)


@pytest.mark.parametrize("address", ["/%00/", "/cars/suz%00uki/carry/x/", "/sell/%00/price/"])
def test_a_nul_in_an_address_is_a_bad_request(visitor, address):
    assert_page_for_people(visitor.get(address), 400)


@pytest.mark.parametrize(
    "address", ["/%FF/", "/cars/%C0%AF/", "/%ED%A0%80/", "/dealers/%FF%FE/", "/../../etc/passwd"]
)
def test_an_address_that_is_no_text_is_an_error_page(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code in (400, 404)
    assert_page_for_people(answer, answer.status_code)


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=kei%00van",
        "make=Suz%00uki",
        "q=%FF",
        "q=%C0%AF",
        "q=%ED%A0%80",
        "%00=1",
        "page=%00",
    ],
)
@pytest.mark.parametrize("address", ["/cars/", "/accounts/login/", "/", "/sell/"])
def test_a_query_that_is_no_text_is_a_bad_request(visitor, address, query):
    assert_page_for_people(visitor.get(f"{address}?{query}"), 400)


def test_a_car_that_is_asked_for_with_a_huge_number_is_not_found(visitor):
    for address in ("/cars/suzuki/carry/99999999999999999999/", f"/messages/{'9' * 400}/"):
        answer = visitor.get(address)
        assert_page_for_people(answer, 404)


@pytest.mark.parametrize("count", [1_001, 5_000])
def test_a_thousand_and_one_parameters_are_a_bad_request(visitor, count):
    query = "&".join(f"a{n}=1" for n in range(count))
    assert_page_for_people(visitor.get(f"/cars/?{query}"), 400)


# Hosts and methods ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80@testserver", "", "a b", "testserver.evil.example", "x" * 300],
)
@pytest.mark.parametrize("address", ["/", "/nowhere/", "/accounts/login/"])
def test_a_foreign_host_is_a_bad_request(visitor, address, host):
    answer = visitor.get(address, HTTP_HOST=host)
    assert_page_for_people(answer, 400)
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ["/", "/cars/"])
def test_pages_that_are_only_read_take_nothing(visitor, address, method):
    assert getattr(visitor, method)(address).status_code == 405


# Bodies -----------------------------------------------------------------------------------------


FORMS = {
    "/accounts/login/": {"login": "a@example.org", "password": "x"},
    "/accounts/signup/": {"email": "a@example.org", "password1": "a-long-enough-password"},
    "/accounts/password/reset/": {"email": "a@example.org"},
    "ask": question(),
}


@pytest.mark.parametrize("bad", ["\x00", "a\x00b", "\ud7ff\x00"])
@pytest.mark.parametrize("form", FORMS)
def test_a_nul_in_any_field_is_never_a_500(visitor, form, bad):
    address = f"/ask/{ListingFactory().public_id}/" if form == "ask" else form
    for name in [*FORMS[form], "next", "unheard_of"]:
        answer = visitor.post(address, {**FORMS[form], name: bad})
        assert answer.status_code in (200, 302, 400, 422), name
        assert "\0" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "body", [b"login=%FF&password=%FE", b"login=\xff&password=\xc0\xaf", b"%00=%00", b"&&&=;=", b""]
)
def test_a_body_that_is_no_text_is_never_a_500(visitor, body):
    for address in ("/accounts/login/", f"/ask/{ListingFactory().public_id}/"):
        answer = visitor.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 400, 422)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=\xff", b"--x\r\n"),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x\r\n"),
        ("application/json", b"{"),
        ("text/plain; charset=nonsense", b"x"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=1"),
    ],
)
def test_a_body_of_another_kind_is_never_a_500(visitor, content_type, body):
    answer = visitor.generic("POST", "/accounts/login/", body, content_type=content_type)
    assert answer.status_code in (200, 400)
    if answer.status_code == 400 and content_type != "application/json":
        assert_page_for_people(answer, 400)


def test_too_many_fields_and_too_large_a_form_are_bad_requests(visitor):
    many = {f"a{n}": "1" for n in range(1_001)}
    assert_page_for_people(visitor.post("/accounts/login/", many), 400)
    large = visitor.post("/accounts/login/", {"login": "x" * 1_000_001})
    assert_page_for_people(large, 400)


def test_an_odd_cookie_makes_an_anonymous_visitor(visitor):
    for value in ("%00", "x" * 8_000, "'; DROP TABLE", "é"):
        visitor.cookies["sessionid"] = value
        visitor.cookies["messages"] = value
        assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("language", ["x" * 50_000, "de;q=nonsense", "\x00", "zz-ZZ"])
def test_an_odd_language_is_answered_in_english(visitor, language):
    answer = visitor.get("/", HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 200
    assert '<html lang="en"' in answer.content.decode()


# Failures of our own ------------------------------------------------------------------------------


@pytest.mark.urls(__name__)
def test_a_failure_of_ours_is_a_page_with_a_number_that_the_log_knows(visitor, caplog):
    caplog.handler.addFilter(NumberFilter())
    answer = visitor.get("/broken/")
    assert_page_for_people(answer, 500)
    number = answer.headers["X-Request-ID"]
    assert f"<code>{number}</code>" in answer.content.decode()
    assert [record.request_id for record in caplog.records] == [number]
    assert "SECRET detail of the failure" in caplog.text, "the log has what the page must not"


@pytest.mark.urls(__name__)
def test_a_database_that_is_away_is_a_page_that_says_when_to_come_again(visitor):
    answer = visitor.get("/away/")
    assert_page_for_people(answer, 503)
    assert answer.headers["Retry-After"] == "10"


def test_each_answer_has_a_number_of_its_own_and_error_pages_show_it(visitor):
    answers = [visitor.get("/nowhere/"), visitor.get("/nowhere/"), visitor.get("/cars/?q=%00")]
    numbers = [answer.headers["X-Request-ID"] for answer in answers]
    assert len(set(numbers)) == 3
    for answer, number in zip(answers, numbers, strict=True):
        assert number in answer.content.decode()


def test_a_number_sent_along_is_not_taken_over(visitor):
    answer = visitor.get("/", HTTP_X_REQUEST_ID="mine\r\nSet-Cookie: a=b")
    assert re.fullmatch(r"[0-9a-f]{12}", answer.headers["X-Request-ID"])


def test_bad_requests_are_no_errors_in_the_log(visitor, caplog):
    with caplog.at_level(logging.ERROR):
        visitor.get("/cars/?q=%00")
        visitor.get("/", HTTP_HOST="evil.example")
        visitor.get("/cars/?" + "&".join(f"a{n}=1" for n in range(1_001)))
        visitor.get("/nowhere/")
    assert caplog.records == []


@pytest.mark.urls(__name__)
def test_what_is_not_open_to_a_person_is_a_page(visitor):
    assert_page_for_people(visitor.get("/forbidden/"), 403)


def test_a_page_that_is_only_read_says_so_in_words(visitor):
    answer = visitor.post("/about/")
    assert_page_for_people(answer, 405)
    assert "Not this way in" in answer.content.decode()
    assert "GET" in answer.headers["Allow"]
    assert "Content-Security-Policy" in answer.headers
