"""Files of dealers for tests."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook

GOOD = {
    "stock_no": "K-1042",
    "frame_no": "DA52T-123456",
    "make": "Suzuki",
    "model": "Carry",
    "year": "2000",
    "body": "truck",
    "drive": "pt4wd",
    "gearbox": "5mt",
    "cc": "657",
    "odometer": "61234",
    "odometer_unit": "km",
    "colour": "white",
    "price": "7900",
    "currency": "USD",
    "side": "us",
    "zip": "43085",
    "engine_replaced": "no",
    "status": "live",
}


def row(n=0, **changes):
    """A good row with its own numbers."""
    own = {"stock_no": f"K-{1000 + n}", "frame_no": f"DA52T-{100_000 + n}"}
    return {**GOOD, **own, **changes}


def as_csv(rows, delimiter=",", encoding="utf-8", end="\r\n"):
    columns = list(dict.fromkeys(name for one in rows for name in one))
    text = StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator=end, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows):
    book, columns = Workbook(), list(rows[0])
    book.active.append(columns)
    for one in rows:
        book.active.append([one.get(name) for name in columns])
    file = BytesIO()
    book.save(file)
    return file.getvalue()
