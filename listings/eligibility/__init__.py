"""May this car come in, and when?

Everything here is plain Python that takes the day as an argument, except `clock` and `speaking`:

- `eras`, `dates`: reading "2001-11", "H13.11" or 平成13年11月 as an interval of days
- `proof`: which facts count, how strongly, and which side of the interval they bound
- `rulebook`: the dated rows of law and practice in `data/`, each with source and confidence
- `rules`: claims and a day in, a verdict out
- `epa`, `california`: the clocks that count in their own ways
- `ways`: the ways in beside age, as dated rows
- `reasons`: the verdict in sentences, each resting on a row of the rulebook
- `sentences`, `speaking`: sentences for any language, and in the reader's
- `clock`: today's date as it counts at the port
"""
