"""Sources and marks of a line, in words."""

from .lines import Line


def source_of(line: Line) -> str:
    """Citation and addresses of every rate of the line, in one text."""
    texts = [f"{rate.row.citation} {rate.row.source}".strip() for rate in line.rates]
    if line.exchange:
        texts.append(f"{line.exchange.citation} {line.exchange.source}".strip())
    said = dict.fromkeys(text for text in texts if text)
    return "; ".join(said) or ("price as given" if not line.rates else "no published source")
