"""One search has one address, and the address gives back the search."""

from urllib.parse import parse_qsl, urlsplit

from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listings.search.addresses import Search, sort_links
from listings.search.filters import ListingFilter
from listings.search.sorts import SORTS

from .test_filters import ASKED

ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
ANYTHING = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(ASKED)), st.text(max_size=5)),
        st.tuples(st.just("q"), ANY_WORDS),
        *(st.tuples(st.just(name), _flat) for name, _flat in ASKED.items()),
    ),
    max_size=8,
)


def _read(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        for one in value if isinstance(value, list) else [value]:
            query.appendlist(name, one)
    return ListingFilter(query)


def _parsed(url):
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


@given(pairs=ANYTHING, sort=st.sampled_from(sorted(SORTS)))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_address_gives_back_its_search(db, pairs, sort):
    filters = _read(pairs)
    url = Search(filters.applied, sort).url
    read = [pair for pair in _parsed(url) if pair[0] != "sort"]
    again = _read(read)
    assert again.applied == filters.applied
    assert again.form.notes == [], "an address of ours holds nothing to ignore"
    assert Search(again.applied, sort).url == url

    keys = [name for name, _value in _parsed(url)]
    assert keys == sorted(keys)
    assert all(value for _name, value in _parsed(url))


def test_the_order_in_which_it_was_asked_does_not_matter(db):
    one = _read([("make", "honda"), ("body", "van"), ("make", "suzuki"), ("km_max", "")])
    other = _read([("body", "van"), ("make", "suzuki"), ("make", "honda"), ("make", "honda")])
    assert Search(one.applied).url == Search(other.applied).url
    assert Search(one.applied).url == "/cars/?body=van&make=honda&make=suzuki"


def test_the_default_needs_no_words():
    assert Search({}, "newest", 1).url == "/cars/"


def test_taking_a_value_away_keeps_the_others_and_begins_at_page_one():
    search = Search({"make": ("honda", "suzuki"), "body": ("van",)}, "km", page=3)
    assert search.without("make", "honda").url == "/cars/?body=van&make=suzuki&sort=km"
    assert search.without("make").url == "/cars/?body=van&sort=km"
    assert search.without("body", "van").url == "/cars/?make=honda&make=suzuki&sort=km"
    assert search.url.endswith("page=3&sort=km"), "the search itself stays as it was"


def test_there_is_a_link_for_each_order():
    links = sort_links(Search({"body": ("van",)}, "km", page=3))
    assert [link.url for link in links if link.current] == ["/cars/?body=van&sort=km"]
    assert {link.url for link in links} >= {"/cars/?body=van", "/cars/?body=van&sort=-price"}
