"""Comparing frame numbers without showing them."""

from django.utils.crypto import salted_hmac

SALT = "listings.catalogue.frame_number"


def compare_value(number: str) -> str:
    """64 hex digits that are equal for equal numbers, of a number as `decoding.normalise` gives it.

    SHA-256 keyed with the site's own key: serials have few digits, so that without a key anybody
    could try them all. Changing `SECRET_KEY` changes every value.
    """
    return salted_hmac(SALT, number, algorithm="sha256").hexdigest()
