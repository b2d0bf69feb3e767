"""The switches of language and theme: they work without script, stay, and lead nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.errors import server_error

pytestmark = pytest.mark.django_db


def switch(client, name, value, **more):
    return client.post(
        reverse(name), {name: value, "next": "/help/"} | more.pop("data", {}), **more
    )


def page(client, path="/help/", **headers):
    return client.get(path, headers=headers).content.decode()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ja", "ja"), ("ja-JP,en;q=0.5", "ja"), ("en-GB", "en"), ("de", "en"), ("", "en")],
)
def test_the_browser_decides_at_the_first_visit(client, accepted, language):
    text = page(client, accept_language=accepted)
    assert f'<html lang="{language}"' in text


def test_a_page_says_what_it_depends_on(client):
    varies = client.get("/").headers["Vary"]
    assert "Accept-Language" in varies
    assert "Cookie" in varies


def test_a_switched_language_stays_against_the_browsers_own(client):
    answer = switch(client, "language", "ja")
    assert (answer.status_code, answer.url) == (302, "/help/")
    assert '<html lang="ja"' in page(client, accept_language="en")
    assert '<html lang="ja"' in page(client, "/accounts/login/", accept_language="en")
    switch(client, "language", "en")
    assert '<html lang="en"' in page(client, accept_language="ja")


def test_every_page_offers_both_switches_with_the_way_back_and_no_token(client):
    text = page(client, "/cars/?make=suzuki&sort=price")
    assert f'action="{reverse("language")}"' in text
    assert f'action="{reverse("theme")}"' in text
    assert 'name="next" value="/cars/?make=suzuki&amp;sort=price"' in text
    assert 'value="ja" lang="ja" aria-pressed="false">日本語' in text
    assert "csrfmiddlewaretoken" not in text
    assert "csrftoken" not in client.cookies


@pytest.mark.parametrize("name", ["language", "theme"])
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "/\\evil.example"],
)
def test_the_way_back_is_never_to_another_host(client, name, elsewhere):
    value = {"language": "ja", "theme": "dark"}[name]
    answer = switch(client, name, value, data={"next": elsewhere})
    assert answer.url == "/"


@pytest.mark.parametrize("name", ["language", "theme"])
def test_a_form_of_another_site_changes_nothing(name):
    client = Client(enforce_csrf_checks=True)
    value = {"language": "ja", "theme": "dark"}[name]
    for site in ("cross-site", "same-site"):
        assert switch(client, name, value, headers={"sec-fetch-site": site}).status_code == 403
    assert not client.cookies
    assert switch(client, name, value, headers={"sec-fetch-site": "same-origin"}).status_code == 302


@pytest.mark.parametrize("name", ["language", "theme"])
def test_a_link_cannot_switch(client, name):
    assert client.get(reverse(name), {name: "ja", "next": "/"}).status_code == 405
    assert not client.cookies


@pytest.mark.parametrize("code", ["de", "", "xx", "ja\r\nX: y", "ja" * 5_000])
def test_a_language_that_the_site_does_not_speak_is_none(client, user, code):
    client.force_login(user)
    assert switch(client, "language", code).status_code == 302
    assert "language" not in client.cookies
    user.refresh_from_db()
    assert user.language == "en"


@pytest.mark.parametrize(
    ("theme", "scheme"), [("light", '"light"'), ("dark", '"dark"'), ("auto", '"light dark"')]
)
def test_a_theme_stays_and_the_browsers_frame_follows(client, theme, scheme):
    switch(client, "theme", "dark")
    switch(client, "theme", theme)
    text = page(client)
    assert f'data-theme="{theme}"' in text
    assert f'name="color-scheme" content={scheme}' in text
    assert f'value="{theme}" aria-pressed="true"' in text
    assert ('content="#14181b"' in text) == (theme != "light")
    assert ('content="#faf7f0"' in text) == (theme != "dark")


@pytest.mark.parametrize("kept", ["blue", "dark'><script>", ""])
def test_a_theme_that_there_is_not_is_the_systems(client, kept):
    client.cookies["theme"] = kept
    assert 'data-theme="auto"' in page(client)


def test_an_unknown_theme_changes_nothing(client):
    switch(client, "theme", "dark")
    switch(client, "theme", "blue")
    assert 'data-theme="dark"' in page(client)


def test_the_broken_page_keeps_language_and_theme(rf):
    request = rf.get("/")
    request.COOKIES["theme"] = "dark"
    assert 'data-theme="dark"' in server_error(request).content.decode()


def test_an_unreadable_request_is_answered_in_the_visitors_language(client):
    page(client, accept_language="en")
    answer = client.get("/cars/?q=%00", headers={"accept-language": "ja"})
    assert answer.status_code == 400
    assert '<html lang="ja"' in answer.content.decode()
    assert '<html lang="en"' in page(client, accept_language="en")
