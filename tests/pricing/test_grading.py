import numpy as np
import pytest

from listings.pricing.model.estimates import Scores
from listings.pricing.model.grading import Grade, grade, reason
from listings.pricing.model.peers import Compared

BOUNDS = [
    (2, 2.0, 0.2, Grade.ABSTAINED, "too_few"),
    (0, 0.0, 0.2, Grade.ABSTAINED, "too_few"),
    (3, 3.0, 0.2, Grade.WIDE, "few_alike"),
    (30, 7.99, 0.2, Grade.WIDE, "few_alike"),
    (30, 8.0, 0.6, Grade.SUPPORTED, "supported"),
    (30, 8.0, 0.61, Grade.WIDE, "wide_range"),
    (30, 8.0, 1.5, Grade.WIDE, "wide_range"),
    (30, 8.0, 1.51, Grade.ABSTAINED, "too_uncertain"),
]


@pytest.mark.parametrize(("family", "effective", "width", "expected", "code"), BOUNDS)
def test_three_grades(family, effective, width, expected, code):
    assert grade(family, effective, width) == expected
    assert reason("Suzuki Carry", family, effective, width)[0] == code


def test_many_cars_are_graded_by_the_same_rule():
    family, effective, width, expected, _codes = map(np.array, zip(*BOUNDS, strict=True))
    nothing = np.zeros((len(family), 1))
    weights = np.stack([np.ones(12) * (np.arange(12) < n) for n in effective.astype(int)])
    scores = Scores(
        fitted=nothing[:, 0],
        added=nothing[:, 0],
        error=np.arcsinh(width / 2) * (1 - 1e-12),
        half_width=1.0,
        compared=Compared(weights.astype(int), weights, family),
    )
    sure = effective == effective.astype(int)
    assert list(scores.grades[sure]) == list(expected[sure])
    assert scores.high / scores.low == pytest.approx(np.exp(2 * scores.error))
    assert scores.width == pytest.approx((scores.high - scores.low) / scores.mid)


@pytest.mark.parametrize(
    ("known", "effective", "width", "text"),
    [
        (0, 0, 1, "No price of the Suzuki Carry is known; 3 are needed."),
        (1, 1, 1, "Only 1 price of the Suzuki Carry is known; 3 are needed."),
        (2, 1, 1, "Only 2 prices of the Suzuki Carry are known; 3 are needed."),
        (
            9,
            7.96,
            0.3,
            (
                "9 prices of the Suzuki Carry are known, but few are of cars much like this one: they "
                "count as 7.9, and 8 are needed to name one price."
            ),
        ),
        (
            20,
            9,
            0.601,
            (
                "From 20 prices of the Suzuki Carry, which lie far apart: the range is 61 % of its "
                "middle, and above 60 % no one price is named."
            ),
        ),
        (
            20,
            9,
            1.6,
            (
                "Prices of the Suzuki Carry say too little: the range would be 160 % of its middle, "
                "and more than 150 % tells nobody anything."
            ),
        ),
        (
            20,
            9.26,
            0.3,
            "From 20 prices of the Suzuki Carry; those most like this car count as 9.2.",
        ),
    ],
)
def test_each_grade_says_why(known, effective, width, text):
    assert str(reason("Suzuki Carry", known, effective, width)[1]) == text
