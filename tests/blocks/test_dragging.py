"""Entries are dragged to their places, by finger and mouse; the controls say where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Playwright, expect

from tests.blocks.test_in_browser import EXAMPLES, answers_in, arrive, page_of, rest
from tests.host import served
from tests.sites import Watch, firefox

PLACES = [name for name in EXAMPLES if name.startswith("places-")]
Spot = tuple[float, float]
TOUCHABLE = 44


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of the examples on a server."""
    folder = tmp_path_factory.mktemp("places")
    rest(folder)
    for name in PLACES:
        (folder / f"{name}.html").write_text(page_of(EXAMPLES[name]), "utf-8")
    with served(folder) as host:
        yield host


class Hand:
    """Somebody with a page of the example `name`, who drags with a mouse."""

    def __init__(self, page: Page, address: str, name: str) -> None:
        self.page, self.watch = page, Watch()
        self.watch.over(page, address)
        page.goto(f"{address}places-{name}.html")
        page.evaluate("document.fonts.ready")
        self.looks()

    @property
    def drawing(self) -> Locator:
        """What is dragged into."""
        return self.page.locator(".where")

    def looks(self) -> None:
        """Bring the drawing to the top of the screen."""
        self.drawing.evaluate("one => one.scrollIntoView({behavior: 'instant', block: 'start'})")

    def handle(self, text: str) -> Locator:
        """An entry's name below the drawing."""
        return self.page.locator(".handle", has_text=text)

    def point(self, id: str) -> Locator:
        """An entry's point in the drawing."""
        return self.page.locator(f"[data-point={id}] circle")

    def spot(self, across: float, down: float) -> Spot:
        """A spot of the drawing, in parts of its width and height."""
        box = self.drawing.bounding_box()
        assert box
        return box["x"] + across * box["width"], box["y"] + down * box["height"]

    def takes(self, start: Spot, to: Spot) -> None:
        """Press at a spot and hold what is there above another one."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*to, steps=5)

    def drags(self, what: Locator, across: float, down: float) -> None:
        """Take something to a spot of the drawing and let it go."""
        self.takes(middle(what), self.spot(across, down))
        self.page.mouse.up()

    def answers(self) -> dict[str, str]:
        """What the controls of the block say."""
        found = answers_in(self.page)
        return {name.partition(".")[2]: value for name, value in found.items() if value}


def middle(what: Locator) -> Spot:
    """The middle of what is seen."""
    expect(what).to_be_visible()
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Any]:
    """`phone("rings")` is somebody with that example; no page may warn of anything."""
    context, hands = arrive(browser), list[Hand]()

    def opens(name: str) -> Hand:
        hands.append(Hand(context.new_page(), address, name))
        return hands[-1]

    yield opens
    context.close()
    assert [fault for hand in hands for fault in hand.watch.faults] == []


@pytest.mark.parametrize(
    ("name", "handle", "across", "down", "answers"),
    [
        ("columns", "Keep the key", 0.5, 0.6, {"key": "ours"}),
        ("columns", "Keep the key", 0.34, 0.6, {"key": "ours"}),
        ("rings", "The baker", 0.5, 0.55, {"baker": "near"}),
        ("rings", "The baker", 0.04, 0.5, {"baker": "seen"}),
        ("timeline", "Rest", 0.5, 0.9, {"rest": "winter"}),
        ("axes", "A feast", 213 / 320, 256 / 348, {"feast-x": "7", "feast-y": "2"}),
        ("order", "More quiet", 0.5, 0.1, {"quiet": "1"}),
        ("right-to-left", "الجارة", 0.5, 0.2, {"neighbour": "known"}),
        ("right-to-left-axes", "مقعد", 296 / 320, 40 / 348, {"bench-x": "0", "bench-y": "10"}),
    ],
)  # fmt: skip
def test_an_entry_is_dragged_to_a_place(
    phone: Any, name: str, handle: str, across: float, down: float, answers: dict[str, str]
) -> None:
    """From its name below the drawing, which stays there; its point is then seen."""
    hand = phone(name)
    hand.drags(hand.handle(handle), across, down)
    assert hand.answers() == answers
    expect(hand.page.locator(".point:visible")).to_have_count(1)
    expect(hand.handle(handle)).to_be_visible()


def test_a_point_is_dragged_on(phone: Any) -> None:
    """From one field into another, and back to where it stood last."""
    hand = phone("columns")
    hand.page.locator("[name$='.water'][value=mine]").check()
    before = middle(hand.point("water"))
    hand.drags(hand.point("water"), 0.9, 0.5)
    assert hand.answers() == {"water": "theirs"}
    hand.drags(hand.point("water"), 0.1, 0.9)
    assert hand.answers() == {"water": "mine"}
    assert middle(hand.point("water")) == pytest.approx(before)


def test_of_points_side_by_side_the_nearest_is_meant(phone: Any) -> None:
    """Each is larger to a finger than it looks, and the last one lies on top."""
    hand = phone("columns")
    for entry in ("water", "key", "letters"):
        hand.page.locator(f"[name$='.{entry}'][value=mine]").check()
    expect(hand.point("letters")).to_be_visible()
    hand.looks()
    x, y = middle(hand.point("water"))
    hand.takes((x + 9, y), hand.spot(0.5, 0.9))
    hand.page.mouse.up()
    assert hand.answers() == {"water": "ours", "key": "mine", "letters": "mine"}


def test_in_an_order_the_others_make_room(phone: Any) -> None:
    """Beside each point stands the entry's name."""
    hand = phone("order")
    for number, text in enumerate(("More light", "More quiet", "More company")):
        hand.drags(hand.handle(text), 0.5, (number + 0.5) / 4)
    hand.drags(hand.point("company"), 0.3, 0.1)
    assert hand.answers() == {"company": "1", "light": "2", "quiet": "3"}
    names = hand.page.locator(".point .name:visible")
    assert sorted(zip(map(_down, names.all()), names.all_text_contents(), strict=True)) == [
        (1, "More company"), (2, "More light"), (3, "More quiet"),
    ]  # fmt: skip


