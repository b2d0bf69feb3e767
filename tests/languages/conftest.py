"""A request leaves its language in the thread: the next test shall not find it there."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _language_ends_with_the_test():
    yield
    translation.deactivate()
