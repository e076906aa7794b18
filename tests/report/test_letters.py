"""Letters that act: each letter of a chart stands in one mail, in words, or among what reaches nobody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_after
from pmworkshop.report.handouts.mails import NOBODY
from pmworkshop.report.model.follow_up import Lettered, Recipient
from pmworkshop.session.core.records import Commitment, Decision, Participant, revise
from pmworkshop.session.core.schemes import SCHEME_NAMES, SCHEMES
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from tests import build
from tests.build import action, activity, mark, role, session
from tests.session.asked import agenda_with
from tests.session.doing import do

PRICE, ROAD = activity("price", label="Set the price", place=1), activity("road", label="Admit an item", place=2)
PM = role("pm", title="Product manager", spokesperson="ann", place=1)
SALES = role("sa", title="Sales", spokesperson="ben", place=2)
OPS = role("ops", title="Operations", spokesperson="cem", place=3)
TOP = role("top", title="Sponsor", spokesperson="dee", place=4, sponsor=True)
AGREED = (
    mark("price", "pm", "A"), mark("price", "sa", "R"), mark("price", "ops", "C"), mark("price", "top", "I"),
    mark("road", "sa", "AR"), mark("road", "pm", "C"),
)  # fmt: skip


def charted(*more, scheme: str = "RACI", **about) -> Session:
    return session(
        PM, SALES, OPS, TOP, PRICE, ROAD, *more,
        agenda=agenda_with(chart={"roles": [], "activities": [], "scheme": scheme}), **about,
    )  # fmt: skip


def texts(state: Session) -> dict[str, str]:
    """The mails and what reaches nobody, each on one line."""
    return {
        name: " ".join(data.decode().split()) for name, data in files_after(state).items() if name.endswith("txt")
    }


def test_each_letter_asks_in_words_and_nobody_reads_a_code():
    mails = texts(charted(*AGREED))
    assert set(mails) == {"mail-01-ann.txt", "mail-02-ben.txt", "mail-03-cem.txt", "mail-04-dee.txt"}
    assert (
        "Your part in each decision of the chart "
        "You answer for the result, and have the last word: "
        "- Set the price (ask Operations before; tell Sponsor after) "
        "You are asked before: - Admit an item (by Sales) We look"
    ) in mails["mail-01-ann.txt"]
    assert "last word: - Admit an item (ask Product manager before) You do the work:" in mails["mail-02-ben.txt"]
    assert "You do the work: - Set the price (for Product manager) - Admit an item We" in mails["mail-02-ben.txt"]
    assert "You are asked before: - Set the price (by Product manager) We look" in mails["mail-03-cem.txt"]
    assert "You are told after: - Set the price (by Product manager) We look" in mails["mail-04-dee.txt"]
    for text in mails.values():
        assert not re.search(r"\b(AR|RACI|Accountable|Consulted)\b", text), (
            "letters and their names stay in the chart"
        )


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
def test_every_letter_of_every_scheme_has_words_of_its_own(scheme):
    spec = SCHEMES[scheme]
    marks = [mark("price", key, letter) for key, letter in zip(("pm", "sa", "ops", "top"), spec.order, strict=False)]
    rest = [mark("road", "pm", letter) for letter in spec.order[4:]]
    found = [one for who in report_of(charted(*marks, *rest, scheme=scheme), "facilitator").follow_up.recipients
             for one in who.letters]  # fmt: skip
    assert {one.letter for one in found} == set(spec.order)
    assert len({one.asks for one in found}) == len(spec.order)
    assert all(one.asks.startswith("You ") for one in found)
    assert all(bool(one.link) is (one.letter != spec.owner) for one in spec.letters)


def test_who_has_two_roles_gets_one_mail_that_says_which_of_them_is_asked():
    both = revise(SALES, spokesperson="ann")
    mails = texts(charted(both, *AGREED))
    assert "mail-03-dee.txt" in mails
    assert not any(name.endswith("ben.txt") for name in mails)
    ann = mails["mail-01-ann.txt"]
    assert "- Set the price, as Product manager (ask Operations before; tell Sponsor after)" in ann
    assert "- Set the price, as Sales (for Product manager) - Admit an item, as Sales" in ann


def test_a_row_that_is_not_settled_says_so_and_who_settles_it_is_asked():
    parked = revise(ROAD, state="parked", given_to="top", due=date(2026, 12, 11))
    mails = texts(charted(parked, *AGREED))
    assert "- Admit an item (by Sales; not settled yet)" in mails["mail-01-ann.txt"]
    assert (
        "Please settle these, as the room left them to you: - Admit an item (by Friday 11 December 2026)"
        in mails["mail-04-dee.txt"]
    )
    settled_by = action(
        "d", row="road", sort="decide", owners=("dee",), due=date(2026, 12, 11), what="Settle who admits"
    )
    mails = texts(charted(parked, settled_by, *AGREED))
    assert "- Admit an item (by Sales; not settled yet: Sponsor, by 11 Dec)" in mails["mail-01-ann.txt"]
    assert "Please settle these" not in mails["mail-04-dee.txt"], "the action says it"
    assert "A01 Settle who admits" in mails["mail-04-dee.txt"]
    undated = texts(charted(revise(parked, due=None)))
    assert "left them to you: - Admit an item We look" in undated["mail-01-dee.txt"]
    alone = texts(charted(revise(parked, given_to="sa"), revise(SALES, spokesperson=None)))
    assert "- Admit an item: Sales settles it (nobody speaks for Sales)" in alone[NOBODY]


def test_a_row_with_two_owners_is_not_settled_either():
    mails = texts(charted(*AGREED, mark("price", "ops", "A")))
    assert "- Set the price (for Product manager and Operations; not settled yet)" in mails["mail-02-ben.txt"]


def test_rows_for_practice_ask_nothing_of_anybody():
    assert texts(charted(revise(PRICE, practice=True), mark("price", "pm", "A"))) == {}


def test_a_leader_who_left_gets_no_mail_and_what_was_theirs_is_told_to_the_facilitator():
    theirs = (
        action("a1", what="Publish the rule", owners=("ann",)),
        action("a2", "A02", what="Visit customers", owners=("ben",), place=2),
        Commitment(id="c1", module="plan", giver="ann", resource="two days"),
        Commitment(id="c2", module="plan", giver="ann", resource="a room", action="a2", place=2),
    )
    state = do(charted(*AGREED, *theirs), people.leave("ann"))
    mails = texts(state)
    assert not any("ann" in name for name in mails)
    assert "ann@firm.example" not in " ".join(mails.values())
    told = mails[NOBODY]
    assert told.startswith("2 letters, 1 action and 2 gifts reach nobody by mail For you alone.")
    assert "- Set the price: Product manager answers for the result (nobody speaks for Product manager)" in told
    assert "Actions - A01 Publish the rule (Ann left, and nobody took over)" in told
    assert "- two days (Ann left, and nobody took over)" in told
    assert "- Admit an item: Product manager is asked before (nobody speaks for Product manager)" in told
    noted = do(charted(*AGREED), people.change("ann", left=True))
    assert (
        "- Set the price: Product manager answers for the result (Ann left, and nobody took over)"
        in texts(noted)[NOBODY]
    )


def test_who_took_over_gets_it():
    state = do(charted(*AGREED, action("a1", what="Publish", owners=("ann",))), people.hand_over("ann", "Eve"))
    mails = texts(do(state, people.leave("ann")))
    assert NOBODY not in mails
    eve = next(text for name, text in mails.items() if name.startswith("mail-") and "eve" in name)
    assert "A01 Publish" in eve
    assert "You answer for the result, and have the last word: - Set the price" in eve


def test_a_deputy_has_the_mail_of_the_leader_who_is_away_and_not_of_one_who_left():
    state = do(charted(*AGREED, action("a1", what="Publish", owners=("ann",))), people.deputize("ann", "Eve"))
    mail = next(text for name, text in texts(state).items() if name.startswith("mail-") and "eve" in name)
    assert mail.startswith("To: ann@firm.example Subject:")
    assert "A01 Publish" in mail
    mail = next(
        text
        for name, text in texts(do(state, people.leave("ann"))).items()
        if name.startswith("mail-") and "eve" in name
    )
    assert mail.startswith("Subject:")


def test_who_was_not_there_is_asked_whether_they_accept():
    mail = texts(do(charted(*AGREED), people.here("cem", present=False)))["mail-03-cem.txt"]
    assert (
        "you could not be with us on Monday 14 September 2026. "
        "This is what concerns you; please tell me whether you accept it."
    ) in mail
    assert "thank you for" not in mail


@pytest.mark.parametrize(
    ("email", "to"),
    [
        ("ann@firm.example", "To: ann@firm.example\n"),
        ("Ann <ann@firm.example>", "To: ann@firm.example\n"),
        ("ann@firm.example\nBcc: all@firm.example", "To: ann@firm.example\n"),
        ("ann@firm.example, all@firm.example", "To: ann@firm.example\n"),
        ("call her", "Subject: "),
        ("", "Subject: "),
    ],
)
def test_no_text_adds_a_line_or_a_reader_to_the_head_of_a_mail(email, to):
    odd = revise(build.people()[0], name="Ann\r\nBcc: all@firm.example\u202e", email=email)
    state = charted(odd, *AGREED, action("a1", owners=("ann",)), title="Spring\nBcc: all@firm.example")
    for name, data in files_after(state).items():
        if re.match("(mail|day-..)-01", name):
            text = data.decode()
            mail = text[text.index("To: ") if "To: " in text.partition("Dear")[0] else text.index("Subject: ") :]
            head, _, body = mail.partition("\n\n")
            assert head.startswith(to), name
            assert len(head.splitlines()) == 1 + to.startswith("To"), name
            assert "\nBcc" not in text
            assert "\u202e" not in text
            assert body.startswith("Dear Ann Bcc: all@firm.example,\n\n"), name


ROLES, ROWS = ("pm", "sa", "ops", "top"), ("price", "road", "third")
LETTERS = st.sampled_from(("", "", "A", "R", "C", "I", "AR", "CI"))
HELD = st.sampled_from((None, "ann", "ben", "cem", "dee", "eve", "nobody"))


@given(st.data())
def test_every_letter_of_every_chart_stands_in_one_mail_or_among_what_reaches_nobody(data):
    records, agreed = [], Counter()
    records += [Participant(id="eve", name="Eve", deputy_of=data.draw(st.sampled_from((None, "ann"))), place=9)]
    records += [
        revise(one, present=data.draw(st.booleans()), left=data.draw(st.sampled_from((False, False, True))))
        for one in (*build.people(), records[0])
    ]
    records += [
        role(key, title=f"Role {key}", spokesperson=data.draw(HELD), place=at) for at, key in enumerate(ROLES)
    ]
    for at, key in enumerate(ROWS):
        state = data.draw(st.sampled_from(("open", "settled", "parked")))
        given_to = data.draw(st.sampled_from((None, "top", "pm")))
        practice = key == "third" and data.draw(st.booleans())
        records.append(activity(key, label=f"Row {key}", state=state, given_to=given_to, practice=practice, place=at))
        for column in ROLES:
            letters = data.draw(LETTERS)
            records += [mark(key, column, letters)] if letters else []
            if not practice:
                agreed.update((f"Row {key}", f"Role {column}", letter) for letter in letters)
                agreed.update(
                    [(f"Row {key}", f"Role {column}", "")] if state == "parked" and given_to == column else []
                )
    whole = session(*records, agenda=agenda_with(chart={"roles": [], "activities": []}))
    follow_up = report_of(whole, "facilitator").follow_up
    mailed = [(who, one) for who in follow_up.recipients for one in who.letters]
    assert len({who.name for who, _ in mailed}) == len({id(who) for who, _ in mailed}), "one mail a person"
    gone = {one.name for one in whole.people() if one.left}
    assert not gone.intersection(who.name for who in follow_up.recipients)
    reached = Counter((one.row, one.role, one.letter) for _, one in mailed)
    assert reached <= agreed
    missing = agreed - reached
    assert missing.total() == len([one for one in follow_up.unreached if one.sort == "letter"])
    for row, title, _ in missing:
        assert any(one.what.startswith(f"{row}: {title} ") for one in follow_up.unreached)
    files = files_after(whole)
    for number, who in enumerate(follow_up.recipients, 1):
        (mail,) = [data for name, data in files.items() if name.startswith(f"mail-{number:02d}-")]
        assert all(_told(one, mail.decode()) for one in who.letters), who
    assert (NOBODY in files) is bool(follow_up.unreached)


def _told(one: Lettered, mail: str) -> bool:
    """Whether a mail has a row below the words of its letter."""
    _, _, below = mail.partition(f"{one.asks}:\n")
    return f"- {one.row}" in below.partition("\n\n")[0]


def test_only_the_facilitators_report_says_who_gets_a_mail():
    for reader in ("room", "sponsor"):
        follow_up = report_of(do(charted(*AGREED), people.leave("ann")), reader).follow_up
        assert (follow_up.recipients, follow_up.unreached) == ((), ())
    assert isinstance(report_of(charted(*AGREED), "facilitator").follow_up.recipients[0], Recipient)


def test_whoever_sees_to_a_decision_reads_it_in_their_mail_and_what_reaches_nobody_is_told():
    adopted = [
        Decision(
            id=f"q{n}", module="decide", statement=f"We meet {n}", outcome="adopted", owner=who, due=day, place=n
        )
        for n, (who, day) in enumerate((("ben", build.DAY), ("cem", None), (None, None)))
    ]
    state = build.session(*adopted, agenda=build.agenda("decide"))
    files = files_after(state)
    assert "What we decided, and you see to - We meet 0, by Monday 14 September 2026" in " ".join(
        files["mail-01-ben.txt"].decode().split()
    )
    assert "We meet 1" in files["mail-02-cem.txt"].decode()
    assert "reaches-nobody.txt" not in files
    left = files_after(do(state, people.leave("cem")))
    assert "1 decision reaches nobody by mail" in left["reaches-nobody.txt"].decode()
    assert "We meet 1 (Cem left, and nobody took over)" in left["reaches-nobody.txt"].decode()