def _down(name: Locator) -> int:
    """The line of an order that a name stands on."""
    down: int = name.evaluate(
        "one => Math.ceil(one.parentElement.transform.baseVal[0].matrix.f / 32)"
    )
    return down


@pytest.mark.parametrize("to", [(0.5, -0.3), (0.5, 1.9)])
def test_a_drag_that_ends_nowhere_changes_nothing(phone: Any, to: Spot) -> None:
    """Above the drawing, or below it; the point is back where it was."""
    hand = phone("rings")
    hand.page.locator("[name$='.baker'][value=known]").check()
    before = middle(hand.point("baker"))
    hand.drags(hand.point("baker"), *to)
    expect(hand.page.locator(".carrying")).to_have_count(0)
    hand.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert hand.answers() == {"baker": "known"}
    assert middle(hand.point("baker")) == pytest.approx(before)


def test_escape_gives_up(phone: Any) -> None:
    """At once, and letting go then does nothing."""
    hand = phone("axes")
    hand.takes(middle(hand.handle("A feast")), hand.spot(0.5, 0.5))
    expect(hand.point("feast")).to_be_visible()
    hand.page.keyboard.press("Escape")
    expect(hand.point("feast")).to_be_hidden()
    hand.page.mouse.up()
    assert hand.answers() == {}


def test_a_press_alone_changes_nothing(phone: Any) -> None:
    """Beside a point's middle, too, where another number is near."""
    hand = phone("axes")
    for axis in "xy":
        hand.page.locator(f"[name$='.feast-{axis}']").fill("5")
    x, y = middle(hand.point("feast"))
    hand.page.mouse.click(x + 17, y)
    assert hand.answers() == {"feast-x": "5", "feast-y": "5"}


def test_an_entry_of_ones_own_is_dragged_once_it_is_written(phone: Any) -> None:
    """Until then there is nothing to drag, and no word of it."""
    hand = phone("quadrants")
    expect(hand.page.locator(".handles")).to_be_hidden()
    hand.page.locator("textarea").first.fill("Sleep")
    hand.drags(hand.handle("Sleep"), 0.75, 0.75)
    assert hand.answers() == {"added-1": "Sleep", "added-1-place": "takes-later"}


