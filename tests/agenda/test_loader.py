"""An agenda file is read whole, or every fault of it is told in one go."""

from pathlib import Path

import pytest

from pmworkshop.agenda.faults import SHOWN, Fault
from pmworkshop.agenda.loader import AgendaError, load_agenda, parse_agenda
from pmworkshop.agenda.model import CollectModule, Prompt
from pmworkshop.base.errors import InputError

HEAD = 'id = "a"\ntitle = "A"\nminutes = {minutes}\n'
FILE = Path("a.toml")
CLOSE = '\n[[modules]]\nid = "b"\ntitle = "B"\nshort = "B"\nkind = "brief"\nphases = { explain = 5 }\n'


def agenda(module: str, minutes: str = "5", name: str = "m", phases: str = "{ explain = 5 }") -> bytes:
    head = f'[[modules]]\nid = "{name}"\ntitle = "M"\nshort = "M"\nphases = {phases}\n'
    return (HEAD.format(minutes=minutes) + head + module).encode()


def faults_of(data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(AgendaError) as caught:
        parse_agenda(data, FILE)
    assert "Input should" not in str(caught.value)
    assert "forbidden" not in str(caught.value)
    return caught.value.faults


def only(data: bytes) -> Fault:
    faults = faults_of(data)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


POLL = 'kind = "poll"\nprompts = ["?"]\n'
RATED = POLL + 'method = "scale"\nsubjects = ["x"]\n'


def test_an_unknown_key_is_told_with_the_nearest_valid_one():
    fault = only(agenda('kind = "poll"\nprompts = ["?"]\nmethod = "fist"\nsubjcts = ["x"]\n'))
    assert (fault.where, fault.key, fault.nearest) == ("module 1 “m”", "subjcts", "subjects")
    assert fault.expected == "a key of this part"


def test_an_unknown_key_unlike_any_other_is_told_with_all_that_are_known():
    fault = only(agenda('kind = "brief"\nxyzzy = 1\n'))
    assert (fault.nearest, fault.expected[-13:]) == ("", "text or pause")


def test_a_missing_word_is_told_with_those_to_choose_from():
    fault = only(agenda('kind = "poll"\nprompts = ["?"]\nsubjects = ["x"]\n'))
    assert fault.expected == "scale, choice, rank, points, dots, fist or gradient"


def test_an_unknown_key_inside_a_part_is_told_with_that_parts_keys():
    fault = only(agenda('kind = "poll"\nmethod = "fist"\nprompts = [{ text = "?", hnit = "x" }]\n'))
    assert (fault.key, fault.nearest) == ("prompts 1, hnit", "hint")


def test_an_unknown_key_at_the_head_is_told():
    fault = only(b'titel = "x"\n' + agenda('kind = "brief"\n'))
    assert str(fault).startswith("titel: found a key that is not known here")
    assert fault.nearest == "title"


def test_a_missing_prompt_is_told():
    assert only(agenda('kind = "plan"\n')).expected == "at least one question"


@pytest.mark.parametrize(
    ("module", "key"),
    [
        ('kind = "plan"\nprompts = ["?", { text = "!", together = true }]\n', "prompts 2, together"),
        ('kind = "collect"\nprompts = [{ text = "!", together = true }]\n', "prompts, together"),
    ],
)
def test_a_question_for_all_together_needs_others_that_each_answers_alone(module, key):
    assert only(agenda(module)).key == key
    written = 'kind = "collect"\nprompts = ["?", { text = "!", together = true }]\n'
    (asked,) = parse_agenda(agenda(written, minutes="10"), FILE).modules
    assert isinstance(asked, CollectModule)
    assert [prompt.text for prompt in asked.asked_alone] == ["?"]


def test_an_empty_list_of_prompts_is_told():
    fault = only(agenda('kind = "plan"\nprompts = []\n'))
    assert (fault.found, fault.expected) == ("nothing", "at least one")


def test_a_missing_title_is_told_with_what_it_means():
    data = b'id = "a"\nminutes = 5\n' + CLOSE.encode()
    assert str(only(data)) == "title: found nothing; expected a value (the name the room sees)."


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ("inf", "a number"),
        ("nan", "a number"),
        ("-5", "0 or more"),
        ("2000", "1440 or less"),
        ('"five"', "a number"),
        ("true", "a number"),
        ("[5]", "a number"),
        ("0x" + "f" * 5000, "a number"),
    ],
)
def test_minutes_that_are_no_length_of_time_are_told(minutes, expected):
    faults = faults_of(agenda('kind = "brief"\n', minutes))
    assert expected in [fault.expected for fault in faults if fault.key == "minutes"]
    faults = faults_of(agenda('kind = "brief"\n', phases=f"{{ explain = {minutes} }}"))
    assert expected in [fault.expected for fault in faults if fault.key == "phases, explain"]


