"""The frame of every page: help at one place, a way past the navigation, no way to act by GET."""

from email.utils import parseaddr

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def page(client, name="help"):
    return client.get(reverse(name)).content.decode()


def test_help_names_the_address_that_the_site_writes_from(client, settings):
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    assert f'<a href="mailto:{address}">' in page(client)


@pytest.mark.parametrize("name", ["home", "results", "account_login", "help"])
def test_every_page_offers_help_and_a_way_past_the_navigation(client, name):
    text = page(client, name)
    assert f'<a href="{reverse("help")}">' in text
    assert text.index('href="#main"') < text.index("<nav")
    assert '<main id="main"' in text


def test_visitor_is_offered_to_sign_in_and_a_member_to_sign_out_by_a_form(client, user):
    assert reverse("account_login") in page(client)
    assert reverse("account_logout") not in page(client)
    client.force_login(user)
    assert f'<form method="post" action="{reverse("account_logout")}">' in page(client)
