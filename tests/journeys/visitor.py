"""A person with a browser that runs no script: opens pages and fills in the forms on them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags


@dataclass
class HtmlForm:
    """A form as it stands on a page: what it would send untouched, and its buttons' words."""

    action: str
    values: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def put(self, name: str, value: str) -> None:
        if name in self.values:
            self.values[name] = [*_list(self.values[name]), value]
        else:
            self.values[name] = value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class FormReader(HTMLParser):
    """Reads the forms of a page by the rules of HTML, as far as our pages use them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self.form: HtmlForm | None = None
        self.select = self.area = ""
        self.button: dict[str, str] | None = None
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = HtmlForm(said.get("action", ""))
            self.forms.append(self.form)
        elif self.form and (act := getattr(self, f"_{tag}", None)):
            self.form.names.add(said.get("name", ""))
            act(self.form, said)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif self.form and tag == "textarea":
            self.form.put(self.area, self.words.removeprefix("\n"))
        elif self.form and tag == "button" and self.button is not None:
            said = self.button
            words = said.get("aria-label") or " ".join(self.words.split())
            self.form.buttons[words] = (said.get("name", ""), said.get("value", ""))
        elif tag == "select":
            self.select = ""

    def _input(self, form: HtmlForm, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind == "file" or (kind in ("checkbox", "radio") and "checked" not in said):
            return
        form.put(said["name"], said.get("value", "on" if kind == "checkbox" else ""))

    def _select(self, form: HtmlForm, said: dict[str, str]) -> None:
        self.select = said["name"]

    def _option(self, form: HtmlForm, said: dict[str, str]) -> None:
        if self.select not in form.values or "selected" in said:
            form.values[self.select] = said.get("value", "")

    def _textarea(self, form: HtmlForm, said: dict[str, str]) -> None:
        self.area, self.words = said["name"], ""

    def _button(self, form: HtmlForm, said: dict[str, str]) -> None:
        self.button, self.words = said, ""


class Visitor:
    """Somebody with cookies of their own. CSRF marks are checked as for everybody."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    def open(self, address: str, status: int = 200) -> HttpResponse:
        """Follow a link or type an address."""
        return self._seen(self.client.get(address, follow=True), status)

    def fill(self, address: str, press: str, /, status: int = 200, **typed: object) -> HttpResponse:
        """Open a page, type into the form that has these fields and press its button."""
        page = self.open(address)
        here = page.request["PATH_INFO"]
        form = self._form(page, press, typed)
        name, value = next(said for words, said in form.buttons.items() if press in words)
        values = {**form.values, **({name: value} if name else {}), **typed}
        return self._seen(self.client.post(form.action or here, values, follow=True), status)

    @staticmethod
    def _form(page: HttpResponse, press: str, typed: dict[str, object]) -> HtmlForm:
        for form in FormReader(page.text).forms:
            if typed.keys() <= form.names and any(press in words for words in form.buttons):
                return form
        raise AssertionError(f"no form with “{press}” and {sorted(typed)} on: {words(page)}")

    @staticmethod
    def _seen(page: HttpResponse, status: int) -> HttpResponse:
        assert page.status_code == status, f"{page.status_code}: {words(page)}"
        return page


def words(page: HttpResponse) -> str:
    """What a page says between its header and its footer."""
    inside = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(strip_tags(f"<main{inside}").split())