def test_handles_are_large_enough_for_fingers(phone: Any) -> None:
    """As wide and high as our buttons; readers of the screen hear the controls instead."""
    hand = phone("long-words")
    box = hand.page.locator(".handle:visible").bounding_box()
    assert box and min(box["width"], box["height"]) >= TOUCHABLE
    assert hand.page.locator(".handles").get_attribute("aria-hidden") == "true"


def test_nothing_is_dragged_without_javascript(browser: Browser, address: str) -> None:
    """And nothing is promised."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}places-rings.html")
    expect(page.locator("[name$='.baker']").first).to_be_visible()
    expect(page.get_by_text("Drag these")).to_have_count(0)
    context.close()


# ---- by finger


class Finger(Hand):
    """Somebody who drags with a finger on a screen."""

    device: CDPSession

    def touches(self, kind: str, *at: Spot) -> None:
        """A finger begins, moves or ends."""
        points = [{"x": x, "y": y} for x, y in at]
        self.device.send(
            "Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points}
        )

    def slides(self, start: Spot, end: Spot) -> None:
        """Press at one spot and slide to another in steps."""
        self.touches("Start", start)
        for step in range(1, 9):
            self.touches("Move", _between(start, end, step / 8))

    @property
    def scrolled(self) -> float:
        """How far the page was scrolled down."""
        return float(self.page.evaluate("scrollY"))


def _between(start: Spot, end: Spot, part: float) -> Spot:
    across, down = ((to - at) * part for at, to in zip(start, end, strict=True))
    return start[0] + across, start[1] + down


@pytest.fixture
def finger(browser: Browser, address: str) -> Iterator[Finger]:
    """Somebody with the rings on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    one = Finger(page, address, "rings")
    one.device = context.new_cdp_session(page)
    yield one
    context.close()
    assert one.watch.faults == []


def test_a_finger_drags_and_the_page_stays(finger: Finger) -> None:
    """From the name up into a ring, and from there into another one."""
    before = finger.scrolled
    finger.slides(middle(finger.handle("The baker")), finger.spot(0.5, 0.55))
    finger.touches("End")
    assert finger.answers() == {"baker": "near"}
    finger.slides(middle(finger.point("baker")), finger.spot(0.5, 0.96))
    finger.touches("End")
    assert finger.answers() == {"baker": "seen"}
    assert finger.scrolled == before


def test_a_finger_beside_the_points_scrolls_the_page(finger: Finger) -> None:
    """The drawing is no trap."""
    before = finger.scrolled
    finger.slides(finger.spot(0.5, 0.8), finger.spot(0.5, 0.2))
    finger.touches("End")
    finger.page.wait_for_function(f"scrollY > {before} + 50")
    assert finger.answers() == {}


def test_a_touch_that_the_device_cancels_changes_nothing(finger: Finger) -> None:
    """A call comes in."""
    finger.slides(middle(finger.handle("The baker")), finger.spot(0.5, 0.55))
    expect(finger.point("baker")).to_be_visible()
    finger.touches("Cancel")
    expect(finger.point("baker")).to_be_hidden()
    assert finger.answers() == {}


# ---- in another browser


@pytest.fixture(scope="module")
def in_firefox(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Firefox."""
    browser = playwright.firefox.launch(**firefox())
    yield browser
    browser.close()


def test_a_mouse_drags_in_firefox(in_firefox: Browser, address: str) -> None:
    """From the name to a place, from there to another; Escape gives up."""
    page = in_firefox.new_page(viewport={"width": 1280, "height": 900})
    hand = Hand(page, address, "columns")
    hand.drags(hand.handle("Write letters"), 0.5, 0.7)
    assert hand.answers() == {"letters": "ours"}
    hand.drags(hand.point("letters"), 0.1, 0.7)
    assert hand.answers() == {"letters": "mine"}
    hand.takes(middle(hand.point("letters")), hand.spot(0.9, 0.7))
    page.keyboard.press("Escape")
    page.mouse.up()
    assert hand.answers() == {"letters": "mine"}
    page.close()
