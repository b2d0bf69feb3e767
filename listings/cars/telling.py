"""Letters to a seller about a listing, written in the transaction of the act they tell of."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from listings.accounts.models import User
from listings.dealers.access import MAY
from listings.letters.backend import KEY_HEADER

from .models import Listing


def tell_seller(listing: Listing, outcome: str, reason: str = "") -> None:
    """Tell those who may publish for the seller what staff decided: `approve`, `ask_change`,
    `refuse` or `remove`. The listing's version makes a repeated call the same letter.
    """
    team = User.objects.filter(
        memberships__seller=listing.seller_id,
        memberships__role__in=MAY["publish_cars"],
        is_active=True,
    )
    link = listing.get_absolute_url()
    if outcome == "ask_change":
        link = reverse("sell_step", args=[listing.public_id, "review"])
    context = {"car": listing, "reason": reason, "link": settings.SITE_URL + link}
    subject, text = (
        render_to_string(f"emails/cars/{outcome}_{part}.txt", context).strip()
        for part in ("subject", "text")
    )
    for recipient in team.values_list("email", flat=True):
        EmailMessage(
            " ".join(subject.split()),
            text,
            to=[recipient],
            headers={KEY_HEADER: f"{outcome}-{listing.pk}-{listing.version}"},
        ).send()
