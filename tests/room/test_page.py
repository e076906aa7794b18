"""The page of the room in a browser, against a small laptop: joining, answering, waiting, changing and leading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.report.browsing import Tab, browser
from tests.report.form_driving import DESK, EACH, PHONE, fill
from tests.room.driving import arrive, join, press, reads, seen, until
from tests.room.stub import CODE, LEAD, LINK, Laptop, Pass, served

LINE = {"lines/1/1/1/:answer": "Ask the customer"}
ASKS = "What is not happening that should be?"
VALUES = (
    "Object.fromEntries([...document.querySelectorAll('[data-key]')]"
    ".filter((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value) && !one.disabled)"
    ".map((one) => [one.dataset.key, one.value]))"
)
FAST = "const slow = setInterval; window.setInterval = (does, time) => slow(does, time / 50);"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
def room() -> Iterator[tuple[Laptop, str]]:
    with served() as there:
        yield there


def words(tab: Tab) -> list[str]:
    """What stands in the controls, with single blanks, from the top."""
    return [" ".join(one.split()) for one in tab.value(VALUES).values()]


def kept_in_browser(tab: Tab) -> str:
    return tab.value("sessionStorage.getItem('pmworkshop') || ''")


# Joining


def test_a_code_is_typed_in_any_case_with_blanks_and_a_name_is_chosen(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    laptop.passes["other"] = Pass(["bo"])
    arrive(tab, address)
    assert "The code stands on the wall." in seen(tab)
    tab.value("document.getElementById('code').value = 'abc'")
    press(tab, "Join")
    reads(tab, "That code is not right. Look at the wall.")
    tab.value("document.getElementById('code').value = ' k7q-m pd'")
    press(tab, "Join")
    reads(tab, "Bo Sample, Sales in use on another phone")
    assert tab.value("[...document.querySelectorAll('#names-list button')].map((one) => one.disabled)") == [
        False, True, False,
    ]  # fmt: skip
    press(tab, "Ann Sample")
    reads(tab, "What must stop")
    assert tab.value("location.pathname") == "/"
    assert tab.value("document.cookie") == ""


def test_a_name_that_is_taken_meanwhile_says_so(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    arrive(tab, f"{address}/{CODE}")
    reads(tab, "Who are you?")
    laptop.passes["other"] = Pass(["ann"])
    press(tab, "Ann Sample")
    reads(tab, "That name is in use on another phone.")
    reads(tab, "Ann Sample, Product in use on another phone")


def test_a_personal_link_needs_no_code_and_a_wrong_one_says_so(tab: Tab, room: tuple[Laptop, str]):
    _, address = room
    arrive(tab, f"{address}/me/guessed")
    reads(tab, "That link is not right.")
    arrive(tab, f"{address}/me/{LINK}")
    reads(tab, "Ann Sample, Product")
    assert tab.value("location.pathname") == "/"


def test_who_only_looks_is_asked_nothing_and_sees_what_the_wall_has_revealed(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    arrive(tab, f"{address}/{CODE}")
    press(tab, "I only look")
    reads(tab, "This phone only looks.")
    assert "Keep my answers" not in seen(tab)
    assert tab.value("document.querySelectorAll('[data-key]').length") == 0
    laptop.stands("looks", say="Look at the wall.", shown="<ul><li>We ask nobody</li></ul>")
    reads(tab, "On the wall We ask nobody")
    laptop.stands("curtain", say="Look up.")
    reads(tab, "Look up.")
    assert "We ask nobody" not in seen(tab)


def test_a_name_that_was_taken_back_has_to_join_again(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.passes.clear()
    press(tab, "Keep my answers")
    reads(tab, "Your name was taken back. Join again.")
    tab.value(f"document.getElementById('code').value = '{CODE}'")
    press(tab, "Join")
    press(tab, "Ann Sample")
    reads(tab, "Kept 10:42.")
    assert laptop.posts[-1]["rows"] == [["1", [ASKS, "Ask the customer"]]]


# Answering


@pytest.mark.parametrize("module", ["values", "long", "options", "dots", "points", "rank", "letters", "owners",
                                    "lines", "fields"])  # fmt: skip
def test_each_sort_of_question_is_kept_and_there_again_after_a_reload(
    tab: Tab, room: tuple[Laptop, str], module: str
):
    laptop, address = room
    laptop.asks(module)
    own = {key: value for key, value in EACH.items() if key.startswith(f"{module}/1/")}
    join(tab, address)
    fill(tab, own)
    typed = words(tab)
    press(tab, "Keep my answers")
    reads(tab, "Kept 10:42.")
    assert {(one["part"]["module"], one["part"]["tag"]) for one in laptop.posts} == {(module, "1")}
    assert all(None not in cells for _, cells in laptop.posts[0]["rows"])
    assert kept_in_browser(tab).count(module) == 0
    arrive(tab, address, anew=False)
    reads(tab, "Kept 10:42.")
    assert words(tab) == typed
    assert len(typed) >= len(own) - 1


def test_lines_that_were_added_come_back(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    laptop.keeps("ann", [["1", [ASKS, f"Line {n}"]] for n in range(1, 6)])
    until(tab, "document.querySelectorAll('#asked fieldset:first-of-type [data-sort=line]').length === 5")
    assert list(tab.value(VALUES).values()) == [f"Line {n}" for n in range(1, 6)]


def test_a_change_is_kept_by_the_same_button(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    reads(tab, "3 of 10 in")
    press(tab, "Keep my answers")
    reads(tab, "Nothing is answered yet.")
    fill(tab, LINE)
    reads(tab, "Not kept yet.")
    press(tab, "Keep my answers")
    reads(tab, "Kept 10:42.")
    assert tab.value("document.getElementById('keep').hidden")
    fill(tab, {"lines/1/1/2/:answer": "And then decide"})
    reads(tab, "The change is not kept yet.")
    press(tab, "Keep the change")
    until(tab, "document.getElementById('keep').hidden")
    assert [len(one["rows"]) for one in laptop.posts] == [1, 2]
    assert laptop.posts[1]["seen"] == laptop.done[laptop.posts[0]["id"]]["seen"]


def test_faults_are_named_and_lead_to_their_place(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    laptop.asks("points")
    join(tab, address)
    fill(tab, {"points/1/1/1/:answer": "4"})
    press(tab, "Keep my answers")
    reads(tab, "A poll of points: 4 points are given, and 10 are asked for.")
    tab.value("document.querySelector('#faults a').click()")
    assert tab.value("document.activeElement.getAttribute('aria-invalid')") == "true"
    fill(tab, {"points/1/2/1/:answer": "6"})
    laptop.refuse = [(422, {"say": "Nothing was kept.", "faults": ["We say no: that is no number."]})]
    press(tab, "Keep my answers")
    reads(tab, "Nothing was kept. We say no: that is no number.")
    press(tab, "Keep my answers")
    reads(tab, "Kept 10:42.")


@pytest.mark.parametrize(("button", "kept"), [("Keep mine", "Ask the customer"), ("Take the other one", "Other")])
def test_two_answers_with_one_name_leave_both_ways_out(tab: Tab, room: tuple[Laptop, str], button: str, kept: str):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.keeps("ann", [["1", [ASKS, "Other"]]], "10:40")
    reads(tab, "This name has answered on another phone too.")
    press(tab, "Keep my answers")
    reads(tab, f"That answer is: {ASKS} Other")
    press(tab, button)
    reads(tab, "Kept 10:4")
    until(tab, "document.getElementById('other').hidden")
    assert list(tab.value(VALUES).values()) == [kept]
    assert laptop.kept["ann", "lines/1"]["rows"] == [["1", [ASKS, kept]]]


def test_what_another_phone_kept_appears_where_nothing_is_typed(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    laptop.keeps("ann", [["1", [ASKS, "Other"]]], "10:40")
    reads(tab, "Kept 10:40.")
    assert list(tab.value(VALUES).values()) == ["Other"]


# Without a network


def test_an_answer_waits_for_the_network_and_is_sent_once(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.push(gone=True)
    press(tab, "Keep my answers")
    reads(tab, "No connection: your answers wait here and are sent by themselves.")
    assert "Ask the customer" in kept_in_browser(tab)
    laptop.push(gone=False)
    tab.value("window.dispatchEvent(new Event('online'))")
    reads(tab, "Kept 10:42.")
    assert len(laptop.done) == 1
    assert "Ask the customer" not in kept_in_browser(tab)
    assert "No connection" not in seen(tab)


def test_an_answer_that_waits_is_sent_after_a_reload_with_the_same_id(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.refuse = [(503, {"say": "The disk is full."})] * 2
    press(tab, "Keep my answers")
    reads(tab, "The disk is full. Your answers wait here and are sent by themselves.")
    arrive(tab, address, anew=False)
    reads(tab, "Kept 10:42.")
    assert len({one["id"] for one in laptop.posts}) == 1
    assert list(tab.value(VALUES).values()) == ["Ask the customer"]


def test_where_no_events_come_it_looks_by_itself(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    laptop.silent = True
    script = tab.before_each_page(FAST)
    join(tab, address)
    laptop.stands("break", say="Back at 10:50", part="A break")
    reads(tab, "Back at 10:50")
    tab.no_longer(script)


def test_answers_without_names_are_never_written_down_on_the_phone(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    laptop.asks("lines", named=False)
    join(tab, address)
    fill(tab, LINE)
    laptop.push(gone=True)
    press(tab, "Keep my answers")
    reads(tab, "your answers wait here")
    assert "Ask the customer" not in kept_in_browser(tab)
    laptop.push(gone=False)
    tab.value("window.dispatchEvent(new Event('online'))")
    reads(tab, "Kept 10:42.")


# When the room goes on


def test_what_was_typed_and_not_kept_stays_to_be_copied_when_the_room_goes_on(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.asks("values")
    reads(tab, "The room has gone on. What you typed for “What must stop” is not kept; it is here to be copied.")
    assert tab.value("document.getElementById('moved-text').value") == f"{ASKS} Ask the customer"
    laptop.asks("lines")
    until(tab, "document.getElementById('moved').hidden")
    assert list(tab.value(VALUES).values()) == ["Ask the customer"]
    laptop.asks("values")
    press(tab, "Remove")
    until(tab, "document.getElementById('moved').hidden")
    assert "Ask the customer" not in kept_in_browser(tab)


def test_an_answer_that_comes_too_late_says_why(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.refuse = [(410, {"say": "These answers have been shown."})]
    press(tab, "Keep my answers")
    reads(tab, "These answers have been shown. What you typed for “What must stop” is not kept")


def test_a_curtain_and_a_break_leave_what_is_typed_as_it_is(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    for state, say in (("curtain", "Look up."), ("break", "We are back at 10:50.")):
        laptop.stands(state, say=say, part="")
        reads(tab, say.rstrip("."))
        assert "Typed, and not kept" not in seen(tab)
        assert "Keep my answers" not in seen(tab)
    laptop.asks("lines")
    reads(tab, "Not kept yet.")
    assert list(tab.value(VALUES).values()) == ["Ask the customer"]


def test_a_row_that_is_added_leaves_focus_and_words(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    asked = laptop.now["asked"]
    laptop.stands("asks", part="What must stop", asked={**asked, "html": asked["html"] + "<p>One more row</p>"})
    reads(tab, "One more row")
    assert tab.value("document.activeElement.dataset.key") == "lines/1/1/1/:answer"
    assert list(tab.value(VALUES).values()) == ["Ask the customer"]


def test_a_closed_page_says_so_and_shows_what_was_not_kept(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    laptop.push(closed=True)
    reads(tab, "The page is closed The facilitator has closed it.")
    assert tab.value("document.getElementById('moved-text').value") == f"{ASKS} Ask the customer"


# Several people on one phone


def test_two_people_on_one_phone_see_only_what_is_theirs(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    fill(tab, LINE)
    press(tab, "Somebody else answers here too")
    reads(tab, "answers here already")
    press(tab, "Bo Sample")
    reads(tab, "Now answering: Bo Sample, Sales")
    assert tab.value(VALUES) == {}
    fill(tab, {"lines/1/1/1/:answer": "From Bo"})
    press(tab, "Keep my answers")
    reads(tab, "Kept 10:42.")
    press(tab, "Hand the phone to Ann Sample")
    reads(tab, "Each sees only what is theirs.")
    assert tab.value("document.getElementById('asked').offsetParent") is None
    press(tab, "I am Ann Sample")
    reads(tab, "Not kept yet.")
    assert list(tab.value(VALUES).values()) == ["Ask the customer"]
    assert "From Bo" not in tab.value("document.body.innerHTML")
    press(tab, "Keep my answers")
    reads(tab, "Kept 10:42.")
    assert {one["person"]: one["rows"][0][1][1] for one in laptop.posts} == {
        "ann": "Ask the customer", "bo": "From Bo",
    }  # fmt: skip
    arrive(tab, address, anew=False)
    reads(tab, "Who holds the phone?")
    assert "Ask the customer" not in str(tab.value(VALUES))


def test_a_name_is_taken_off_a_phone_by_two_taps(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    join(tab, address)
    press(tab, "Take this name off")
    reads(tab, "Take it off? What is kept stays.")
    assert [one.people for one in laptop.passes.values()] == [["ann"]]
    press(tab, "Take it off?")
    reads(tab, "Who are you?")
    assert laptop.passes == {}


# The facilitator's remote


def test_the_remote_shows_who_is_awaited_and_acts_on_the_moment_that_it_shows(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    arrive(tab, f"{address}/lead/{LEAD}")
    for words in ("4 min behind", "Still awaited Bo Sample, Sales", "Ask for one sentence each."):
        reads(tab, words)
    assert tab.value("document.querySelectorAll('[data-key]').length") == 0
    press(tab, "Next: Compare")
    reads(tab, "Done.")
    assert laptop.acts == [{"act": "next", "seen": laptop.now["version"]}]
    press(tab, "Take back")
    until(tab, "!document.getElementById('lead-bar').classList.contains('busy')")
    assert laptop.acts[-1] == {"act": "free", "person": "bo"}


def test_answers_are_shown_by_two_taps_only(tab: Tab, room: tuple[Laptop, str]):
    laptop, address = room
    arrive(tab, f"{address}/lead/{LEAD}")
    press(tab, "Show the answers")
    reads(tab, "Show the answers of 8? They cannot be hidden again.")
    assert laptop.acts == []
    assert tab.value("document.activeElement.textContent") == "No"
    press(tab, "No")
    press(tab, "Show the answers")
    press(tab, "Yes")
    reads(tab, "Done.")
    assert [one["act"] for one in laptop.acts] == ["show"]


def test_the_remote_is_not_there_for_others(tab: Tab, room: tuple[Laptop, str]):
    _, address = room
    join(tab, address)
    assert tab.value("document.getElementById('lead').hidden && document.getElementById('lead-bar').hidden")
    assert "Ask for one sentence each." not in tab.value("document.body.innerHTML")


# Every eye and every thumb


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 640), (640, 400)], ids=["phone", "desk", "narrow", "twice"])
def test_it_fits_whatever_the_size_and_every_target_can_be_hit(tab: Tab, room: tuple[Laptop, str], size):
    laptop, address = room
    wide = "document.documentElement.scrollWidth"
    low = (
        "[...document.querySelectorAll('button, input:not([type=radio]):not([type=checkbox]), select, label.tick')]"
        ".filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 43.5)"
        ".map((one) => one.outerHTML)"
    )
    arrive(tab, f"{address}/{CODE}", size)
    reads(tab, "Who are you?")
    for module in ("letters", "fields", "points", "dots"):
        laptop.asks(module)
        join(tab, address, size=size)
        assert (tab.value(wide) <= size[0], tab.value(low)) == (True, [])
        laptop.passes.clear()
    arrive(tab, f"{address}/lead/{LEAD}", size)
    assert (tab.value(wide) <= size[0], tab.value(low)) == (True, [])


def test_without_scripts_it_says_what_else_there_is(tab: Tab, room: tuple[Laptop, str]):
    _, address = room
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    tab.ask("Page.navigate", url=address)
    until(tab, "document.readyState === 'complete' && location.protocol === 'http:'")
    assert "This page needs scripts" in seen(tab)
