"""The words for kei cars that the catalogue and a listing share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VehicleClass(TextChoices):
    """How state rules and customs see the vehicle."""

    KEI_TRUCK = "kei_truck", _("Kei truck")
    KEI_VAN = "kei_van", _("Kei van")
    KEI_CAR = "kei_car", _("Kei car")


class BodyStyle(TextChoices):
    TRUCK = "pickup", _("Truck")
    DUMP_OR_SPECIAL = "dump_or_special", _("Dump bed or special truck")
    VAN = "van", _("Van")
    MICROVAN = "microvan_passenger", _("Passenger van")
    HATCHBACK = "hatchback", _("Hatchback")
    WAGON = "wagon", _("Tall wagon")
    SEDAN = "sedan", _("Sedan")
    SUV = "suv", _("Off-roader")
    COUPE = "coupe", _("Coupe")
    CONVERTIBLE = "convertible", _("Convertible")


class DrivenWheels(TextChoices):
    """What a frame code was built with; the catalogue's `4wd` is part-time or full-time."""

    REAR = "rwd", _("Rear-wheel drive")
    FRONT = "fwd", _("Front-wheel drive")
    FOUR = "4wd", _("Four-wheel drive")
    ALL = "awd", _("All-wheel drive")


class Gearbox(TextChoices):
    MANUAL_3 = "3mt", _("3-speed manual")
    MANUAL_4 = "4mt", _("4-speed manual")
    MANUAL_5 = "5mt", _("5-speed manual")
    MANUAL_5_CREEPER = "5mt_creeper", _("5-speed manual with creeper gears")
    MANUAL_6 = "6mt", _("6-speed manual")
    AUTOMATIC_2 = "2at", _("2-speed automatic")
    AUTOMATIC_3 = "3at", _("3-speed automatic")
    AUTOMATIC_4 = "4at", _("4-speed automatic")
    CVT = "cvt", _("CVT")
    ELECTRIC_CLUTCH_CVT = "ecvt", _("ECVT (CVT with electric clutch)")
    AUTOMATED_MANUAL = "amt", _("Automated manual (AMT, AGS)")
    SINGLE_SPEED = "single", _("Single speed (electric)")


class Aspiration(TextChoices):
    NATURAL = "na", _("Naturally aspirated")
    TURBO = "turbo", _("Turbo")
    SUPERCHARGED = "supercharged", _("Supercharged")
    ELECTRIC = "ev", _("Electric")


class EnginePosition(TextChoices):
    FRONT = "front", _("Front")
    UNDER_SEATS = "front_underseat", _("Under the seats")
    MID = "mid", _("Mid")
    REAR = "rear", _("Rear")


class Precision(TextChoices):
    """How exactly a source states a date."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Confidence(TextChoices):
    """High: a source was read. Medium: part of it from memory. Low: doubtful, never used to refuse."""

    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")
