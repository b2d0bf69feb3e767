"""The catalogue of words: `make words` brings it up to date with the sources.

GNU gettext is not needed: Babel reads Python, Django turns templates into what Babel reads.

    extracting  every string that a person can read, with the places where it stands
    catalogue   the .po file of a language, and the .mo file that Django reads
"""
