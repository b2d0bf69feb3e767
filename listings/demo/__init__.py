"""Inventing a market: sellers, cars, prices and pictures that are plausible and marked as invented.

Everything follows from a seed, a number and a day, so the same market can be made again.
"""