@pytest.mark.parametrize(
    ("kind", "found", "near"),
    [
        ('kind = "pol"', "“pol”", "poll"),
        ("kind = [1]", "a list of 1", ""),
        ("", "nothing", ""),
        ("kind = 3", "3", ""),
    ],
)
def test_a_kind_that_does_not_exist_is_told_with_the_nearest(kind, found, near):
    fault = only(agenda(kind))
    assert (fault.key, fault.found, fault.nearest) == ("kind", found, near)
    assert fault.expected == "brief, collect, poll, chart, decide, plan or review"


@pytest.mark.parametrize(
    ("module", "key"),
    [
        (RATED.replace('["?"]', '[{ id = "q", text = "1" }, { id = "q", text = "2" }]'), "prompts 2, id"),
        (RATED.replace('["x"]', '[{ id = "2", text = "1" }, "two"]'), "subjects 2, id"),
        (
            'kind = "collect"\nprompts = ["?"]\ncolumns = [{ id = "c", title = "1" }, { id = "c", title = "2" }]',
            "columns 2, id",
        ),
        (
            'kind = "chart"\nprompts = ["?"]\nroles = [{ code = "PM", title = "A" }, { code = "pm", title = "B" }]',
            "roles 2, code",
        ),
        (
            'kind = "chart"\nprompts = ["?"]\nroles = [{ code = "PM", title = "A" }, { code = "X", title = "A " }]',
            "roles 2, title",
        ),
        (
            'kind = "chart"\nprompts = ["?"]\nactivities = [{ id = "a", label = "1" }, { id = "a", label = "2" }]',
            "activities 2, id",
        ),
    ],
)
def test_a_name_that_stands_twice_is_told(module, key):
    fault = only(agenda(module))
    assert fault.key == key
    assert "as in" in fault.found


def test_parts_with_a_misshapen_name_are_not_taken_for_the_same():
    prompts = '[{ id = 1, text = "a" }, { id = 1, text = "b" }]'
    assert [fault.key for fault in faults_of(agenda(f'kind = "plan"\nprompts = {prompts}\n'))] == [
        "prompts 1, id",
        "prompts 2, id",
    ]


def test_two_modules_of_the_same_id_are_told():
    fault = only(agenda('kind = "brief"\n', "10", name="b") + CLOSE.encode())
    assert str(fault) == "module 2 “b”, id: found “b”, as in module 1; expected an id of its own."


@pytest.mark.parametrize(
    ("module", "key"),
    [
        ('kind = "collect"\nanswers = ["opne"]\n', "answers"),
        ('kind = "poll"\nmethod = "fist"\nsubjects_from = ["opne"]\n', "subjects_from"),
        ('kind = "poll"\nmethod = "fist"\nrepeat = "opne"\n', "repeat"),
        ('kind = "chart"\nrows_from = ["opne"]\n', "rows_from"),
        ('kind = "decide"\nproposal_from = ["opne"]\n', "proposal_from"),
        ('kind = "plan"\nsources = ["opne"]\n', "sources"),
    ],
)
def test_a_source_that_names_no_module_is_told_with_the_nearest(module, key):
    first = agenda('kind = "brief"\n', "10", name="open")
    second = CLOSE.replace('kind = "brief"\n', 'prompts = ["?"]\n' + module).encode()
    fault = only(first + second)
    assert (fault.where, fault.key, fault.expected, fault.nearest) == ("module 2 “b”", key, "open", "open")


def test_a_source_that_comes_later_is_told():
    fault = only(agenda('kind = "plan"\nprompts = ["?"]\nsources = ["b"]\n', "10") + CLOSE.encode())
    assert fault.found == "“b”, which is not an earlier module"
    assert fault.expected == "no module, as this is the first"


