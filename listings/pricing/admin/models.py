"""Versions of the price model."""
