"""Why there is no estimate, where the model was not even asked; it gives its own reasons."""

from dataclasses import dataclass

from listings.eligibility.sentences import Sentence, say


@dataclass(frozen=True)
class Reason:
    """A word for programs and a sentence for people."""

    code: str
    sentence: Sentence


NO_MODEL = Reason("no_model", say("Nothing has been learnt from known prices yet."))


def facts_missing(*, year: bool, side: bool) -> Reason | None:
    """What must be known of a car before its price can be estimated; None when both are."""
    if year and side:
        return None
    if year:
        text = say("Not yet known of this car: where it is.")
    elif side:
        text = say("Not yet known of this car: its year.")
    else:
        text = say("Not yet known of this car: its year and where it is.")
    return Reason("facts_missing", text)
