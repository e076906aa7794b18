"""Who is asked before an action and who is told after it: typed in words, found as people are found everywhere."""

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.mails import mail_files
from pmworkshop.session.operations.planning.action_letters import (
    ActionLetters,
    give_letters,
    letter_words,
    read_letters,
    typed_letters,
)
from pmworkshop.session.views.narration import changes
from tests.build import action, activity, session, step
from tests.report.test_report import files
from tests.session.doing import do
from tests.session.test_carry_over import after


def plan(**more):
    return session(action("x", owners=("cem",), what="Publish the price rule", **more), activity("price"))


LETTERS = ActionLetters(("ann", "ben"), ("dee",))


@pytest.mark.parametrize(
    "typed",
    [
        "asks: Ann, Ben; tells: Dee",
        "Tells: management; ASKS: product, sales, Ann",
        "asked: 1, 2;; told: 4",
        "c: ann; i: dee; c: ben;",
    ],
)
def test_people_are_asked_and_told_in_the_words_of_the_room(typed):
    assert read_letters(plan(), typed) == LETTERS


def test_nothing_typed_names_nobody():
    assert read_letters(plan(), " ; ") == ActionLetters()
    state = do(plan(consulted=("ann",)), give_letters("x", ActionLetters()))
    assert (letter_words(state, state.actions["x"]), typed_letters(state, state.actions["x"])) == ("", "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ann, Ben", "That does not say who is asked and who is told. Type it as asks: Ann, Bo; tells: Sales."),
        ("helps: Ann", "That does not say who is asked"),
        ("asks: Zoe", "No Zoe here."),
        ("asks: Ann; tells: product", "Ann is asked before, and so need not be told after. Name them once."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(typed, said):
    with pytest.raises(InputError) as caught:
        read_letters(plan(), typed)
    assert str(caught.value).startswith(said)


def test_the_letters_stand_with_the_action_and_in_the_history():
    before = plan()
    draft_of = give_letters("x", LETTERS)
    state = do(before, draft_of)
    made = state.actions["x"]
    assert letter_words(state, made) == "Asks Product, Sales before. Tells Management after."
    assert typed_letters(state, made) == "asks: Ann, Ben; tells: Dee"
    assert read_letters(state, typed_letters(state, made)) == LETTERS
    put = step(before, made, id="s")
    told = changes(before, put, before.apply(put))
    assert told == ["“Publish the price rule”: asks before Ann, Ben", "“Publish the price rule”: tells after Dee"]
    gone = state.model_copy(update={"participants": {}})
    assert letter_words(gone, made) == "Asks somebody who is gone, somebody who is gone before. " \
        "Tells somebody who is gone after."  # fmt: skip
    assert typed_letters(gone, made) == "asks: ; tells: "


def test_where_a_row_has_the_letters_they_are_changed_there():
    with pytest.raises(RefusedError, match="The letters of this action stand in the chart, in “Decide on price”"):
        do(plan(row="price"), give_letters("x", LETTERS))
    assert do(plan(row="gone"), give_letters("x", LETTERS)).actions["x"].informed == ("dee",)
    with pytest.raises(RefusedError, match="not there any more"):
        do(plan(), give_letters("x", ActionLetters(("nobody",))))
    state = do(plan(), give_letters("x", LETTERS))
    assert do(state, give_letters("x", LETTERS)).actions == state.actions


def test_the_plan_its_data_and_the_mail_to_the_owner_say_it():
    state = do(plan(), give_letters("x", LETTERS))
    told = files(state)
    assert "**Asked before:** Ann" in told["action-plan.md"]
    assert "**Told after:** Dee" in told["action-plan.md"]
    assert "asks = [" in told["summary.toml"]
    (mail,) = (
        data.decode()
        for name, data in mail_files(build(state, "facilitator")).items()
        if name.startswith("mail-") and "cem" in name
    )
    assert "- Ask before: Ann" in mail
    assert "- Tell after: Dee" in mail


def test_a_follow_up_takes_the_letters_along():
    later = after(do(plan(), give_letters("x", LETTERS)))
    (taken,) = later.actions.values()
    assert letter_words(later, taken) == "Asks Product, Sales before. Tells Management after."
