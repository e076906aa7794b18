"""A screen follows what its store tells it of."""

from pmworkshop.tui.shell.watch import Watch


class Changing:
    """A store that tells of one change, and counts how often it is asked."""

    def __init__(self):
        self.changes = [True]
        self.asked = 0

    def wait(self, seconds):
        self.waited = seconds

    def close(self):
        self.closed = True

    def changed(self, now):
        self.asked += 1
        return bool(self.changes) and self.changes.pop()


def test_what_is_due_is_told_once():
    watcher = Changing()
    watch = Watch(watcher, 0.001)
    while watcher.asked < 3:
        pass
    watch.end()
    assert watch.due()
    assert not watch.due()
