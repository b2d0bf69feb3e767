"""The site for programs: the read API, feeds of searches, and what search engines ask for.

Everything here only reads, and says nothing that a visitor's page does not say.
"""
