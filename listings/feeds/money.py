"""What a row asks for the car, and where the car is."""

import re
from decimal import Decimal

from listings.eligibility.sentences import say

from . import values
from .row_reader import RowReader


def read_price(reader: RowReader) -> None:
    currency = reader.word("currency")
    found = reader.read("price", values.amount)
    if found is None:
        return
    amount, named = found
    if named and currency and named != currency:
        sentence = say(
            "The price is in %(named)s, the column currency says %(currency)s.",
            named=named,
            currency=currency,
        )
        reader.find("price", "E406", sentence)
    elif currency := currency or named:
        _keep(reader, amount, currency)
    else:
        reader.said.bare_price = str(amount)


def _keep(reader: RowReader, amount: Decimal, currency: str) -> None:
    least, most = reader.known.bounds[currency]
    minor = reader.known.minor[currency]
    if not least <= amount <= most:
        reader.find(
            "price",
            "E404",
            say(
                "%(price)s is not between %(least)s and %(most)s %(currency)s.",
                price=f"{amount:,}",
                least=f"{least:,}",
                most=f"{most:,}",
                currency=currency,
            ),
        )
    elif amount % 1 and minor == 1:
        reader.find("price", "E405", say("There are no fractions of a yen."))
    else:
        reader.keep("price", int(amount * minor))
        reader.keep("currency", currency)


def read_place(reader: RowReader) -> None:
    """Side and place. Where the side is not said, a ZIP code or a port of Japan tells it."""
    side, code, port = reader.word("side"), _zip(reader), _port(reader)
    side = side or ("us" if code else "jp" if port else None)
    reader.keep("side", side)
    if side == "us":
        code = code or ("" if reader.text("zip") else reader.known.home_zip)
        if code in reader.known.zips:
            reader.keep("zip_code", code)
            reader.keep("state", reader.known.zips[code])
    elif side == "jp":
        reader.keep("port", port)


def _zip(reader: RowReader) -> str:
    """A ZIP code, alone or at the end of an address; a sheet drops the zeros before it."""
    text = values.plain(reader.text("zip"))
    if not text:
        return ""
    found = re.findall(r"(?<![0-9])([0-9]{5})(?:-[0-9]{4})?(?![0-9])", text)
    code = found[-1] if found else text.zfill(5) if re.fullmatch(r"[0-9]{3,4}", text) else ""
    if code not in reader.known.zips:
        sentence = say("“%(text)s” is no ZIP code; it has five digits.", text=values.shown(text))
        reader.find("zip", "E505", sentence)
        return ""
    return code


def _port(reader: RowReader) -> str | None:
    text = reader.text("port_jp")
    port = reader.known.ports.get(values.key(text)) if text else None
    if text and port is None:
        reader.find(
            "port_jp",
            "E506",
            say(
                "The port “%(text)s” is not known. Known: %(names)s.",
                text=values.shown(text),
                names=", ".join(reader.known.port_names),
            ),
        )
    return port
