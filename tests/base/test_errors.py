"""What a person reads when something fails as expected."""

from pmworkshop.base import errors


def test_an_error_reads_as_its_message_and_what_to_do():
    assert str(errors.InputError("There is no date.", "Type one.")) == "There is no date. Type one."
    assert str(errors.RefusedError("No.")) == "No."


def test_each_error_has_a_title_and_an_exit_code():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(kind.title and kind.exit_code in errors.ExitCode for kind in kinds)
    assert errors.StorageError.exit_code == 70