def test_repeating_what_is_no_poll_is_told():
    second = CLOSE.replace('"brief"\n', '"poll"\nprompts = ["?"]\nmethod = "scale"\nrepeat = "open"\n')
    fault = only(agenda('kind = "brief"\n', "10", name="open") + second.encode())
    assert fault.expected == "an earlier poll"


def test_repeating_an_earlier_poll_needs_no_subjects_of_its_own():
    second = CLOSE.replace('"brief"\n', '"poll"\nprompts = ["?"]\nmethod = "scale"\nrepeat = "m"\n')
    assert parse_agenda(agenda(RATED, "10") + second.encode(), FILE).modules[1].id == "b"


@pytest.mark.parametrize("name", ["group", "explian"])
def test_a_phase_that_a_kind_does_not_have_is_told(name):
    fault = only(agenda('kind = "brief"\n', phases=f"{{ {name} = 5 }}"))
    assert (fault.key, fault.expected) == ("phases", "explain")


def test_a_module_of_no_known_kind_may_have_any_phase():
    assert [fault.key for fault in faults_of(agenda("kind = 1", phases="{ group = 2, explian = 3 }"))] == [
        "kind",
        "phases",
    ]


def test_modules_that_take_longer_than_the_clock_are_told():
    assert str(only(agenda('kind = "brief"\n', "4"))) == (
        "minutes: found 4; expected at least 5, the minutes of all modules together."
    )


def test_a_clock_may_have_a_reserve():
    assert parse_agenda(agenda('kind = "brief"\n', "6"), FILE).minutes == 6


def test_short_minutes_above_the_minutes_are_told():
    fault = only(agenda('kind = "brief"\npriority = "short"\nshort_minutes = 9\n'))
    assert fault.expected.startswith("at most 5")


def test_short_minutes_must_be_there_for_what_is_shortened():
    assert only(agenda('kind = "brief"\npriority = "short"\n')).key == "short_minutes"


def test_a_scale_that_does_not_rise_is_told():
    assert only(agenda(RATED + "low = 5\nhigh = 5\n")).found == "5, with 5 as the highest value"


def test_a_scale_with_misshapen_ends_is_told_once_for_each_end():
    assert [fault.key for fault in faults_of(agenda(RATED + 'low = "a"\nhigh = 2.5\n'))] == ["low", "high"]


def test_a_choice_without_options_is_told():
    assert only(agenda(POLL + 'method = "choice"\nsubjects = ["x"]\n')).key == "options"


def test_dots_without_a_number_of_them_are_told():
    assert only(agenda(POLL + 'method = "dots"\nsubjects = ["x"]\n')).key == "points"


def test_a_poll_of_nothing_is_told():
    assert only(agenda(POLL + 'method = "rank"\n')).key == "subjects"


@pytest.mark.parametrize("method", ["fist", "gradient"])
def test_the_question_is_the_subject_where_support_is_shown(method):
    assert parse_agenda(agenda(POLL + f'method = "{method}"\n'), FILE).minutes == 5


def test_a_column_of_choices_without_options_is_told():
    columns = '[{ id = "c", title = "C", type = "choice" }, { id = "d", title = "D" }]'
    assert only(agenda(f'kind = "collect"\nprompts = ["?"]\ncolumns = {columns}\n')).key == "columns 1, options"


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ('options = ["keep"]', "options"),
        ('options = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]', "options"),
        ('options = ["keep", "stop"]\nscale = "gradient"', "scale"),
        ('items = ["Portal"]\nproposal = "We meet"', "proposal"),
        ('items = [{ id = "a", text = "1" }, { id = "a", text = "2" }]', "items 2, id"),
        ('items = ["Portal", "portal"]', "items 2, text"),
        ('options = ["keep", "stop", " Keep"]', "options"),
    ],
)
def test_what_a_list_to_decide_cannot_have_is_told(more, key):
    assert only(agenda(f'kind = "decide"\nprompts = ["?"]\n{more}')).key == key


def test_a_list_to_decide_by_words_is_taken():
    given = 'items = ["Portal", "Partners"]\noptions = ["keep", "stop"]'
    (module,) = parse_agenda(agenda(f'kind = "decide"\nprompts = ["?"]\n{given}'), FILE).modules
    assert [one.id for one in module.items] == ["1", "2"]


def test_another_format_is_told():
    fault = only(b"format = 2\n" + agenda('kind = "brief"\n'))
    assert (fault.key, fault.found, fault.expected) == ("format", "2", "1")


