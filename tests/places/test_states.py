from listings.places.states import US_STATES


def test_fifty_states_and_the_district():
    assert len(US_STATES) == 51
    assert US_STATES["DC"] == "District of Columbia"
    assert all(len(code) == 2 and code.isupper() for code in US_STATES)


def test_states_are_listed_by_name():
    assert list(US_STATES.values()) == sorted(US_STATES.values())
