"""The living page of all components: for staff only, complete, and true to the sources."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from marketplace.styleguide.guide import COMPONENTS
from marketplace.styleguide.sheets import colours, contrast, drawings, icons, tags, wants

pytestmark = pytest.mark.django_db

ADDRESSES = ["/styleguide/", "/styleguide/mail/", "/styleguide/photo/truck.svg"]


@pytest.fixture
def page(client, staff):
    client.force_login(staff)
    return client.get(reverse("styleguide")).content.decode()


class Marks(HTMLParser):
    """The ids of a page, and the ids that labels, names and buttons point to."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.pointing = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
            self.pointing += (attrs.get(name) or "").split()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_but_staff_finds_the_guide(client, user, staff, address):
    assert client.get(address).status_code == 404
    client.force_login(user)
    assert client.get(address).status_code == 404
    client.force_login(staff)
    assert client.get(address).status_code == 200


def test_anybody_finds_it_while_the_site_is_being_built(client, settings):
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200


def test_every_component_is_shown_with_what_it_wants(page):
    """A new file in templates/cotton needs a sample, and a sample without a component goes."""
    assert sorted(component.tag for component in COMPONENTS) == tags()
    for tag in tags():
        assert f'<section class="guide-part" id="{tag}">' in page
        assert wants(tag), f"{tag} does not say what it wants"


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.tag)
def test_every_state_is_drawn_by_day_and_by_night(page, component):
    part = page.split(f'<section class="guide-part" id="{component.tag}">')[1]
    part = part.split('<section class="guide-part')[0]
    names = re.findall(r'<h3 class="guide-name" lang="en">(.*?)</h3>', part)
    assert len(names) == len(component.states("key"))
    assert part.count("guide-light") == part.count("guide-dark") == len(names)


def test_no_id_is_given_twice_and_nothing_points_nowhere(page):
    marks = Marks(page)
    assert sorted(set(marks.ids)) == sorted(marks.ids)
    assert set(marks.pointing) <= set(marks.ids)


def test_every_drawing_and_every_icon_is_on_the_page(page):
    assert set(drawings()) >= {"truck", "van", "hatch", "roadster", "offroad"}
    for name in drawings():
        assert f'#{name}"' in page
    for name in icons():
        assert page.count(f'href="#i-{name}"') >= 2


def test_colours_are_shown_with_their_measured_contrast(page):
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    ink = next(colour for colour in colours() if colour.name == "ink")
    assert ink.contrasts[0] == ("page", "14.63", "16.69")
    assert "14.63 / 16.69" in page


def test_what_a_sample_posts_changes_nothing_and_leads_back(client, staff):
    client.force_login(staff)
    answer = client.post("/styleguide/", {"act": "delete", "photo": "sample-1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/styleguide/")


def test_the_guide_asks_the_database_for_nothing_of_the_market(
    client, staff, django_assert_max_num_queries
):
    client.force_login(staff)
    with django_assert_max_num_queries(4):  # the session, the person and what the header shows
        client.get("/styleguide/")


@pytest.mark.parametrize("name", ["nothing", "x-y"])
def test_an_unknown_drawing_is_not_found(client, staff, name):
    client.force_login(staff)
    assert client.get(f"/styleguide/photo/{name}.svg").status_code == 404


def test_the_letter_may_be_framed_by_the_guide_alone(client, staff):
    client.force_login(staff)
    answer = client.get("/styleguide/mail/")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
