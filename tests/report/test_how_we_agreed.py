"""The page for those who were not there: the moments of the room, nothing hidden or struck, one quiet file."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pmworkshop.interface import export, history
from pmworkshop.report.builders.story.story import story_of
from pmworkshop.report.files import files_after
from pmworkshop.report.model.story import Chapter, Moment, Story
from pmworkshop.report.writers.how_we_agreed import NOTHING, agreed_files
from pmworkshop.session.core.records import AnyRecord, Commitment, Decision, Objection, Purpose, Stage, Wording
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change, Draft, Drop, GestureContext, Step, make_step
from pmworkshop.workshop.workshop import Workshop
from tests import build
from tests.build import START, action, activity, ballot, drop, entry, mark, put, role, round_, theme
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.programs import needed
from tests.report.browsing import Tab, browser
from tests.report.sample import records
from tests.session.asked import agenda_with

NAME = "how-we-agreed.html"
SECRET = "Zqxj"
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'><a href='http://evil.example'>x</a> ]]> "


def at(module: str, phase: str, **more: object) -> Stage:
    """The room in a phase of a module."""
    return Stage(id="stage", module=module, phase=phase, started=START, **more)  # type: ignore[arg-type]


def walk(*steps: Sequence[AnyRecord | Drop], seconds: int = 60, **about: object) -> list[Step]:
    """The history of a room that did these things one after the other, a minute apart."""
    made: list[Step] = []
    state = Session()
    for changes in ((build.details(**about), *build.people()), *steps):
        draw = GestureContext(START + timedelta(seconds=seconds * len(made)), f"g{len(made)}")
        made.append(make_step(Draft("A gesture", tuple(changes)), state, draw))
        state = state.apply(made[-1])
    return made


def moments(story: Story) -> list[Moment]:
    return [moment for chapter in story.chapters for moment in chapter.moments]


def sentences(*steps: Sequence[AnyRecord | Drop], **about: object) -> list[str]:
    """What is told of these steps, but for what the room left with at the end."""
    return [one.sentence for one in moments(story_of(walk(*steps, **about)))[:-1]]


def page_of(*steps: Sequence[AnyRecord | Drop], **about: object) -> str:
    return agreed_files(story_of(walk(*steps, **about)))[NAME].decode()


def begun(*more: Sequence[AnyRecord | Drop]) -> list[Sequence[AnyRecord | Drop]]:
    """A room that has gone into its first part."""
    return [(at("collect", "alone"),), *more]


CHART = (
    role("pm", title="Product manager"), role("sa", title="Sales", place=2),
    activity("price", label="Set the price"), activity("road", label="Admit an item", place=2),
    activity("play", label="Make the coffee", practice=True, place=3),
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build.sample_file(tmp_path_factory.mktemp("agreed") / "sample.pmw")


@pytest.fixture(scope="module")
def story(sample: Path) -> Story:
    return story_of([step for _, step in history(sample).steps])


@pytest.fixture(scope="module")
def page(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / NAME
    path.write_bytes(export(sample, "how-we-agreed")[NAME])
    return path


# What is told


def chapter(story: Story, title: str) -> Chapter:
    return next(one for one in story.chapters if one.title == title)


def test_the_sample_is_told_in_moments_and_not_in_steps(story: Story, sample: Path):
    assert 30 < story.moments < len(history(sample).steps) / 3
    assert [one.number for one in moments(story)] == list(range(1, story.moments + 1))
    assert [one.title for one in story.chapters][-3:] == ["The action plan", "Check-out", "What we left with"]
    assert all(one.sentence.endswith((".", "?", "”")) for one in moments(story))
    minutes = [one.minute for one in moments(story) if one.minute is not None]
    assert minutes == sorted(minutes)


def test_statements_are_drawn_as_they_were_shown(story: Story):
    shown = chapter(story, "Six statements").moments[0]
    assert shown.sentence == "Nine leaders answered alone about “Six statements”; then all saw the answers."
    roadmap = next(one for one in shown.counted if "enters the roadmap" in one.subject)
    assert dict(roadmap.counts) == {"1": 3, "2": 2, "3": 1, "4": 2, "5": 1}
    assert (roadmap.low, roadmap.high, roadmap.word) == ("not at all", "entirely", "far apart")


def test_priorities_are_told_with_their_votes_the_most_first(story: Story):
    shown = chapter(story, "Choose three").moments[0]
    assert shown.more[0].startswith("Put first: “Know the customer before the roadmap”, “Dates that")
    votes = [one.votes for one in shown.counted]
    assert votes[:3] == [7, 6, 5]
    assert votes == sorted(votes, reverse=True)


def test_each_row_is_shown_before_and_after_it_was_settled(story: Story):
    told = {one.sentence: one for one in chapter(story, "Who answers for what").moments}
    price = told["Product manager answers for “Set the price”."]
    assert price.more == ("The reason: Price and offer belong in one hand.",)
    assert price.beside is not None
    row = next(one for one in price.beside.rows if one.changed)
    assert (row.before.words, row.before.standing) == (
        "Product manager 4, Head of product 2, Sponsor 1, Sales 1, Finance 1", "open",
    )  # fmt: skip
    assert (row.after.words, row.after.standing) == ("A Product manager", "settled")
    assert price.beside.legend.startswith("A: ")
    titles = {change.after.title for one in told.values() if one.beside for change in one.beside.rows}
    assert "Admit an item to the roadmap" in titles
    assert "Book the room for the next meeting of this group" not in titles  # it was for practice


def test_the_plan_grows_action_by_action(story: Story):
    plans = [one.plan for one in chapter(story, "The action plan").moments if one.plan]
    new = [[line.what for line in plan.lines if line.new] for plan in plans]
    assert new[:2] == [
        ["Publish who decides what enters the roadmap"],
        ["Visit twelve customers before the next roadmap"],
    ]
    assert [plan.earlier + len(plan.lines) + plan.later for plan in plans[:10]] == list(range(1, 11))
    left = moments(story)[-1]
    assert left.plan is not None
    assert [line.code for line in left.plan.lines] == [f"A{number:02}" for number in range(1, 11)]
    assert [one.title for one in left.lines][:2] == ["We begin with", "Who answers for what"]


def test_the_same_session_gives_the_same_bytes(sample: Path):
    assert export(sample, "how-we-agreed") == export(sample, "how-we-agreed")


def test_what_a_room_does_is_told_in_sentences():
    told = sentences(
        *begun(
            (entry("e1", "Nobody asks customers"),),
            (entry("e2", "Nobody listens"), entry("e3", "The canteen", parked=True)),
            (at("collect", "group"),),
            (theme("t1", title="Customers"), entry("e1", "Nobody asks customers", theme="t1")),
            (drop(entry("e2")), entry("e1", "Nobody asks or listens", theme="t1")),
            (at("collect", "choose"),),
            (Purpose(id="purpose", line="e1"),),
            (entry("e3", "The canteen", parked=True, answer="Facilities know"),),
            (entry("e1", "Nobody asks", theme="t1"),),
        )
    )
    assert told == [
        "Two answers to: “What is not happening that should be?”",
        "The room put its lines into one group.",
        "The room chose its purpose: “Nobody asks or listens”.",
        "“The canteen”: Facilities know.",
    ]


def test_what_becomes_of_a_row_is_told():
    told = sentences(
        *begun(
            (*CHART, at("chart", "settle")),
            (mark("price", "pm", "A", reason="One hand"),),
            (activity("price", label="Set the price", state="settled"),),
            (mark("road", "pm", "C"),),
            (activity("road", label="Admit an item", place=2, state="parked"),),
            (activity("price", label="Set each price", state="settled"),),
            (activity("new", label="Say no", place=4),),
            (mark("play", "pm", "A"),),
            (activity("price", label="A"), activity("road", label="B", place=2)),
            (mark("price", "sa", "A"),),
        )
    )
    assert told == [
        "The room added two rows of the chart.",
        "Product manager answers for “Set the price”.",
        "“Admit an item” is not settled yet.",
        "“Set the price” now reads “Set each price”.",
        "The room added a row: “Say no”.",
        "The room changed two rows of the chart.",
        "Product manager and Sales answer for “A”.",
    ]


def test_decisions_gifts_and_promises_are_told():
    told = sentences(
        *begun(
            (
                Decision(
                    id="d1", module="decide", statement="We meet monthly", outcome="adopted", reason="It is short"
                ),
            ),
            (Decision(id="d2", module="decide", statement="We merge", outcome="open"),),
            (action("a1", what="Publish the rule", owners=("ann",), due=build.DAY),),
            (Commitment(id="c1", module="plan", giver="cem", resource="days", amount="2", action="a1"),),
            (action("a2", "A02", what="Ask", place=2), action("a3", "A03", what="Tell", place=3)),
            (Commitment(id="c2", module="plan", giver="ann", resource="room"),),
            (
                action("a2", "A02", what="Ask", place=2, checkins=(build.DAY,)),
                action("a3", "A03", what="Tell", place=3, checkins=(build.DAY,)),
            ),
            (at("plan", "read_back", finished=True),),
        )
    )
    assert told == [
        "“We meet monthly”: adopted.",
        "“We merge”: not settled yet.",
        "Ann takes on “Publish the rule”, by Monday 14 September 2026.",
        "The room changed two actions of its plan.",
        "The functions said what they give: one gift.",
        "The room looks at its plan again on Monday 14 September 2026.",
        "The workshop ends.",
    ]


def test_a_decision_is_told_with_its_rule_its_reason_and_how_objections_were_met():
    decision = Decision(
        id="d1", module="decide", statement="We meet monthly", outcome="adopted", rule="Consent",
        reason="It is short", owner="ann", due=build.DAY,
        objections=(Objection(participant="ben", text="No time", met="One hour only"),),
    )  # fmt: skip
    (told, _) = moments(story_of(walk(*begun((decision,)))))
    assert told.more == (
        "The reason: It is short.",
        "Ann sees to it, by Monday 14 September 2026.",
        "The rule: Consent.",
        "An objection: No time; how it was met: One hour only.",
    )
    assert told.beside is None


def test_a_review_tells_what_has_become_of_each_action():
    agreed = action("a1", what="Publish the rule", owners=("ann",), status="agreed")
    stuck = agreed.model_copy(update={"status": "stuck", "status_reason": "No figures"})
    told = story_of(
        walk(
            (agreed, at("plan", "settle")),
            (agreed.model_copy(update={"note": "Soon"}),),
            (at("review", "settle"),),
            (stuck,),
            (stuck.model_copy(update={"owners": ("ben",), "status": "agreed", "status_reason": ""}),),
        )
    )
    assert [(one.sentence, one.more) for one in moments(told)[:-1]] == [
        ("The room added to “Publish the rule”.", ()),
        ("Ben takes on “Publish the rule”.", ()),
    ]
    (first, *_) = moments(story_of(walk((agreed, at("review", "settle")), (stuck,))))
    assert (first.sentence, first.more) == ("“Publish the rule” is stuck.", ("The reason: No figures.",))
    assert first.plan is not None
    assert first.plan.lines[0].status == "stuck"


def test_answers_in_words_and_answers_on_one_thing_of_a_list_are_told():
    named = round_("decide/1", module="decide", item="e1", asked=(Wording(id=WHOLE, text="Offline mode"),))
    votes = [ballot(one, round="decide/1", subject=WHOLE, score=5) for one in ("ann", "ben", "cem")]
    written = round_("collect/1", module="collect")
    story = story_of(
        walk(
            *begun(
                (written,),
                (round_("collect/1", module="collect", status="revealed"), entry("e1", "We say no")),
                (named, *votes),
                (named.model_copy(update={"status": "revealed"}),),
            )
        )
    )
    first, second, _ = moments(story)
    assert first.sentence == "Each leader answered alone about “A collect module”; then all saw the answers."
    assert [one.lines for one in first.lines] == [("We say no",)]
    assert second.sentence == "Three leaders answered alone about “Offline mode”; then all saw the answers."
    assert [one.counts[-1] for one in second.counted] == [("5", 3)]


# What is not told


def ballots(*more: AnyRecord) -> tuple[AnyRecord, ...]:
    return (ballot("ann", text=f"{SECRET} one"), ballot("ben", score=4, remark=f"{SECRET} two"), *more)


@pytest.mark.parametrize("status", ["open", "closed"])
def test_answers_that_the_room_has_not_seen_are_nowhere(status: str):
    told = page_of(
        *begun((at("poll", "alone"),), (round_(status="open"), *ballots()), (round_(status=status),), (entry("e"),))
    )
    assert "Answer e" in told
    assert SECRET not in told
    assert "answered alone" not in told


def otherwise(change: Change, shown: set[str]) -> Change:
    """An answer of a round that is not shown, as somebody of another mind would have given it."""
    record = dict(change.record or {})
    if change.kind != "ballot" or record["round"] in shown:
        return change
    if "score" in record:
        record["score"] = record["score"] % 5 + 1
    if "points" in record:
        record["points"] = {key: number + 1 for key, number in record["points"].items()}
    if "letters" in record:
        record["letters"] = dict.fromkeys(record["letters"], "R")
    return change.model_copy(update={"record": record})


def test_other_answers_give_the_same_bytes_until_they_are_shown(sample: Path):
    steps = [step for _, step in history(sample).steps]
    shown: set[str] = set()
    for seq, step in enumerate(steps):
        rounds = {
            one.id for one in step.changes if one.kind == "round" and (one.record or {})["status"] == "revealed"
        }
        if rounds - shown and any(one.kind == "ballot" for one in steps[seq - 1].changes):
            hidden = steps[:seq]
            others = [
                one.model_copy(update={"changes": tuple(otherwise(change, shown) for change in one.changes)})
                for one in hidden
            ]
            assert others != hidden
            assert agreed_files(story_of(others)) == agreed_files(story_of(hidden))
        shown |= rounds
    assert len(shown) == 5


def test_answers_that_were_shown_too_early_and_hidden_again_are_nowhere():
    told = page_of(
        *begun(
            (at("poll", "alone"),),
            (round_(status="open"), *ballots()),
            (round_(status="revealed"),),
            (entry("e"),),
            (round_(status="closed"),),
            (entry("f"),),
        )
    )
    assert "Answer f" in told
    assert SECRET not in told


def test_nobody_is_named_beside_an_answer():
    told = page_of(
        *begun(
            (at("poll", "alone"),),
            (round_(), *(ballot(one, score=2) for one in ("ann", "ben", "cem"))),
            (round_(status="revealed"),),
            (entry("e", "We say no", author="ben"),),
        )
    )
    assert "Three leaders answered alone" in told
    assert not [name for name in ("Ann", "Ben", "Cem") if name in told]


def test_private_columns_addresses_and_notes_are_nowhere():
    hidden = {"columns": [{"id": "when", "title": "When", "private": True}]}
    ann = build.people()[0].model_copy(update={"email": f"{SECRET}@a.example"})
    said = entry("e", "We say no", values={"when": SECRET})
    told = page_of(*begun((said,), (ann,)), agenda=agenda_with(collect=hidden))
    assert "We say no" in told
    assert SECRET not in told
    assert "Whispered" not in told


@pytest.fixture
def room() -> Iterator[Workshop]:
    workshop = build.begin()
    workshop.commit(put(at("collect", "alone")))
    yield workshop
    workshop.close()


def told_by(workshop: Workshop) -> str:
    return agreed_files(story_of(build.steps_of(workshop)))[NAME].decode()


def test_what_is_struck_is_nowhere(room: Workshop):
    line = f"{SECRET} said this in anger"
    room.commit(put(entry("e1", line), label=f"Added “{line}”"))
    room.commit(put(entry("e2", "We say no")))
    room.commit(put(theme("t", title=f"After: {line}"), entry("e1", line, theme="t")))
    assert SECRET in told_by(room)
    room.strike("entry", "e1")
    told = told_by(room)
    assert "We say no" in told
    assert SECRET not in told


def test_what_undo_took_out_is_nowhere_and_what_redo_brought_back_is_there(room: Workshop):
    room.commit(put(entry("e1", f"{SECRET} typed on the wrong wall")))
    room.commit(put(entry("e2", "We say no")), window="notes")
    room.undo()
    told = told_by(room)
    assert "We say no" in told
    assert SECRET not in told
    room.redo()
    assert SECRET in told_by(room)


# A page of text that may be anything


class Tags(HTMLParser):
    """Every tag with what it says beside it, and what stands in scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._now = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._now = tag

    def handle_endtag(self, tag: str) -> None:
        self._now = ""

    def handle_data(self, data: str) -> None:
        if self._now in self.inside:
            self.inside[self._now].append(data)

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [about for tag, about in self.tags if tag == name]


