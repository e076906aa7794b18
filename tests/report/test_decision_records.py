"""Decision records: one file for each decided row and adopted decision, with who is asked before and told after."""

from __future__ import annotations

import json
from datetime import date

from pmworkshop.interface import export
from pmworkshop.session.core.records import Decision, Objection
from pmworkshop.session.core.session import Session
from tests.build import activity, ballot, mark, role, round_, session
from tests.report.hostile import HOSTILE
from tests.session.asked import agenda_with


def decided(*more) -> Session:
    return session(
        role("pm", title="Product manager", spokesperson="ann"), role("sa", title="Sales", place=2),
        role("op", title="Operations", place=3), role("hr", title="People", place=4),
        activity("price", label="Set the price", question="Who fixes it?", state="settled", place=1),
        activity("road", label="Admit an item", place=2),
        mark("price", "pm", "AR", reason="One hand for both"), mark("price", "sa", "C"), mark("price", "op", "I"),
        mark("road", "pm", "A"),
        round_("chart/1", module="chart", status="revealed"),
        ballot("ann", round="chart/1", subject="price", letters={"pm": "A"}),
        ballot("ben", round="chart/1", subject="price", letters={"sa": "A"}),
        ballot("cem", round="chart/1", subject="price", letters={"sa": "A"}),
        Decision(
            id="d1", module="decide", statement="We meet monthly", outcome="adopted",
            reason="Three of four support it", rule="Consent", dissent=1, owner="ben",
            due=date(2026, 9, 30), review_on=date(2026, 12, 14),
            objections=(Objection(participant="cem", text="Too often", met="For half an hour"), Objection(text="No")),
        ),
        Decision(id="d2", module="decide", statement="We merge", outcome="not adopted", place=2),
        Decision(id="d3", module="decide", statement="We test", outcome="adopted", due=date(2026, 9, 30), place=3),
        *more,
    )  # fmt: skip


def front(text: str) -> dict[str, object]:
    head = text.split("---\n")[1]
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {key: json.loads(value) if value.startswith("[") else value for key, value in pairs}


def test_a_decided_row_says_who_decides_who_is_asked_and_who_is_told():
    files = {name: data.decode() for name, data in export(decided(), "madr").items()}
    assert list(files) == ["0001-set-the-price-product-manager.md", "0002-we-meet-monthly.md", "0003-we-test.md"]
    text = files["0001-set-the-price-product-manager.md"]
    assert front(text) == {
        "status": "accepted", "date": "2026-09-14", "decision-makers": ["Product manager (Ann)"],
        "consulted": ["Sales"], "informed": ["Operations"],
    }  # fmt: skip
    assert text.split("---\n\n", 1)[1] == (
        "# Set the price: Product manager\n\n## Context and Problem Statement\n\nWho fixes it?\n\n"
        "Who answers for “Set the price”?\n\n## Considered Options\n\n"
        "* Product manager (named by 1 before the talk)\n* Sales (named by 2 before the talk)\n\n"
        "## Decision Outcome\n\nChosen option: “Product manager”, because “One hand for both”.\n\n"
        "### Consequences\n\n"
        "* Product manager: answers for the result, does the work\n* Sales: is asked before\n"
        "* Operations: is told after\n\n## More Information\n\n"
        "Agreed at: Sample alignment, Sample firm, Monday 14 September 2026.\n"
    )


def test_an_adopted_decision_says_by_whom_why_and_when_it_is_looked_at_again():
    files = [data.decode() for data in export(decided(), "madr").values()]
    assert front(files[1])["decision-makers"] == ["Ann", "Ben", "Cem", "Dee"]
    assert set(front(files[1])) == {"status", "date", "decision-makers"}
    for said in (
        "# We meet monthly\n", "because “Three of four support it”.",
        "* Seen to: Ben, by Wednesday 30 September 2026",
        "* Rule: Consent", "* Did not support it: 1", "* Objection: Too often. How it was met: For half an hour",
        "* Objection: No. How it was met: not settled yet",
        "### Confirmation\n\nLooked at again on Monday 14 December",
    ):  # fmt: skip
        assert said in files[1], said
    assert "because the room agreed on it; no reason was noted." in files[2]
    assert "* Seen to: by nobody yet, by Wednesday 30 September 2026" in files[2]


def test_whatever_was_typed_stays_text_and_nothing_decided_is_no_file():
    ugly = [
        Decision(id=f"u{n}", module="decide", statement=text, outcome="adopted", reason=text, place=n + 9)
        for n, text in enumerate(HOSTILE)
    ]
    hostile = role("xx", title='A"] \n---\n', place=9, spokesperson="ann")
    row = activity("ugly", label='"---\n# x', state="settled", place=9)
    for data in export(decided(*ugly, hostile, row, mark("ugly", "xx", "A")), "madr").values():
        text = data.decode()
        front(text)
        assert text.count("\n---\n") == 1
        assert text.count("\n# ") == 1
        assert "<script" not in text.replace("\\<", "")
    assert export(session(), "madr") == {}


def test_the_letters_of_another_scheme_are_read_as_that_scheme_means_them():
    state = session(
        role("pm", title="Product manager"), role("sa", title="Sales", place=2),
        role("op", title="Operations", place=3),
        activity("price", label="Set the price", state="settled"),
        mark("price", "pm", "D"), mark("price", "sa", "I"), mark("price", "op", "A"),
        agenda=agenda_with(chart={"scheme": "RAPID"}),
    )  # fmt: skip
    (data,) = export(state, "madr").values()
    told = front(data.decode())
    assert (told["decision-makers"], told["consulted"], "informed" in told) == (["Product manager"], ["Sales"], False)
    assert "* Operations: must agree before it is decided" in data.decode()
