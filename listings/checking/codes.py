"""QR codes of addresses, drawn into the page."""

import segno

INK, PAPER = "#1f2428", "#ffffff"


def qr_code(address: str) -> str:
    """An SVG element to stand in a page: dark on light in any theme, because cameras want that."""
    code = segno.make_qr(address, error="m")
    drawn: str = code.svg_inline(
        border=4, dark=INK, light=PAPER, omitsize=True, svgclass=None, lineclass=None
    )
    return drawn