def hostile() -> str:
    """A page of a session that holds this text wherever it may stand."""
    each = [(record,) for record in records(EVIL)]
    title = f"{EVIL} workshop"
    return page_of(*begun(*each), title=title, organisation=EVIL)


def test_no_text_becomes_a_tag_a_script_or_a_request():
    tags = Tags(hostile())
    assert [len(tags.of(name)) for name in ("script", "style", "img", "iframe", "link")] == [1, 1, 0, 0, 0]
    assert all(one["href"].startswith("#step-") for one in tags.of("a"))
    names = {name for _, about in tags.tags for name in about}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style", "srcset", "action")]
    assert "alert(1)" not in "".join(tags.inside["script"])


def test_the_script_is_ours_alone_and_no_other_may_run(page: Path):
    for text in (hostile(), page.read_text(encoding="utf-8")):
        tags = Tags(text)
        policy = next(one["content"] for one in tags.of("meta") if one.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        for name in ("script", "style"):
            digest = b64encode(sha256("".join(tags.inside[name]).encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in policy
    assert Tags(hostile()).inside == tags.inside  # nothing of the session is in it


def test_a_reader_without_eyes_finds_parts_steps_and_tables(page: Path, story: Story):
    tags = Tags(page.read_text(encoding="utf-8"))
    assert len(tags.of("article")) == story.moments
    assert all(one["aria-labelledby"] for one in (*tags.of("section"), *tags.of("article")))
    assert [one["aria-live"] for one in tags.of("p") if one.get("role") == "status"] == ["polite"]
    assert len(tags.of("caption")) == len(tags.of("table"))
    assert all(one.get("aria-hidden") == "true" for one in tags.of("svg"))
    ids = [about["id"] for _, about in tags.tags if about.get("id")]
    assert len(ids) == len(set(ids))


# Small and large


def test_a_workshop_that_has_not_begun_says_so():
    assert NOTHING in page_of((entry("e"),))


def test_without_a_history_the_other_files_are_still_written():
    assert NAME not in files_after(build.session())
    assert NAME in files_after(build.session(), walk(*begun()))


def test_a_long_session_stays_small():
    rows = [
        activity(f"r{number}", label=f"Decision {number} that somebody takes", place=number) for number in range(40)
    ]
    roles = [role(f"c{number}", title=f"Role {number}", place=number) for number in range(30)]
    long = walk(
        (*rows, *roles, at("collect", "alone")),
        *((entry(f"e{number}", f"Answer {number}", place=number),) for number in range(700)),
        (at("chart", "settle"),),
        *((mark(f"r{row}", f"c{(row + cell) % 30}", "C" if cell else "A"),)
          for row in range(40) for cell in range(5)),
        (at("plan", "settle"),),
        *((action(f"a{number}", f"A{number}", owners=("ann",), place=number, first_step=step),)
          for number in range(200) for step in ("", "Call", "Call them")),
        seconds=4,
    )  # fmt: skip
    assert len(long) > 1500
    story = story_of(long)
    assert story.moments < 260
    assert max(len(one.plan.lines) for one in moments(story)[:-1] if one.plan) <= 9
    assert len(agreed_files(story)[NAME]) < 1_000_000


# On the command line


def test_it_goes_out_with_the_others_after_the_workshop(desk: Desk, sample: Path):  # noqa: F811
    said = desk.run("after", sample, "--out", "out")
    assert said.code == 0
    assert NAME in said.out
    assert "Step 1 of " in (desk.here / "out" / NAME).read_text(encoding="utf-8")
    assert desk.run("export", sample, "--format", "how-we-agreed", "--out", "-").out.startswith("<!DOCTYPE html>")


# In a browser


HERE = "[...document.querySelectorAll('.moment')].filter(one => one.offsetHeight).map(one => one.id).join(' ')"
TOLD = "document.querySelector('.told').textContent"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("browser")) as tab:
        yield tab


def test_keys_go_from_step_to_step(tab: Tab, page: Path, story: Story):
    tab.open(page)
    last = f"step-{story.moments}"
    assert tab.value(HERE) == ""  # the cover
    tab.press("ArrowRight")
    assert tab.value(HERE) == "step-1"
    assert tab.value(TOLD).startswith(f"Step 1 of {story.moments}. Two answers to: ")
    tab.press(" ", "PageDown")
    assert tab.value(HERE) == "step-3"
    tab.press(" ", shift=True)
    assert tab.value(HERE) == "step-2"
    tab.press("End", "ArrowRight")
    assert tab.value(HERE) == last
    tab.press("ArrowLeft", "PageUp")
    assert tab.value(HERE) == f"step-{story.moments - 2}"
    tab.press("Home", "ArrowLeft")
    assert tab.value(HERE) == ""


def test_fingers_and_buttons_go_from_step_to_step_on_a_phone(tab: Tab, page: Path):
    tab.open(page, "#step=12", width=390, height=844)
    assert tab.value(HERE) == "step-12"
    tab.swipe((300, 300), (100, 310))
    assert tab.value(HERE) == "step-13"
    tab.swipe((100, 300), (300, 290))
    tab.swipe((200, 300), (190, 100))  # down the page, not across
    assert tab.value(HERE) == "step-12"
    tab.value("document.querySelector('[data-do=on]').click()")
    assert tab.value(HERE) == "step-13"
    tab.value("document.querySelector('[data-do=back]').click()")
    tab.value("document.querySelectorAll('.parts a')[2].click()")
    assert tab.value(HERE) == "step-3"
    assert tab.value("document.documentElement.scrollWidth") <= 390


def test_all_steps_can_be_read_one_after_another_also_without_scripts(tab: Tab, page: Path, story: Story):
    tab.open(page, "#step=4")
    tab.value("document.querySelector('[data-do=all]').click()")
    assert len(tab.value(HERE).split()) == story.moments
    tab.value("document.querySelector('[data-do=all]').click()")
    assert tab.value(HERE) == "step-4"


def test_a_page_without_scripts_shows_every_step(page: Path, story: Story, tmp_path: Path):
    needed("chromium")
    quiet = tmp_path / NAME
    quiet.write_text(re.sub(r"<script>.*</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL))
    with browser(tmp_path) as tab:
        tab.open(quiet)
        assert len(tab.value(HERE).split()) == story.moments
        assert tab.value("document.querySelector('.controls').offsetHeight") == 0
        assert tab.value("document.querySelector('.keys').offsetHeight") == 0


def test_text_that_is_a_script_does_not_run(tab: Tab, tmp_path: Path):
    path = tmp_path / NAME
    path.write_text(hostile(), encoding="utf-8")
    tab.open(path)
    tab.press("End")
    assert tab.value(HERE).startswith("step-")
    assert tab.value("document.images.length + document.scripts.length") == 1


def test_on_paper_every_moment_stands_in_its_order(tab: Tab, page: Path, story: Story, tmp_path: Path):
    if shutil.which("pdftotext") is None:
        pytest.skip("what is printed is not read: pdftotext is not installed here")
    tab.open(page, "#step=7")
    (tmp_path / "page.pdf").write_bytes(tab.printed())
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "page.pdf", "-"], check=True, capture_output=True, text=True
    )
    numbers = [int(one) for one in re.findall(rf"Step (\d+) of {story.moments}\b", told.stdout)]
    assert numbers == list(range(1, story.moments + 1))
    assert "All steps" not in told.stdout
