"""Every code of the import: what it means and how it is cured. `docs/feeds.md` lists them."""

from dataclasses import dataclass

from listings.eligibility.sentences import _


@dataclass(frozen=True, slots=True)
class Code:
    code: str
    meaning: str
    cure: str


CODES = (
    # The file
    Code("E001", _("The file is empty."), _("Export it again.")),
    Code("E002", _("The file is larger than 50 MB."), _("Split it.")),
    Code("E003", _("The file is no table."), _("Send the CSV or XLSX itself, not packed.")),
    Code("E004", _("The text is in two encodings, or cut off."), _("Save it as CSV UTF-8.")),
    Code("E005", _("A quotation mark is never closed."), _("Close it in the line named.")),
    Code("E006", _("There are more than 200 columns."), _("Send only columns of the table.")),
    Code("E007", _("There is no header row."), _("Put the names of the columns into row 1.")),
    Code("E008", _("A needed column is missing."), _("Add it, or map one of yours to it.")),
    Code("E009", _("A column is there twice."), _("Remove one of the two.")),
    Code("E010", _("There are more than 20,000 rows."), _("Split the file.")),
    Code("E011", _("The workbook is damaged or unpacks to far too much."), _("Save it anew.")),
    Code("E012", _("There is a header, but no car."), _("Export it again.")),
    Code("W013", _("A column is not known."), _("Map it to one of ours, or leave it.")),
    # The row
    Code("E020", _("The row has too few fields."), _("Look for a lost comma or quotation mark.")),
    Code("E021", _("The row has too many fields."), _("Put texts with commas into quotes.")),
    Code("E022", _("A cell holds a NUL sign."), _("Remove it; the export is damaged.")),
    Code("E023", _("A cell is too long."), _("Shorten the text.")),
    # Which car
    Code("E101", _("The frame number belongs to another make or model."), _("Compare the plate.")),
    Code("E102", _("The frame number is in the file twice."), _("Correct one of the rows.")),
    Code("E103", _("The stock number is in the file twice."), _("The first row counts.")),
    Code("E104", _("The frame number is not whole."), _("A code, a dash and 5 to 7 digits.")),
    Code("E105", _("The vehicle is not a kei car."), _("Leave it out.")),
    Code("E106", _("The make is not known."), _("Write it as the catalogue does.")),
    Code("E107", _("The model is not known."), _("Write it as the catalogue does.")),
    Code("E108", _("There is no stock number, or it is too long."), _("At most 40 signs.")),
    Code("E109", _("A needed value is missing."), _("Fill in the cell.")),
    Code("E110", _("There is neither a frame number nor a reason."), _("Give one of the two.")),
    Code("W111", _("The frame number's code is not in the catalogue."), _("Compare the plate.")),
    Code("W112", _("The model was taken from the frame number."), _("Correct the model.")),
    Code("W113", _("A value that buyers ask for is missing."), _("Fill in the cell.")),
    # When it was built
    Code("E201", _("The date cannot be read."), _("Write it like 2001-11, H13.11 or 平成13年.")),
    Code("E202", _("The date lies in the future or before 1949."), _("Correct it.")),
    Code("E203", _("The build month is after the first registration."), _("Compare the papers.")),
    Code("W204", _("The year is outside the years of this frame number."), _("Check the year.")),
    Code("W205", _("The year is not that of the dates."), _("The dates count.")),
    # Photos
    Code("E301", _("The photo's link is no https address."), _("Use https:// links.")),
    Code("E302", _("There are more than 60 photos."), _("Send the best 60.")),
    Code("E305", _("The photo could not be fetched."), _("Use another address, or upload it.")),
    # Money
    Code("E401", _("The price is to be asked for."), _("Give a price, or leave the car out.")),
    Code("W402", _("The price is far under the usual range."), _("Check the figure.")),
    Code("E403", _("The price is no amount."), _("Write 7900 or 7,900.50.")),
    Code("E404", _("The price is out of all bounds."), _("Check figure and currency.")),
    Code("E405", _("There are no fractions of a yen."), _("Write whole yen.")),
    Code("E406", _("The price names another currency."), _("Let the two agree.")),
    # Other values
    Code("E501", _("The word is not among those allowed."), _("Use a word of the list.")),
    Code("E502", _("The number cannot be read."), _("Write digits only.")),
    Code("E503", _("The number is out of bounds."), _("Check it.")),
    Code("E504", _("The text is too long."), _("Shorten it.")),
    Code("E505", _("There is no such ZIP code."), _("It has five digits.")),
    Code("E506", _("The port is not known."), _("Use a name of the list.")),
    # Your stock
    Code("E601", _("Too many cars would end."), _("Confirm it, or send the whole stock.")),
    Code("E602", _("Another car of yours has this frame number."), _("End or correct it.")),
    Code("W603", _("The car cannot go to this status."), _("Change it on the site.")),
    Code("W604", _("A value was changed on the site and is kept."), _("Correct your system.")),
    Code("W605", _("The car cannot be changed as it stands."), _("See its page on the site.")),
)
BY_CODE = {code.code: code for code in CODES}
