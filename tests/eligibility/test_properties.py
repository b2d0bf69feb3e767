"""What holds for any car, checked against a reading of the law that shares no code with ours."""

import random
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from listings.eligibility.intervals import Interval, Precision
from listings.eligibility.proof import Kind, Level
from listings.eligibility.rules import Claim, Status, assess, first_certain, first_possible

from .making import claims

BEGIN, END = date(1989, 1, 1), date(2010, 12, 31)
TIME = [Status.NOT_YET, Status.NEEDS_DAY_PROOF, Status.ELIGIBLE_BY_AGE]

builds = st.dates(BEGIN, END)
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))
intervals = st.tuples(builds, builds).map(lambda ends: Interval(min(ends), max(ends)))
a_claim = st.builds(Claim, st.sampled_from(Kind), intervals, st.booleans())
some_claims = st.lists(a_claim, max_size=5)


def all_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def is_25(built: date, on: date) -> bool:
    """Birthdays as people count them: a leap day's child turns 25 on 1 March."""
    years = on.year - built.year - ((on.month, on.day) < (built.month, built.day))
    return years >= 25


@given(some_claims, days)
def test_earliest_is_never_after_safe(known, on):
    verdict = assess(known, on)
    if verdict.earliest and verdict.safe:
        assert verdict.earliest <= verdict.safe
    if verdict.built_from and verdict.built_to:
        assert verdict.built_from <= verdict.built_to <= verdict.proven_to


@given(some_claims, a_claim, days)
def test_a_further_claim_never_widens_the_interval(known, further, on):
    before, after = assess(known, on), assess([*known, further], on)
    if before.status == Status.CONFLICT:
        assert after.status == Status.CONFLICT
    assume(after.status != Status.CONFLICT)
    assert (after.built_from or date.min) >= (before.built_from or date.min)
    assert (after.built_to or date.max) <= (before.built_to or date.max)
    assert (after.earliest or date.min) >= (before.earliest or date.min)


@st.composite
def true_claims(draw):
    """A build day, and claims that are all true of it."""
    built = draw(builds)
    spans = st.tuples(st.integers(0, 4000), st.integers(0, 4000)).map(
        lambda before_and_after: Interval(
            built - timedelta(days=before_and_after[0]), built + timedelta(days=before_and_after[1])
        )
    )
    kinds = st.sampled_from([kind for kind in Kind if kind != Kind.SELLER_STATEMENT])
    return built, draw(st.lists(st.builds(Claim, kinds, spans, st.booleans()), min_size=2))


@given(true_claims(), days)
def test_a_true_claim_never_widens_the_interval_and_never_loses_the_true_day(told, on):
    built, known = told
    verdicts = [assess(known[:count], on) for count in range(1, len(known) + 1)]
    for before, after in pairwise(verdicts):
        assert after.status != Status.CONFLICT
        assert (after.built_from or date.min) >= (before.built_from or date.min)
        assert after.built_to <= before.built_to
    assert (verdicts[-1].built_from or date.min) <= built <= verdicts[-1].built_to
    assert verdicts[-1].safe >= first_certain(built, 25), "no true claim makes it legal too early"


@given(some_claims, a_claim, days)
def test_a_further_claim_takes_legal_away_only_by_contradiction(known, further, on):
    before, after = assess(known, on), assess([*known, further], on)
    if before.counts_as_legal:
        assert after.counts_as_legal or after.status == Status.CONFLICT


@given(some_claims, days)
def test_unproven_claims_never_make_a_car_legal(known, on):
    unseen = [Claim(claim.kind, claim.interval, proven=False) for claim in known]
    assert not assess(unseen, on).counts_as_legal


@given(some_claims.flatmap(lambda known: st.tuples(st.just(known), st.permutations(known))), days)
def test_the_order_of_claims_does_not_matter(orders, on):
    one, other = orders
    assert assess(one, on) == assess(other, on)


@given(some_claims, days, days)
def test_status_only_moves_forward_in_time(known, one, other):
    early, late = (assess(known, on).status for on in sorted([one, other]))
    if early in TIME:
        assert TIME.index(early) <= TIME.index(late)
    else:
        assert early == late


@given(some_claims, days)
def test_n01_ac7_a_day_changes_exactly_the_cars_whose_date_it_is(known, on):
    tomorrow = on + timedelta(days=1)
    now, then = assess(known, on), assess(known, tomorrow)
    has_changed = now.status != then.status
    assert has_changed == (tomorrow in (now.earliest, now.safe))
    assert has_changed == (now.next_change_on == tomorrow)


@given(builds)
@example(date(2000, 2, 29))
def test_the_safe_day_is_the_25th_birthday(built):
    safe = first_certain(built, 25)
    assert is_25(built, safe)
    assert not is_25(built, safe - timedelta(days=1))


@given(builds)
@example(date(2000, 2, 29))
def test_the_first_possible_day_differs_from_it_for_leap_days_only(built):
    gap = first_certain(built, 25) - first_possible(built, 25)
    assert gap == timedelta(days=(built.month, built.day) == (2, 29))


@given(
    st.sampled_from(["1992-02-29", "1996-02-29", "2000-02-29", "2004-02-29"]),
    st.sampled_from(["build_plate", "maker_record", "first_registration"]),
)
def test_leap_days_are_safe_on_the_first_of_march(built, kind):
    verdict = assess(claims(f"{kind}={built}"), date(2026, 11, 22))
    assert verdict.safe == date(int(built[:4]) + 25, 3, 1)


EVERY_DAY = all_days(BEGIN, END)


def random_claim(dice: random.Random) -> Claim:
    first = dice.choice(EVERY_DAY)
    last = min(first + timedelta(days=dice.choice([0, 30, 365, 2000])), END)
    return Claim(
        dice.choice(list(Kind)), Interval(first, last, Precision.WINDOW), dice.random() < 0.7
    )


def is_legal_by_brute_force(known: list[Claim], on: date) -> bool:
    """Try every build day: legal if the proven papers leave only days that are 25 years ago."""
    facts = [claim for claim in known if claim.kind != Kind.SELLER_STATEMENT]
    proven = [c.interval.last for c in facts if c.proven and c.kind != Kind.GENERATION]
    can_be_true = any(all(allows(claim, built) for claim in facts) for built in EVERY_DAY)
    left_by_proof = (built for built in EVERY_DAY if all(map(built.__le__, proven)))
    return bool(proven) and can_be_true and all(is_25(built, on) for built in left_by_proof)


def allows(claim: Claim, built: date) -> bool:
    is_registration = claim.kind in (Kind.FIRST_REGISTRATION, Kind.FIRST_INSPECTION)
    return built <= claim.interval.last and (is_registration or built >= claim.interval.first)


def test_n01_ac6_legal_now_equals_trying_every_build_day_for_a_thousand_cars():
    dice = random.Random(25)
    agreed = {True: 0, False: 0}
    for _car in range(1000):
        known = [random_claim(dice) for _claim in range(dice.choice([1, 1, 2, 3]))]
        on = date(2014, 1, 1) + timedelta(days=dice.randrange(22 * 365))
        verdict = assess(known, on)
        assert verdict.counts_as_legal == is_legal_by_brute_force(known, on), (known, on)
        if verdict.counts_as_legal:
            assert verdict.status == Status.ELIGIBLE_BY_AGE
            assert verdict.level in (Level.A, Level.B, Level.C)
        agreed[verdict.counts_as_legal] += 1
    assert min(agreed.values()) > 100, "both answers were tried"
