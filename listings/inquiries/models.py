"""Asking about a car: one thread for each listing and buyer."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from listings.accounts.visitors import Visitor
from listings.cars.models import Listing
from listings.dealers.access import seller_ids_for
from listings.places.states import US_STATES


class Topic(models.TextChoices):
    """What a question is about. A question of law gets the rule's answer above any person's."""

    CAR = "car", _("The car")
    PRICE = "price", _("Price or delivery")
    LEGALITY = "legality", _("May I import or register it?")


class ThreadQuerySet(models.QuerySet["Thread"]):
    def open_to(self, user: Visitor) -> "ThreadQuerySet":
        """Threads that the person takes part in, as the buyer or in the seller's team."""
        if not user.is_authenticated:
            return self.none()
        sold_by_us = models.Q(
            listing__seller_id__in=seller_ids_for(user, "answer"), confirmed_at__isnull=False
        )
        return self.filter(sold_by_us | models.Q(buyer=user))


class Thread(models.Model):
    """What one buyer and a seller say to each other about one car."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="threads")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    buyer_name = models.CharField(_("your name"), max_length=80)
    buyer_email = models.EmailField(_("your e-mail address"))
    # Of the page on which a buyer without an account asked: letters answer in it.
    language = models.CharField(
        max_length=7, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    topic = models.CharField(max_length=10, choices=Topic, default=Topic.CAR, db_default=Topic.CAR)
    # The state that the asker had chosen, whose rule the seller reads too; blank for none.
    state = models.CharField(max_length=2, choices=US_STATES, blank=True, default="", db_default="")
    # A question without an account is delivered once its address is confirmed.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_message_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "buyer_email"], name="one_thread_per_buyer_and_car"
            ),
        ]
        indexes = [models.Index(fields=["listing", "-last_message_at"], name="thread_listing")]

    def __str__(self) -> str:
        return f"{self.buyer_name}: {self.listing}"

    @property
    def buyer_mailbox(self) -> dict[str, str]:
        """The buyer's address with the language of letters to it."""
        language = self.buyer.language if self.buyer else self.language
        return {self.buyer_email: language}


class MessageQuerySet(models.QuerySet["Message"]):
    def delivered(self) -> "MessageQuerySet":
        return self.exclude(delivered_at=None)

    def answers(self) -> "MessageQuerySet":
        """What sellers wrote."""
        return self.delivered().filter(by_buyer=False)


class Message(models.Model):
    """One message; `by_buyer` tells the side."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    by_buyer = models.BooleanField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("your message"), max_length=5000)
    # From a hidden field of the form: the second of two equal clicks finds the first one's row.
    token = models.UUIDField(unique=True)
    # What its asker chose, for the thread to take over once the address is confirmed.
    topic = models.CharField(max_length=10, choices=Topic, blank=True, default="", db_default="")
    state = models.CharField(max_length=2, choices=US_STATES, blank=True, default="", db_default="")
    sent_at = models.DateTimeField(auto_now_add=True)
    # Nobody but its writer knows of a message before its address is confirmed.
    delivered_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def is_of_law(self) -> bool:
        """Whether the rule stands above what people say to it."""
        return Topic.LEGALITY in (self.topic, self.thread.topic)


class MessageFlagQuerySet(models.QuerySet["MessageFlag"]):
    def open(self) -> "MessageFlagQuerySet":
        """What waits for staff, the longest wait first."""
        return self.filter(resolved_at=None).order_by("at", "pk")


class MessageFlag(models.Model):
    """One side's word that an answer contradicts the rule, and what staff found."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="flags")
    # The asker may have no account: then the link of a letter speaks for the person.
    by_asker = models.BooleanField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Upheld: the answer does contradict the rule, and both sides read the reason beside it.
    upheld = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    objects = MessageFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flagged answer")
        verbose_name_plural = _("flagged answers")
        constraints = [
            models.UniqueConstraint(fields=["message", "by"], name="one_flag_per_person"),
            models.UniqueConstraint(
                fields=["message"],
                condition=models.Q(by_asker=True),
                name="one_flag_of_the_asker",
            ),
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, upheld=None, reason="")
                | (
                    models.Q(resolved_at__isnull=False, upheld__isnull=False) & ~models.Q(reason="")
                ),
                name="flag_resolved_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], condition=models.Q(resolved_at=None), name="flag_open"),
        ]

    def __str__(self) -> str:
        return str(self.message)
