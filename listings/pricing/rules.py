"""How exactly an estimate may speak."""

SHOWN_STEP = 50_00  # cents


def shown(cents: int | None) -> int | None:
    """An amount as a page shows it, to 50 dollars; what is stored stays exact."""
    return None if cents is None else (cents + SHOWN_STEP // 2) // SHOWN_STEP * SHOWN_STEP
