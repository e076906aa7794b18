"""A glance at a session, for a list of many."""

from contextlib import closing

import pytest

from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.layout import digest
from tests.build import SESSION, begin


def test_a_glance_tells_what_the_session_is(tmp_path):
    begin(tmp_path / "session.pmw").close()
    seen = glance(tmp_path / "session.pmw")
    assert (seen.head.session, seen.head.seq) == (SESSION, 1)
    assert seen.details["title"] == "Sample alignment"


@pytest.mark.parametrize("sql", ["UPDATE live SET body = '[]'", "DELETE FROM head"])
def test_a_glance_at_a_damaged_session_tells_so(tmp_path, sql):
    begin(tmp_path / "session.pmw").close()
    connection = connect(tmp_path / "session.pmw", writable=True)
    connection.execute(sql)
    connection.close()
    with pytest.raises(DamagedError):
        glance(tmp_path / "session.pmw")


def test_a_glance_at_nothing_tells_so(tmp_path):
    with pytest.raises(InputError):
        glance(tmp_path / "none.pmw")


@pytest.mark.parametrize("body", ["", "{", "[]", "[" * 100_000])
def test_a_record_that_is_none_is_told_of_even_where_its_hash_is_right(tmp_path, body):
    begin(tmp_path / "session.pmw").close()
    with closing(connect(tmp_path / "session.pmw", writable=True)) as connection:
        row = connection.execute("SELECT kind, id, version, seq FROM live WHERE kind = 'details'").fetchone()
        connection.execute("UPDATE live SET body = ?, digest = ? WHERE kind = 'details'", (body, digest(*row, body)))
    with pytest.raises(DamagedError, match=r"session\.pmw is damaged: a record in it cannot be read"):
        glance(tmp_path / "session.pmw")
