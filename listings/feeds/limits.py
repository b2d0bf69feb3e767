"""Every limit of a dealer's file, in one place: bytes, rows, columns, signs."""

MEBIBYTE = 1024 * 1024

MAX_BYTES = 50 * MEBIBYTE
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 20_000
# A workbook is a ZIP: what it says it unpacks to, and what it really does. 20,000 cars in forty
# columns are about 60 MB of XML.
MAX_UNPACKED = 160 * MEBIBYTE
MAX_RATIO = 100
MAX_MEMBERS = 1_000

PORTION = 200
PHOTOS = 60

# More cars gone than this share, and than a few, is a slip more often than a clearance.
MOST_ENDED_SHARE = 0.20
FEW_CARS = 3
