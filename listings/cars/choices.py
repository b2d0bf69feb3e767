"""The words in which a kei car is described, for forms, filters and the API alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# A gearbox and an engine's breathing mean the same on a car as in the catalogue.
from listings.catalogue.vocabulary import Aspiration, Gearbox

__all__ = [
    "Aspiration",
    "BedType",
    "Body",
    "Drive",
    "Gearbox",
    "Modification",
    "OdometerUnit",
    "Side",
    "Status",
    "Steering",
    "WayIn",
]


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    NEEDS_CHANGE = "needs_change", _("Needs a change")
    LIVE = "live", _("For sale")
    RESERVED = "reserved", _("Reserved")
    SOLD = "sold", _("Sold")
    ENDED = "ended", _("Ended")
    REMOVED = "removed", _("Removed by staff")


class Body(models.TextChoices):
    TRUCK = "truck", _("Truck")
    DUMP = "dump", _("Dump truck")
    LIFT = "lift", _("Lift truck")
    VAN = "van", _("Van")
    MICROVAN = "microvan", _("Microvan")
    HATCH = "hatch", _("Hatchback")
    SEDAN = "sedan", _("Sedan")
    WAGON = "wagon", _("Wagon")
    ROADSTER = "roadster", _("Roadster")
    COUPE = "coupe", _("Coupe")
    OFFROAD = "offroad", _("Off-roader")


class Drive(models.TextChoices):
    TWO = "2wd", _("2WD")
    PART_TIME = "pt4wd", _("Part-time 4WD")
    FULL_TIME = "ft4wd", _("Full-time 4WD")


class BedType(models.TextChoices):
    FLAT = "flat", _("Flat bed")
    DUMP = "dump", _("Dump bed")
    LIFT = "lift", _("Lift")
    FREEZER = "freezer", _("Freezer or box")


class Side(models.TextChoices):
    US = "us", _("In the United States")
    JAPAN = "jp", _("In Japan")


class OdometerUnit(models.TextChoices):
    KM = "km", _("kilometres")
    MILES = "mi", _("miles")


class Steering(models.TextChoices):
    RIGHT = "right", _("Right")
    LEFT = "left", _("Left")


class Modification(models.TextChoices):
    LIFT = "lift", _("Lifted")
    WHEELS = "wheels", _("Wheels")
    EXHAUST = "exhaust", _("Exhaust")
    LIGHTS = "lights", _("Lights")
    BELTS = "belts", _("Seat belts")


class WayIn(models.TextChoices):
    """By which rule a car may come, or came, into the country; HS-7 boxes in docs/rules.md."""

    AGE = "age", _("25 years of age")
    US_CERTIFIED = "us_certified", _("Certified by its maker for the United States")
    REGISTERED_IMPORTER = "importer", _("Made to conform by a Registered Importer")
    SHOW_OR_DISPLAY = "show", _("Show or Display")
    OFF_ROAD = "off_road", _("As an off-road vehicle")
    LOW_SPEED = "low_speed", _("As a low-speed vehicle")
