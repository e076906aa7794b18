"""A file is read again when it may have changed, and seldom else."""

import os

from pmworkshop.tui.shell.watch import ANYWAY, SETTLED, Watch


def test_a_file_is_read_after_a_change_until_it_has_settled_and_now_and_then(tmp_path):
    path = tmp_path / "a.pmw"
    path.write_bytes(b"a")
    watch = Watch(path, 3600)
    assert watch.look(100.0)
    assert watch.look(100.0 + SETTLED)
    assert not watch.look(102.0)
    assert watch.look(101.0 + ANYWAY)
    assert not watch.look(101.1 + ANYWAY)
    os.utime(path, (1, 1))
    assert watch.look(110.0)
    assert not watch.look(112.0)
    path.unlink()
    assert watch.look(112.1)
    watch.end()


def test_what_is_due_is_told_once(tmp_path):
    path = tmp_path / "a.pmw"
    path.write_bytes(b"a")
    watch = Watch(path, 0.001)
    while not watch._due.is_set():
        pass
    watch.end()
    assert watch.due()
