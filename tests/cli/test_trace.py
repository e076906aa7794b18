"""The command that follows what was said to what is done."""

from __future__ import annotations

from pmworkshop.session.operations import linking
from pmworkshop.session.operations.planning import action_plan
from tests.build import begin, reopen, sample_file
from tests.cli.conftest import Desk


def test_the_whole_sample_has_no_link_missing_and_one_that_is_cut_is_named(desk: Desk):
    path = sample_file(desk.home / "sample.pmw")
    found = desk.run("trace", str(path))
    assert found.code == 0
    assert "Complaint: Know the customer before the roadmap" in found.out
    assert "\n    Action: A02 Visit twelve customers" in found.out
    chain = found.lines[:-1]
    assert chain[1].startswith("  Outcome: "), "an outcome stands right below its complaint"
    assert all(len(one) <= 130 for one in chain)
    told = [one.strip().removesuffix(" (see above)") for one in chain]
    for place, line in enumerate(chain):
        if "(see above)" in line:
            assert any(one.startswith(told[place]) for one in told[:place]), f"{line} stands nowhere above"
    tops = [place for place, line in enumerate(chain) if not line.startswith(" ")]
    for first, end in zip(tops, [*tops[1:], len(chain)], strict=True):
        assert len({*told[first:end]}) == end - first, "nothing stands twice below one complaint"
    assert found.out.endswith("No link is missing.\n")
    assert desk.run("trace", str(path), "--orphans").out == "No link is missing.\n"
    workshop = reopen(path)
    action = next(one for one in workshop.session.actions.values() if one.code == "A02")
    workshop.commit(action_plan.change(action.id, because=(), row=None))
    workshop.close()
    cut = desk.run("trace", str(path), "--orphans")
    assert cut.code == 1
    assert "Action: A02 Visit twelve customers before the next roadmap" in cut.out
    assert "— follows from nothing\n1 link is missing.\n" in cut.out
    assert action.id not in cut.out, "no id of the program is shown"


def test_it_is_written_as_data_and_refuses_what_is_no_session(desk: Desk):
    path = sample_file(desk.home / "sample.pmw")
    told = desk.run("trace", str(path), "--json").json
    assert told["missing"] == 0
    assert {"sort", "text", "note", "missing", "follows"} == set(told["links"][0])
    assert desk.run("trace", str(path), "--json", "--orphans").json == {"missing": 0, "links": []}
    assert desk.run("trace", "nothing-like-it").code == 2
    other = desk.write("notes.txt", "No session.\n")
    assert desk.run("trace", other).err == (
        f"pmworkshop: {other} is not a pmworkshop session. A session file ends in .pmw. "
        "What was exported comes in with: pmworkshop import session.toml\n"
    )
    empty = desk.home / "empty.pmw"
    begin(empty).close()
    assert desk.run("trace", str(empty)).out == "Nothing was said yet that something could follow from.\n"


def test_an_outcome_that_loses_what_it_answers_leaves_its_complaint_open(desk: Desk):
    path = sample_file(desk.home / "sample.pmw")
    workshop = reopen(path)
    price = next(one for one in workshop.session.entries.values() if one.text.startswith("We have one price list"))
    workshop.commit(linking.follow_from("entry", price.id, price.because[0]))
    workshop.close()
    cut = desk.run("trace", str(path))
    assert cut.code == 1
    assert "Complaint: One hand on the price (1 line) — no outcome, and not parked\n" in cut.out
    assert desk.run("trace", str(path), "--orphans").lines == [
        "Complaint: One hand on the price (1 line) — no outcome, and not parked",
        "1 link is missing.",
    ]
