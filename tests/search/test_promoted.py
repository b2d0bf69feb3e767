"""The filters asked for most: one press sets them, the next takes them away."""

import pytest

pytestmark = pytest.mark.django_db


def buttons(client, query=""):
    return {button.label: button for button in client.get(f"/cars/{query}").context["promoted"]}


@pytest.mark.parametrize(
    ("label", "applied"),
    [
        ("Legal now", {"legal": ("now",)}),
        ("4WD", {"drive": ("pt4wd", "ft4wd")}),
        ("Under $8,000", {"price_max": ("8000",)}),
        ("In the United States", {"side": ("us",)}),
    ],
)
def test_a_button_sets_its_filter_beside_the_others_and_takes_it_away(cars, client, label, applied):
    button = buttons(client, "?make=suzuki&page=2")[label]
    assert not button.is_on
    found = client.get(button.url)
    assert found.context["filter"].applied == {"make": ("suzuki",), **applied}
    assert found.context["notes"] == []
    assert found.context["page"].number == 1
    pressed = buttons(client, button.url.removeprefix("/cars/"))[label]
    assert pressed.is_on
    assert client.get(pressed.url).context["filter"].applied == {"make": ("suzuki",)}


def test_another_value_of_the_filter_is_not_the_button(cars, client):
    for query in ("?drive=pt4wd", "?legal=now&legal=soon", "?price_max=9000", "?side=us&side=jp"):
        assert not any(button.is_on for button in buttons(client, query).values()), query
    assert client.get(buttons(client, "?price_max=9000")["Under $8,000"].url).context[
        "filter"
    ].applied == {"price_max": ("8000",)}
