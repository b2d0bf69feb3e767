"""Fetching what a dealer's file names, from the public internet only.

The address that was looked at is the address that is connected to: a name is resolved once, each
of its answers must be public, and the connection goes to that very answer, also after a redirect.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, urljoin, urlsplit

from listings.eligibility.sentences import Sentence, say

AGENT = "Keiport (photos and stock of dealers, at their request)"
_CHUNK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 3


class NotFetched(Exception):
    """Why there is nothing; `is_final` where trying again is of no use."""

    def __init__(self, said: Sentence, *, is_final: bool = True) -> None:
        super().__init__(str(said))
        self.said, self.is_final = said, is_final


@dataclass(frozen=True)
class Fetched:
    """The bytes and the ETag of an answer; `data` is None when nothing has changed since."""

    data: bytes | None
    etag: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet; a mapped or tunnelled one does not."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip.sixtofour or ip.teredo):
        return False
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True)
class Fetcher:
    """Limits in bytes and seconds; `may_reach` decides over IP addresses."""

    most_bytes: int
    seconds: float = 20
    patience: float = 5
    may_reach: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    port: int = 443

    def fetch(self, url: str, etag: str = "") -> Fetched:
        """GET an https address. Raises `NotFetched`."""
        until = time.monotonic() + self.seconds
        for _hop in range(MOST_REDIRECTS + 1):
            connection = self._connection(self._checked(url))
            try:
                answer = self._ask(connection, url, etag)
                if answer.status not in _MOVED:
                    return self._taken(answer, until)
                url = urljoin(url, answer.headers.get("Location", ""))
            except (OSError, HTTPException) as error:
                raise NotFetched(_no_answer(error), is_final=False) from error
            finally:
                connection.close()
        raise NotFetched(say("The address leads on and on to others."))

    def _checked(self, url: str) -> SplitResult:
        try:
            parts = urlsplit(url)
            port = parts.port or self.port
        except ValueError as error:
            raise NotFetched(_NO_HTTPS) from error
        if parts.scheme != "https" or not parts.hostname or parts.username or port != self.port:
            raise NotFetched(_NO_HTTPS)
        return parts

    def _connection(self, parts: SplitResult) -> HTTPSConnection:
        host = parts.hostname or ""
        try:
            answers = socket.getaddrinfo(host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NotFetched(
                say("The name %(host)s is not known.", host=host), is_final=False
            ) from error
        addresses = [str(answer[4][0]) for answer in answers]
        if not addresses or not all(map(self.may_reach, addresses)):
            raise NotFetched(say("%(host)s is not in the public internet.", host=host))
        return _Pinned(host, addresses[0], self.port, self.patience, self.context)

    def _ask(self, connection: HTTPSConnection, url: str, etag: str) -> HTTPResponse:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers: Mapping[str, str] = {
            "User-Agent": AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
        }
        more = {"If-None-Match": etag} if etag else {}
        connection.request("GET", _ascii(target), headers={**headers, **more})
        return connection.getresponse()

    def _taken(self, answer: HTTPResponse, until: float) -> Fetched:
        if answer.status == 304:
            return Fetched(None)
        if answer.status != 200:
            sentence = say("The other side answers %(status)s.", status=answer.status)
            raise NotFetched(sentence, is_final=answer.status not in (429, 500, 502, 503, 504))
        data = bytearray()
        while chunk := answer.read1(_CHUNK):
            data += chunk
            if len(data) > self.most_bytes:
                limit = self.most_bytes // (1024 * 1024)
                raise NotFetched(say("The file is larger than %(limit)s MB.", limit=limit))
            if time.monotonic() > until:
                raise NotFetched(say("The other side sends too slowly."), is_final=False)
        return Fetched(bytes(data), answer.headers.get("ETag", "")[:200])


class _Pinned(HTTPSConnection):
    """A connection to the address that was checked, under the name that was asked for."""

    def __init__(
        self, host: str, address: str, port: int, patience: float, context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=patience, context=context)
        self._address, self._tls = address, context

    def connect(self) -> None:
        raw = socket.create_connection((self._address, self.port), self.timeout)
        try:
            self.sock = self._tls.wrap_socket(raw, server_hostname=self.host)
        except BaseException:
            raw.close()
            raise


_NO_HTTPS = say("The address is no plain https:// address.")


def _no_answer(error: Exception) -> Sentence:
    if isinstance(error, TimeoutError):
        return say("The other side did not answer in time.")
    if isinstance(error, ssl.SSLError):
        return say("The other side's certificate is not valid.")
    return say("The other side could not be reached.")


def _ascii(target: str) -> str:
    """A path with Japanese letters as it goes over the wire."""
    return "".join(
        sign if "!" <= sign <= "~" else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in target
    )
