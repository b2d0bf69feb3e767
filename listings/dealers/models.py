"""Who sells: dealers with a team, collectors with a car."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from listings.places.states import US_STATES


class SellerQuerySet(models.QuerySet["Seller"]):
    def unverified(self) -> "SellerQuerySet":
        """Dealers that gave a licence which staff have not seen."""
        return self.filter(verified_at=None, kind=Seller.Kind.DEALER).exclude(licence_number="")


class Seller(models.Model):
    """A dealer (an organisation with members in roles) or a collector (one person)."""

    class Kind(models.TextChoices):
        DEALER = "dealer", _("Import dealer")
        COLLECTOR = "collector", _("Collector")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.TextField(_("about you"), blank=True, max_length=3000)
    zip_code = models.CharField(_("ZIP code"), max_length=5, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True, choices=US_STATES)
    created_at = models.DateTimeField(auto_now_add=True)
    is_invented = models.BooleanField(default=False, help_text=_("Belongs to the demo market."))

    licence_number = models.CharField(_("dealer licence number"), max_length=40, blank=True)
    licence_state = models.CharField(
        _("licence state"), max_length=2, blank=True, choices=US_STATES
    )
    licence_expires_on = models.DateField(_("licence expires on"), null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SellerQuerySet.as_manager()

    class Meta:
        verbose_name = _("seller")
        verbose_name_plural = _("sellers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["dealer", "collector"]), name="seller_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("seller", args=[self.slug])

    @property
    def is_dealer(self) -> bool:
        return self.kind == self.Kind.DEALER

    def is_verified(self, today: date) -> bool:
        """Whether staff checked the licence and it has not run out since."""
        runs = self.licence_expires_on is None or self.licence_expires_on >= today
        return self.verified_at is not None and runs


class Membership(models.Model):
    """A person in a seller's team. Rights follow from the row as it is now."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MANAGER = "manager", _("Manager")
        SALES = "sales", _("Sales")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateTimeField(_("member since"), auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["seller", "user"], name="one_membership_per_person"),
            models.UniqueConstraint(
                fields=["seller"], condition=models.Q(role="owner"), name="one_owner_per_seller"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["owner", "manager", "sales"]), name="membership_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role}) at {self.seller}"
