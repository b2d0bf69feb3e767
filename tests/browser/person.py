"""A person at a real browser, watched for everything that must never happen on a page."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response

from listings.accounts.models import User
from listings.letters.models import Letter
from tests.mailbox import link_in

PHONE, DESK = 390, 1280
# Of everything that has an address the longest: what a truck costs at a door in Ohio.
DOOR = "/landed-cost/?price=5000&side=jp&body=truck&built=1999&port=JPUKB&method=roro&zip=43085"
NARROWEST = 320  # CSS pixels: 400 % zoom on a desk, WCAG 1.4.10
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = Axe()


@dataclass(frozen=True)
class Screen:
    """How wide a window is and whether it runs script."""

    width: int
    script: bool = True

    def __str__(self) -> str:
        return f"{self.width}px-{'with' if self.script else 'without'}-script"


SCREENS = [Screen(width, script) for width in (PHONE, DESK) for script in (True, False)]


class Person:
    """One browser profile: `problems` gathers errors, refusals of the policy and strange hosts;
    `fetched` is everything that came from the site.
    """

    def __init__(self, browser: Browser, site: str, screen: Screen) -> None:
        self.site, self.screen = site, screen
        self.problems: list[str] = []
        self.fetched: list[Response] = []
        self.context: BrowserContext = browser.new_context(
            base_url=site,
            viewport={"width": screen.width, "height": 844},
            java_script_enabled=screen.script,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        self.context.on("response", self._answered)
        self.context.on("request", lambda request: self._asked(request.url))
        self.page: Page = self.context.new_page()

    def sign_in(self, user: User) -> None:
        """Become somebody, without the way through the sign-in page."""
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.site}
        self.context.add_cookies([cookie])

    def open(self, address: str) -> Response:
        """Go to an address of the site."""
        answer = self.page.goto(address)
        assert answer is not None
        return answer

    def press(self, name: str) -> None:
        """Press a button that leads to another page, and wait for that page."""
        self._onward(self.page.get_by_role("button", name=name).first)

    def follow(self, name: str) -> None:
        self._onward(self.page.get_by_role("link", name=name).first)

    def type(self, **fields: str) -> None:
        """Fill in or choose by the fields' names."""
        for name, value in fields.items():
            field = self.field(name)
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def field(self, name: str) -> Locator:
        """A field of the page's own form."""
        return self.page.locator(f"main [name={name}]").first

    def error_at(self, name: str) -> str:
        """What stands at a field as its error, tied to it for those who hear the page."""
        field = self.field(name)
        assert field.get_attribute("aria-invalid") == "true"
        described = (field.get_attribute("aria-describedby") or "").split()
        return " ".join(self.page.locator(f"[id='{name}']").inner_text() for name in described)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def asked(self) -> dict[str, list[str]]:
        """What the address asks for; a field left empty asks for nothing."""
        return parse_qs(urlsplit(self.page.url).query)

    def look(self) -> None:
        """Check the page as it stands: by light and in the dark, and nothing past its edge."""
        if self.screen.script:
            self.sees_no_barrier()
        self.assert_fits(self.screen.width)
        assert not self.problems, (self.page.url, self.problems)

    def sees_no_barrier(self) -> None:
        """Every rule of axe for WCAG 2.0 to 2.2 A and AA. The colours of the dark do not depend on
        the width, so they are looked at on the phone alone.
        """
        self._axe({"type": "tag", "values": WCAG})
        if self.page.viewport_size["width"] <= PHONE:
            self.page.emulate_media(color_scheme="dark")
            self._axe({"type": "rule", "values": ["color-contrast"]})
            self.page.emulate_media(color_scheme="light")

    def look_around(self) -> None:
        """The page as it stands: phone and desk in full, and nothing past the edge at 320 px."""
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 844})
            self.sees_no_barrier()
            self.assert_fits(width)
        self.assert_fits(NARROWEST)
        assert not self.problems, (self.page.url, self.problems)

    def assert_fits(self, width: int) -> None:
        """Nothing lies past the edge of a window of that width."""
        self.page.set_viewport_size({"width": width, "height": 844})
        widest = self.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, f"{self.page.url} scrolls sideways: {widest} > {width} px"

    def _onward(self, thing: Locator) -> None:
        with self.page.expect_navigation():
            thing.click()

    def _axe(self, rules: dict[str, object]) -> None:
        found = AXE.run(self.page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert not found.violations_count, f"{self.page.url}\n{found.generate_report()}"

    def _heard(self, message: ConsoleMessage) -> None:
        # The status of a page itself is what the tests ask for: a form with errors is a 422.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console: {message.text}")

    def _answered(self, answer: Response) -> None:
        self.fetched.append(answer)
        if answer.status >= 400 and not answer.request.is_navigation_request():
            self.problems.append(f"{answer.status}: {answer.url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.site}/", "data:")):
            self.problems.append(f"another host: {url}")


def link_mailed_to(address: str) -> str:
    """The path of the link in the newest letter that waits for the worker."""
    return link_in(Letter.objects.filter(recipient=address).latest("pk").text)
