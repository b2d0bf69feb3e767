"""Amounts as staff read them."""


def dollars(cents: int | None) -> str:
    return "" if cents is None else f"${cents / 100:,.0f}"
