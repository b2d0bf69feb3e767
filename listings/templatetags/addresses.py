"""Addresses as the world outside needs them: whole, with the site's own name."""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.encoding import iri_to_uri

register = template.Library()


@register.filter
def absolute(address: str) -> str:
    """`/cars/` as `https://keiport.example/cars/`, whatever host was asked; whole ones stay."""
    return urljoin(f"{settings.SITE_URL}/", iri_to_uri(address))
