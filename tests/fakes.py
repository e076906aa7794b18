"""Stores that misbehave on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pmworkshop.base.errors import StorageError
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.writing import SqliteWriting


class DoubtfulJournal(SqliteJournal):
    """A store whose disk reports a failure: after the change was kept, or before.

    Attributes:
        failing: Whether the next transaction ends in a failure.
        keeps: Whether that transaction is on disk all the same.
        silent: Whether asking for a step fails too.
    """

    failing = False
    keeps = True
    silent = False

    @contextmanager
    def writing(self) -> Iterator[SqliteWriting]:
        failing, self.failing = self.failing, False
        with super().writing() as writing:
            yield writing
            if failing and not self.keeps:
                raise StorageError("The disk is gone.")
        if failing:
            raise StorageError("The disk did not answer in time.")

    def has(self, step_id: str) -> bool:
        if self.silent:
            raise StorageError("The disk is gone.")
        return super().has(step_id)
