"""The components in a real browser: no barrier in any state, everything by keyboard and without script."""

import pytest

from listings.accounts.models import Act

from .person import DESK, NARROWEST, PHONE, Screen

pytestmark = pytest.mark.browser

ORDER = "forms => forms.map(form => form.dataset.name.split('.')[0])"
# A toast as a page after an act would hold it.
TOAST = """async () => {
  const toast = document.querySelector("#toast .toast").cloneNode(true);
  document.querySelector("main").prepend(toast);
  document.documentElement.style.setProperty("--toast-time", "0.6s");
  await import(document.querySelector("script[src*='toast']").src + "?again");
}"""


@pytest.fixture
def guide(person_at, market):
    """The guide at a screen, opened by somebody of the staff."""

    def guide(width, script=True):
        person = person_at(Screen(width, script))
        person.sign_in(market.staff)
        assert person.open("/styleguide/").status == 200
        return person

    return guide


def focused(person):
    return person.page.evaluate("document.activeElement.innerText.trim()")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_state_of_any_component_is_a_barrier(guide, width):
    """Each state is there by day and by night, so the colours of both are looked at at once."""
    person = guide(width)
    person.sees_no_barrier()
    person.assert_fits(width)


def test_no_state_needs_scrolling_sideways_at_400_percent(guide):
    guide(PHONE).assert_fits(NARROWEST)


@pytest.mark.parametrize("width", [NARROWEST, 768, DESK])
def test_no_state_breaks_in_japanese(person_at, market, width):
    """Japanese has no spaces, and its words here are whole sentences of another length."""
    person = person_at(Screen(width))
    person.context.set_extra_http_headers({"Accept-Language": "ja"})
    person.sign_in(market.staff)
    person.open("/styleguide/")
    assert person.page.locator("html").get_attribute("lang") == "ja"
    person.assert_fits(width)


def test_text_spacing_hides_nothing(guide):
    """WCAG 1.4.12: the reader's own spacing breaks no card, tile or button."""
    person = guide(PHONE)
    person.page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    }""")
    person.assert_fits(PHONE)
    cut = person.page.evaluate("""() => [...document.querySelectorAll(
      ".card-body, .tile, .button, .chip, .badge, .notice"
    )].filter(it => it.scrollWidth > it.clientWidth + 1).map(it => it.outerHTML.slice(0, 200))""")
    assert cut == []


def test_every_target_is_large_enough(guide):
    """24 px for every control (WCAG 2.5.8); links inside sentences are exempt."""
    small = guide(PHONE).page.evaluate("""() => [...document.querySelectorAll(
      ".guide-side :is(button, summary, .chip, .pager a, .step, .map-pin, .map-list a, .button)"
    )].filter(it => it.offsetParent !== null || it.ownerSVGElement)
      .map(it => [it.getBoundingClientRect(), it.outerHTML.slice(0, 120)])
      .filter(([box]) => box.width && (box.width < 24 || box.height < 24))""")
    assert small == []


def test_photos_are_put_in_order_by_keys_and_it_is_said_aloud(guide):
    person = guide(DESK)
    grid = person.page.locator("#photo_grid .photo-list").first
    grid.locator(".photo-grip").first.focus()
    with person.page.expect_request(lambda asked: asked.method == "POST") as asked:
        person.page.keyboard.press("ArrowRight")
        person.page.keyboard.press("ArrowRight")
    assert grid.locator("form").evaluate_all(ORDER) == ["rear", "bed", "front"]
    assert "front" in focused(person)
    said = person.page.locator("#photo_grid .photo-order").first
    assert said.inner_text() == "front.jpg is now photo 3 of 3"
    assert 'name="place"\r\n\r\n3\r\n' in asked.value.post_data
    assert grid.locator(".photo-count").all_inner_texts() == ["Cover", "2", "3"]


def test_an_order_that_is_not_saved_goes_back_and_says_so(guide):
    person = guide(DESK)
    person.page.route("**/styleguide/", lambda route: route.abort())
    grid = person.page.locator("#photo_grid .photo-list").first
    grid.locator("[value=down]").first.click()
    assert grid.locator("form").evaluate_all(ORDER) == ["rear", "front", "bed"]
    said = person.page.locator("#photo_grid .photo-order").first
    said.get_by_text("not saved").wait_for()
    assert grid.locator("form").evaluate_all(ORDER) == ["front", "rear", "bed"]
    assert person.page.locator("#photo_grid .photo-order").first.is_visible()
    person.problems.clear()


def test_a_dialog_opens_and_closes_by_keyboard_and_the_focus_comes_back(guide):
    person = guide(DESK)
    opener = person.page.locator("#dialog-light-0-opener")
    opener.focus()
    person.page.keyboard.press("Enter")
    dialog = person.page.locator("#dialog-light-0")
    assert dialog.evaluate("dialog => dialog.matches(':modal')")
    person.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert opener.evaluate("link => link === document.activeElement")


def test_a_dialog_opens_and_closes_without_script(guide):
    person = guide(PHONE, script=False)
    person.page.locator("#dialog-light-0-opener").click()
    dialog = person.page.locator("#dialog-light-0")
    assert dialog.is_visible()
    dialog.get_by_role("link", name="Close").click()
    assert not dialog.is_visible()


def test_a_photo_opens_large_and_escape_leads_back_to_it(guide):
    person = guide(DESK)
    first = person.page.locator("#gallery .strip a").first
    first.focus()
    person.page.keyboard.press("Enter")
    box = person.page.locator("#gallery .lightbox").first
    assert box.is_visible()
    person.page.keyboard.press("ArrowRight")
    assert box.locator(".lightbox-place").inner_text() == "2 / 5"
    person.page.keyboard.press("Escape")
    assert first.evaluate("link => link === document.activeElement")


def test_a_toast_leaves_but_never_from_under_the_reader(guide):
    person = guide(DESK)
    person.page.evaluate(TOAST)
    toast = person.page.locator(".toast-lifted")
    toast.get_by_role("button", name="Undo").focus()
    person.page.wait_for_timeout(1500)
    assert toast.is_visible()
    person.page.locator(".skip").focus()
    toast.wait_for(state="detached")


def test_a_toast_without_script_is_a_message_whose_undo_works(guide, market):
    person = guide(PHONE, script=False)
    before = Act.objects.count()
    assert not person.page.locator(".toast-lifted").count()
    person.press("Undo")
    assert person.path == "/styleguide/"
    assert Act.objects.count() == before


def test_a_zoomed_map_brings_a_focused_pin_into_its_window(guide):
    person = guide(DESK)
    frame = person.page.locator("#map .map-frame").first
    assert frame.get_by_role("button", name="Zoom out").get_attribute("aria-disabled") == "true"
    for _press in range(3):
        frame.get_by_role("button", name="Zoom in").click()
    assert frame.get_by_role("button", name="Zoom in").get_attribute("aria-disabled") == "true"
    for pin in frame.locator(".map-pin").all():
        pin.focus()
        window, spot = frame.locator(".map-window").bounding_box(), pin.bounding_box()
        assert window["x"] <= spot["x"] <= window["x"] + window["width"]
        assert window["y"] <= spot["y"] <= window["y"] + window["height"]
