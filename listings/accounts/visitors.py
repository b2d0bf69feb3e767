"""Who sends a request: anybody, or a person who is signed in."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from .models import User

Visitor = User | AnonymousUser


class PersonRequest(HttpRequest):
    """A request behind `login_required`: its user is a person. Only for annotations."""

    user: User