def test_a_word_that_is_not_among_those_allowed_is_told_with_the_nearest():
    fault = only(agenda('kind = "brief"\npriority = "mast"\n'))
    assert (fault.expected, fault.nearest) == ("must, short or drop", "must")


def test_modules_that_are_no_tables_are_told():
    assert [fault.found for fault in faults_of(b'id = "a"\ntitle = "A"\nminutes = 1\nmodules = [1, "x"]')] == [
        "1",
        "“x”",
    ]
    assert only(b'id = "a"\ntitle = "A"\nminutes = 1\nmodules = "x"').expected == "a list in square brackets"


def test_a_module_without_id_is_named_by_its_number():
    faults = faults_of(HEAD.format(minutes=1).encode() + b'[[modules]]\nkind = "brief"\nid = 3\nphases = 4\n')
    assert {fault.where for fault in faults} == {"module 1"}
    assert {fault.key for fault in faults} == {"id", "title", "short", "phases"}


def test_shape_and_meaning_are_told_in_one_go_in_the_order_of_modules():
    data = (
        'id = "a"\ntitle = "A"\nminutes = 1\nmisplaced = 1\n'
        '[[modules]]\nid = "m"\ntitle = ""\nshort = "far too long for a rail"\nkind = "pol"\n'
        "phases = { group = 1 }\n"
        '[[modules]]\nid = "m"\ntitle = ""\nshort = "far too long for a rail"\nkind = "plan"\n'
        "phases = { group = 1 }\n"
        'prompts = [{ text = 5, id = "No Slug" }, 7]\nsources = "x"\nnotes = [1]\neach = 2.5\nmode = 1\n'
    )
    faults = faults_of(data.encode())
    assert [fault.module for fault in faults] == sorted(fault.module for fault in faults)
    assert {fault.key for fault in faults if fault.module == 2} == {
        "id", "title", "short", "phases", "prompts 1, text", "prompts 1, id", "prompts 2", "sources",
        "notes 1", "each", "mode",
    }  # fmt: skip
    assert {"misplaced", "minutes"} == {fault.key for fault in faults if fault.module == 0}


def test_the_text_of_the_error_names_file_module_and_key_on_each_line():
    with pytest.raises(AgendaError) as caught:
        parse_agenda(agenda('kind = "brief"\npause = "yes"\ntxet = 1\n'), FILE)
    lines = str(caught.value).split("\n")
    assert lines[0].startswith("a.toml, module 1 “m”, pause: found “yes”; expected true or false")
    assert lines[1].endswith("Did you mean “text”?")


def test_very_many_faults_are_cut_short_and_counted():
    keys = "\n".join(f"x{number} = 1" for number in range(SHOWN + 20)).encode()
    with pytest.raises(AgendaError) as caught:
        parse_agenda(keys + b"\n" + agenda('kind = "brief"\n'), FILE)
    assert str(caught.value).endswith("a.toml: and 20 more.")
    assert len(caught.value.faults) == SHOWN + 20


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\0\1\2", "is a binary file"),
        (b'title = "caf\xe9"', "is not UTF-8"),
        (b" \n", "is empty"),
        (b"title = ", "is not valid TOML"),
        (b".".join([b"a"] * 100_000) + b" = 1", "a key has more than 16 parts"),
        (b"a = " + b"[" * 10_000 + b"]" * 10_000, "nested too deep"),
        (b"minutes = " + b"1" * 5_000, "a number that is too long"),
        (b"[[modules]]\n" * 20_000, "20000 modules"),
        (b"[[modules]]\nprompts = [" + b"1," * 100_000 + b"]", "a list of 100000"),
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(InputError, match=sentence) as caught:
        parse_agenda(data, FILE)
    assert "\n" not in str(caught.value)


def test_a_deep_value_that_is_just_not_refused_is_told_without_being_written_out():
    deep = ".".join(["a"] * 16)
    assert len(str(only(agenda(f'kind = "brief"\n{deep} = 1\n')))) < 300


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        load_agenda(tmp_path)
    with pytest.raises(InputError, match="There is no file"):
        load_agenda(tmp_path / "none.toml")


