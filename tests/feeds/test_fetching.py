"""Photos by link: only from the public internet, in order, each once."""

import socket
import ssl
import subprocess
import threading
import time
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from listings.cars.models import Listing
from listings.feeds.fetching import Fetcher, NotFetched, is_public
from listings.feeds.models import PhotoLink
from listings.feeds.photographing import fetch_photo
from listings.feeds.report import failed_photos, photos_of
from listings.work.models import WorkItem
from listings.work.queue import claim, fail, finish
from tests.cars.samples import jpeg
from tests.feeds.conftest import shortly
from tests.feeds.making import row


class Photos(BaseHTTPRequestHandler):
    """A dealer's web server; `asked` counts what was fetched."""

    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/moved"))
            self.end_headers()
        elif self.path.startswith("/photo"):
            number = int(self.path.removeprefix("/photo").removesuffix(".jpg"))
            self.answer(jpeg(size=(640 + number, 480)).read())
        elif self.path == "/big":
            self.answer(b"x" * 3_000_000)
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _n in range(30):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif self.path == "/etag":
            self.send_response(304 if self.headers["If-None-Match"] == '"a"' else 200)
            self.send_header("ETag", '"a"')
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_error(404)

    def answer(self, data):
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        return


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
    return folder


@pytest.fixture
def server(certificate):
    made = ThreadingHTTPServer(("127.0.0.1", 0), Photos)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    made.socket = context.wrap_socket(made.socket, server_side=True)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    Photos.asked.clear()
    yield made.server_port
    made.shutdown()
    made.server_close()


@pytest.fixture
def fetcher(server, certificate):
    """As in service, but for a server of this machine, whose certificate it trusts."""
    trusted = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    return Fetcher(2_000_000, may_reach=lambda _ip: True, context=trusted, port=server)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - looked at, not bound to
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_the_public_internet_is_reached(address, public):
    assert is_public(address) == public


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/a.jpg",
        "https://localhost/a.jpg",
        "https://[::1]/a.jpg",
        "https://2130706433/a.jpg",
        "https://0x7f.1/a.jpg",
        "http://example.com/a.jpg",
        "https://user:secret@example.com/a.jpg",
        "https://example.com:6379/a.jpg",
        "https://example.com:99999/",
        "file:///etc/passwd",
        "https:///a",
    ],
)
def test_no_connection_is_made_to_private_or_odd_addresses(url, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(NotFetched):
        Fetcher(1_000).fetch(url)


def test_a_redirect_is_looked_at_anew(server, certificate):
    seen = []
    trusted = ssl.create_default_context(cafile=str(certificate / "cert.pem"))

    def only_once(address):
        seen.append(address)
        return len(seen) == 1

    fetcher = Fetcher(1_000_000, may_reach=only_once, context=trusted, port=server)
    with pytest.raises(NotFetched, match="public internet"):
        fetcher.fetch(f"https://localhost:{server}/moved/photo1.jpg")
    assert Photos.asked == ["/moved/photo1.jpg"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "404"), ("/big", "larger than 1 MB"), ("/slow", "too slowly"),
     ("/moved/moved/moved/moved/photo1.jpg", "on and on")],
)  # fmt: skip
def test_limits_of_size_time_and_redirects(fetcher, server, path, words):
    with pytest.raises(NotFetched, match=words):
        replace(fetcher, seconds=1).fetch(f"https://localhost:{server}{path}")


def test_an_untrusted_certificate_is_refused(server):
    fetcher = Fetcher(1_000, may_reach=lambda _ip: True, port=server)
    with pytest.raises(NotFetched, match="certificate"):
        fetcher.fetch(f"https://localhost:{server}/photo1.jpg")


def test_what_has_not_changed_is_not_sent_again(fetcher, server):
    first = fetcher.fetch(f"https://localhost:{server}/etag")
    assert first.etag == '"a"'
    assert fetcher.fetch(f"https://localhost:{server}/etag", first.etag).data is None


def work(fetcher):
    while job := claim("fetch_photo", lease=timedelta(seconds=60)):
        try:
            finish(job, fetch_photo(job, fetcher))
        except NotFetched as error:
            fail(job, error)


@pytest.mark.django_db
def test_linked_photos_come_in_order_once_and_complete_the_car(send, seller, fetcher, server):
    links = [f"https://localhost:{server}/photo{n}.jpg" for n in (3, 1, 2)]
    rows = [row(1, photos=";".join(links))]
    assert shortly(send(rows)) == {"new": 1}
    work(fetcher)
    car = Listing.objects.get()
    order = PhotoLink.objects.order_by("photo__place").values_list("url", flat=True)
    assert list(order) == links
    assert (car.photo_count, car.status) == (3, "in_review")
    assert shortly(send(rows)) == {"unchanged": 1}
    work(fetcher)
    assert len(Photos.asked) == 3
    assert not WorkItem.objects.filter(kind="fetch_photo").waiting().exists()


@pytest.mark.django_db
def test_a_photo_that_is_not_there_is_told_and_the_rest_comes(
    client, send, seller, fetcher, server
):
    photos = {"photo_1": f"https://localhost:{server}/none", "photo_2": f"https://localhost:{server}/photo1.jpg"}  # fmt: skip
    run = send([row(1, **photos)])
    work(fetcher)
    assert photos_of(run) == {"waiting": 0, "fetched": 1, "failed": 1}
    assert failed_photos(run)[0].place == 1
    client.force_login(seller.memberships.get().user)
    page = client.get(f"/dealer/import/{run.pk}/").text
    assert "E305 K-1001, photo_1: The other side answers 404." in page
    assert Listing.objects.get().status == "in_review"
