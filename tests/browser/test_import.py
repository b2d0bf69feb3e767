"""E8: a dealer sends a first file with faults, maps a column, applies it and sees what is left."""

import pytest

from listings.cars.models import Listing
from listings.feeds.models import ColumnMapping, FeedRun
from listings.work.draining import drain_kind
from tests.factories import SellerFactory
from tests.feeds.making import as_csv, row

pytestmark = pytest.mark.browser


def test_a_dealer_imports_a_first_file(person, market):
    seller = SellerFactory()
    person.sign_in(seller.memberships.get().user)
    person.open("/dealer/import/")
    person.look()
    send(person, "picture.csv", b"\x89PNG\r\n\x1a\n")
    person.look()
    assert "picture" in person.error_at("file")
    rows = [row(n) for n in range(30)] + [row(31, price="ask"), row(32, body="spaceship")]
    strange = [{"number": one.pop("stock_no"), **one} for one in rows]
    send(person, "stock.csv", as_csv(strange))
    drain_kind("feed")
    person.page.reload()
    person.look()
    person.type(column0="stock_no")
    person.press("Remember and check again")
    drain_kind("feed")
    person.page.reload()
    person.look()
    said = person.page.locator("main").inner_text()
    for fact in ("Checked, not applied", "30", "E401", "E501", "Allowed: truck, dump"):
        assert fact in said
    person.press("Apply the file")
    person.look()
    person.page.reload()
    drain_kind("feed")
    person.page.reload()
    person.look()
    assert "30 cars are drafts still" in person.page.locator("main").inner_text()
    assert Listing.objects.filter(seller=seller).count() == 30
    assert FeedRun.objects.filter(seller=seller).first().counts["refused"] == 2
    assert ColumnMapping.objects.get(seller=seller).column == "stock_no"


def send(person, name, data):
    file = {"name": name, "mimeType": "text/csv", "buffer": data}
    person.page.locator("main [name=file]").set_input_files(file)
    person.press("Check the file")