def test_a_file_of_the_right_shape_is_read(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(agenda('kind = "brief"\n'))
    assert load_agenda(path).module("m") is not None


LISTED = 'kind = "collect"\nprompts = ["?"]\n'


@pytest.mark.parametrize(
    ("module", "key"),
    [
        ('kind = "brief"\nshort_minutes = 3\n', "short_minutes"),
        (POLL + 'method = "fist"\nlow = 2\n', "low"),
        (POLL + 'method = "fist"\nhigh = 4\n', "high"),
        (RATED + 'options = ["a"]\n', "options"),
        (RATED + "points = 3\n", "points"),
        (RATED + "cap = 3\n", "cap"),
        (RATED + 'anonymous = true\nmode = "either"\n', "mode"),
        (RATED + "anonymous = true\napart = true\n", "apart"),
        (LISTED + 'attribution = "nobody"\nmode = "solo"\n', "mode"),
        ('kind = "review"\nprompts = ["?", "And?"]\n', "prompts"),
        (LISTED + "choose = 2\n", "choose"),
        (LISTED + "priorities = 2\n", "priorities"),
        (RATED + "priorities = 2\n", "priorities"),
        (LISTED + 'columns = [{ id = "a", title = "A", options = ["x"] }]\n', "columns 1, options"),
        (
            LISTED + 'columns = [{ id = "a", title = "A", type = "choice", options = ["x", "x"] }]\n',
            "columns 1, options",
        ),
        (LISTED + 'columns = [{ id = "a", title = "A", private = true }, { id = "b", title = "B" }]\n', "columns"),
    ],
)
def test_a_key_that_would_have_no_effect_is_refused(module, key):
    fault = only(agenda(module))
    assert fault.key == key
    assert fault.expected


def test_what_is_private_without_being_said_so_stands_last_too():
    fear, function = '{ id = "fear", title = "Fear" }', '{ id = "function", title = "Function", type = "function" }'
    person = 'kind = "collect"\nprompts = [{ text = "Who?", holds = "person" }]\n'
    assert only(agenda(person + f"columns = [{fear}, {function}]\n")).key == "columns"
    assert parse_agenda(agenda(person + f"columns = [{function}, {fear}]\n"), FILE).modules


def test_a_phase_in_which_nothing_would_be_chosen_is_refused():
    assert only(agenda(LISTED, phases="{ explain = 2, choose = 3 }")).key == "choose"
    private = 'columns = [{ id = "a", title = "A" }, { id = "b", title = "B", private = true }]\n'
    assert parse_agenda(agenda(LISTED + private + "choose = 1\n", phases="{ explain = 2, choose = 3 }"), FILE).modules
    assert [one.key for one in faults_of(agenda(LISTED + "choose = 1\n", phases="3"))] == ["phases"]


SECOND = 'second = { text = "How much effort?", label = "effort"'
UNLIKE = "true, with other values than the first question"


@pytest.mark.parametrize(
    ("module", "key", "found"),
    [
        (f"{RATED}{SECOND}, low = 5 }}", "second, low", "5, with 5 as the highest value"),
        (f'{RATED}{SECOND}, method = "choice", options = ["a", "b", "A"] }}', "second, options", "“A” twice"),
        (f'{RATED}{SECOND}, method = "choice" }}', "second, options", "nothing"),
        (
            f"{RATED}{SECOND}, gap = true, high = 7 }}",
            "second, gap",
            "true, with other values than the first question",
        ),
        (
            f'{RATED.replace("scale", "choice")}options = ["a"]\n{SECOND}, gap = true }}',
            "second, gap",
            "true, with other values than the first question",
        ),
        (f'{RATED}passes = ["now"]\n{SECOND} }}', "passes", "a value beside a second question"),
        (f"{RATED.replace('scale', 'rank')}{SECOND} }}", "second", "a value, which has no effect"),
        (f'{RATED}label = "effort"\n{SECOND} }}', "second, label", "“effort”, as for the first question"),
        (f'{RATED}label = "effect"', "label", "a value, which has no effect"),
    ],
)
def test_a_second_question_that_cannot_be_asked_is_told(module, key, found):
    fault = only(agenda(module + "\n"))
    assert (fault.key, fault.found) == (key, found)


@pytest.mark.parametrize("second", ["", ", gap = true", ', method = "choice", options = ["a", "b"]'])
def test_a_second_question_has_words_and_values_of_its_own(second):
    (poll,) = parse_agenda(agenda(f"{RATED}{SECOND}{second} }}\n"), FILE).modules
    assert poll.wanted_passes == (False, True)
    asked = poll.asking(True)
    assert (asked.id, asked.prompts[0].text, asked.method) == (poll.id, "How much effort?", poll.second.method)
    assert poll.asking(False) is poll
    assert (poll.pass_name(False), poll.pass_name(True)) == ("first question", "effort")


def test_where_there_is_one_question_each_pass_asks_it():
    (poll,) = parse_agenda(agenda(f'{RATED}passes = ["now", "wanted"]\n'), FILE).modules
    assert poll.asking(True) is poll
    assert (poll.asks_twice, poll.pass_name(True)) == (False, "as it should be")
    (talk,) = parse_agenda(agenda('kind = "brief"\n'), FILE).modules
    assert (talk.asks_twice, talk.asking(True)) == (False, talk)


@pytest.mark.parametrize("source", ["m.nope", "m.outcome"])
def test_a_part_that_an_earlier_module_does_not_have_is_told_with_what_it_has(source):
    lists = agenda('kind = "collect"\nprompts = [{ id = "missing", text = "?" }]\n', "10")
    second = CLOSE.replace('"brief"\n', f'"poll"\nprompts = ["?"]\nmethod = "scale"\nsubjects_from = ["{source}"]\n')
    fault = only(lists + second.encode())
    assert fault.found == f"“{source[2:]}”, which “m” does not have"
    assert fault.expected == "missing or outcomes"


@pytest.mark.parametrize("source", ["m", "m.missing", "m.outcomes"])
def test_a_module_one_prompt_of_it_and_its_outcomes_are_sources(source):
    lists = agenda('kind = "collect"\nprompts = [{ id = "missing", text = "?" }]\n', "10")
    second = CLOSE.replace('"brief"\n', f'"poll"\nprompts = ["?"]\nmethod = "scale"\nsubjects_from = ["{source}"]\n')
    assert parse_agenda(lists + second.encode(), FILE).modules[1].subjects_from == (source,)


VOTES = 'kind = "poll"\nprompts = ["?"]\nsubjects = ["x", "y"]\nmethod = '


@pytest.mark.parametrize(
    ("module", "known"),
    [
        (f'{VOTES}"dots"\npoints = 3\n', True),
        (f'{VOTES}"rank"\npriorities = 2\n', True),
        (f'{VOTES}"dots"\npoints = 3\npriorities = 0\n', False),
        (f'{VOTES}"rank"\n', False),
        (LISTED, False),
    ],
)
def test_what_a_vote_names_is_a_source_where_it_names_something(module, known):
    second = CLOSE.replace('"brief"\n', '"decide"\nprompts = ["?"]\nitems_from = ["m.priorities"]\n')
    text = agenda(module, "10") + second.encode()
    if known:
        assert parse_agenda(text, FILE).modules[1].items_from == ("m.priorities",)
    else:
        assert only(text).found == "“priorities”, which “m” does not have"


def test_three_are_named_of_dots_and_groups_unless_the_agenda_says_it():
    def names(module, phases="{ explain = 5 }"):
        return parse_agenda(agenda(module, phases=phases), FILE).modules[0].priority_count

    groups = "{ explain = 2, choose = 3 }"
    assert names(f'{VOTES}"dots"\npoints = 3\n') == 3
    assert names(f'{VOTES}"rank"\n') == 0
    assert names(f'{VOTES}"rank"\npriorities = 2\n') == 2
    assert names(LISTED) == 0
    assert names(LISTED + "choose = 1\n", groups) == 3
    assert names(LISTED + "choose = 1\npriorities = 0\n", groups) == 0
    assert names('kind = "brief"\n') == 0


def test_a_key_of_another_kind_is_told_as_that():
    fault = only(agenda(LISTED + 'remark = "Why?"\n'))
    assert (fault.found, fault.expected, fault.nearest) == (
        "a key that only the kind poll has",
        "no such key here",
        "",
    )


def test_a_number_below_its_least_is_told_with_it():
    fault = only(agenda(LISTED + "turns = { alone = 0 }\n", phases="{ alone = 3 }"))
    assert (fault.key, fault.found, fault.expected) == ("turns, alone", "0", "more than 0")


def test_the_head_of_a_question_has_three_words_at_most():
    assert Prompt(text="!", head=" What is  absent? ").head == "What is absent?"
    with pytest.raises(ValueError, match="at most 3 words"):
        Prompt(text="!", head="What is absent here?")
