"""The market in the memory of each web process: counts in a millisecond where SQL takes a second.

PostgreSQL stays the truth. `docs/search.md` tells how it is kept fresh and when it is not asked.
"""
