"""The style sheet that is served, and what a page weighs."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder

from marketplace.static_files import SHEET, melted

STATIC = Path(settings.BASE_DIR) / "static"
KB = 1000


@pytest.fixture
def sources():
    return {name: (storage, name) for name, storage in FileSystemFinder().list([])}


def test_style_sheet_holds_every_file_it_imports_inside_its_layer(sources):
    text = melted(sources)
    assert "@import" not in text
    for name, layer in re.findall(r'url\("([^"]+)"\) layer\((\w+)\)', (STATIC / SHEET).read_text()):
        part = re.sub(r"/\*.*?\*/\s*", "", (STATIC / "css" / name).read_text(), flags=re.DOTALL)
        assert f"@layer {layer} {{\n{part}}}" in text


def test_every_style_file_is_imported_but_those_of_the_desk_and_the_guide():
    imported = set(re.findall(r'url\("([^"]+)"\)', (STATIC / SHEET).read_text()))
    there = {str(path.relative_to(STATIC / "css")) for path in (STATIC / "css").rglob("*.css")}
    apart = ("admin", "styleguide")
    assert {name for name in there - imported if not name.startswith(apart)} == {"site.css"}


def test_addresses_inside_parts_stay_right_in_the_melted_sheet(sources):
    """Only files in the top folder may hold addresses: those of the others would move."""
    for path in (STATIC / "css").glob("*/*.css"):
        assert "url(" not in path.read_text(), path.name
    for address in re.findall(r'url\("([^"]+)"\)', melted(sources)):
        assert (STATIC / "css" / address).resolve().is_file()


def test_style_weighs_less_than_its_budget(sources):
    assert len(brotli.compress(melted(sources).encode())) < 25 * KB


def test_scripts_weigh_less_than_their_budget():
    scripts = list((STATIC / "js").rglob("*.js"))
    assert scripts
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) < 45 * KB


def test_fonts_weigh_less_than_their_budget_and_bring_their_licence():
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) < 70 * KB
    licences = [path.read_text() for path in (STATIC / "fonts").glob("OFL-*.txt")]
    assert len(licences) == len(fonts)
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in licences)
