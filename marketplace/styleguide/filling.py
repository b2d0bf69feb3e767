"""Filling in: fields, errors, steps, whether it is kept, filters and chips, in all their states."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .cars import LONG_JA, UNBROKEN
from .component import PRESS, SILENT, Component, States, numbered


class SampleForm(forms.Form):
    """One field of each kind that the site uses."""

    words = forms.CharField(label="Frame number", help_text="As on the build plate: DA52T-123456.")
    number = forms.IntegerField(
        label="Mileage",
        required=False,
        help_text="Kilometres.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    choice = forms.ChoiceField(
        label="Gearbox", choices=[("", "Please choose"), ("5mt", "5-speed manual")], required=False
    )
    several = forms.MultipleChoiceField(
        label="What was changed",
        choices=[("lift", "Lifted"), ("wheels", "Other wheels"), ("long", LONG_JA)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    one = forms.ChoiceField(
        label="Where is the car?",
        choices=[("us", "In the United States"), ("jp", "In Japan")],
        widget=forms.RadioSelect,
    )
    yes = forms.BooleanField(label="The engine was replaced", required=False)
    text = forms.CharField(label="Your words", widget=forms.Textarea, required=False)

    def clean_words(self) -> str:
        raise ValidationError("This frame number has no hyphen. Write it as on the plate.")


class FacetForm(forms.Form):
    """Filters as the results have them."""

    q = forms.CharField(label="Words", required=False)
    body = forms.MultipleChoiceField(
        label="Body",
        choices=[("truck", "Truck"), ("van", "Van"), ("long", LONG_JA), ("wide", UNBROKEN)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    many = forms.MultipleChoiceField(
        label="Model",
        choices=[(str(n), f"Sample model {n}") for n in range(1, 25)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    side = forms.MultipleChoiceField(
        label="Where the car is",
        choices=[("us", "In the United States")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    price_min = forms.IntegerField(required=False)
    price_max = forms.IntegerField(required=False, max_value=10_000_000)


def _sample(key: str, number: int, typed: dict[str, Any] | None = None) -> SampleForm:
    return SampleForm(typed, auto_id=f"{key}-{number}-%s")


def fields(key: str) -> States:
    return {
        "Empty": {"form": _sample(key, 0)},
        "With errors": {"form": _sample(key, 1, {"words": "DA52T 123456", "number": "much"})},
    }


def errors(key: str) -> States:
    return {"Each line leads to its field": {"form": _sample(key, 2, {"number": "much"})}}


def facet(key: str) -> States:
    form = FacetForm({"body": ["truck"], "many": ["3"]}, auto_id=f"{key}-%s")
    return {
        "Words": {"field": form["q"]},
        "Choices, one of them long": {"field": form["body"]},
        "More choices than room": {"field": form["many"]},
        "One choice": {"field": form["side"]},
    }


def facet_pair(key: str) -> States:
    empty = FacetForm(auto_id=f"{key}-0-%s")
    wrong = FacetForm({"price_min": "7900", "price_max": "99999999999"}, auto_id=f"{key}-1-%s")
    return {
        name: {"low": form["price_min"], "high": form["price_max"]}
        for name, form in {"Empty": empty, "With an error": wrong}.items()
    }


def chips(key: str) -> States:
    def chip(label: str) -> Any:
        return SimpleNamespace(label=label, remove_url="#chips")

    return {
        "Two values": {"chips": [chip("Legal now"), chip("Up to $8,000")]},
        "Many values": {"chips": [chip(f"Sample model {n}") for n in range(1, 16)]},
        "Long Japanese text": {"chips": [chip(f"“{LONG_JA}”"), chip(UNBROKEN)]},
        "None: nothing is drawn": {"chips": []},
    }


def steps(key: str) -> States:
    names = ("Which car is it?", "When was it built?", "Photos", "Price and place", "Check")

    def row(*states: str, current: int) -> list[dict[str, Any]]:
        return [
            {"label": name, "url": "#steps", "current": at == current, "state": state}
            for at, (name, state) in enumerate(zip(names, states, strict=True))
        ]

    first = [{"label": name, "url": "", "current": not at} for at, name in enumerate(names)]
    return {
        "A new car": {"steps": first},
        "Half done": {"steps": row("done", "open", "open", "open", "", current=1)},
        "All done": {"steps": row("done", "done", "done", "done", "", current=4)},
        "Long Japanese text": {
            "steps": [{"label": LONG_JA, "url": "#steps", "state": "done"} for _n in range(4)]
        },
    }


def save_state(key: str) -> States:
    kept = {
        "Before the first change": "",
        "Saving": "saving",
        "Saved": "saved",
        "Failed": "failed",
        "Conflict": "conflict",
    }
    return numbered(key, {name: {"state": state} for name, state in kept.items()})


COMPONENTS = (
    Component(
        "fields",
        "Form fields",
        "Tab from field to field; Space ticks; arrow keys choose among radio buttons.",
        fields,
    ),
    Component(
        "errors",
        "Error summary",
        "Takes the focus when the page loads; each line is a link.",
        errors,
    ),
    Component("steps", "Steps of a form", f"Each step is a link. {PRESS}", steps),
    Component(
        "save_state", "Whether it is kept", f"{SILENT} Each change is said aloud.", save_state
    ),
    Component("facet", "Filter", "Tab from choice to choice, Space ticks.", facet),
    Component("facet_pair", "Filter from and to", "Two plain fields.", facet_pair),
    Component("chips", "Chips", "Each chip is a link that takes its value away.", chips),
)
