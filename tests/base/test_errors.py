"""What a person reads when something fails as expected."""

from pmworkshop.base import errors
from pmworkshop.cli import ways_out as commands
from pmworkshop.tui.keymap import ways_out as keys
from pmworkshop.tui.keymap.commands import with_keys


def test_an_error_reads_as_its_message_and_what_to_do():
    assert str(errors.InputError("There is no date.", "Type one.")) == "There is no date. Type one."
    assert str(errors.RefusedError("No.")) == "No."


def test_what_to_press_or_to_type_is_said_where_it_is_known():
    assert errors.WayOut.__members__.keys() == {way.name for way in (*keys.WORDS, *commands.WORDS)}
    refused = errors.InputError("Nobody is called so.", "Type more.", errors.WayOut.ADD_A_LEADER)
    assert str(refused) == "Nobody is called so. Type more."
    pressed = with_keys(keys.error_words(refused), {"leave_field": "Esc", "people": "l"}.__getitem__)
    assert pressed == "Nobody is called so. Type more. Esc, then l adds a leader."
    assert commands.error_words(refused) == "Nobody is called so. Type more."
    sheets = errors.RefusedError("Nothing can be asked yet.", way_out=errors.WayOut.NAME_A_MODULE)
    assert commands.error_words(sheets) == "Nothing can be asked yet. Name a module with --module."
    assert keys.error_words(errors.InputError("No.")) == commands.error_words(errors.InputError("No.")) == "No."


def test_each_error_has_a_title_and_an_exit_code():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(kind.title and kind.exit_code in errors.ExitCode for kind in kinds)
    assert errors.StorageError.exit_code == 70
