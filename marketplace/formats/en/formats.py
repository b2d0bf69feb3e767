"""English: 12 Nov 2026. A month by its name cannot be taken for a day."""

DATE_FORMAT = "j M Y"
LONG_DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j M Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
YEAR_FORMAT = "Y"
