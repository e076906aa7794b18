"""The agenda that is put together: as it is now, as it was before each change, and in a file until it is saved."""

from __future__ import annotations

from pmworkshop.agenda.composition import Composition
from pmworkshop.base.folders import Folders
from pmworkshop.tui.parts.earlier import Earlier, first_other
from pmworkshop.workshop import own_agendas


class HalfBuilt:
    """Holds an agenda while it is put together.

    Attributes:
        made: The agenda as it is now.
        changed: Whether something of it is not saved yet.
    """

    def __init__(self, composition: Composition, folders: Folders, *, changed: bool) -> None:
        """Begin with an agenda.

        Args:
            composition: What to begin with.
            folders: The user's folders; what is not saved yet is kept there.
            changed: Whether something of it is not saved yet.
        """
        self.made = composition
        self.changed = changed
        self._folders = folders
        self._earlier: Earlier[Composition] = Earlier()

    def put(self, composition: Composition, said: str = "") -> None:
        """Replace the agenda.

        Args:
            composition: The agenda as it is from now on.
            said: What is said of the change; empty if nothing is.
        """
        self._earlier.keep(self.made, said)
        self._hold(composition)

    def back(self) -> tuple[int, str]:
        """Take back the last change.

        Returns:
            The position of the first module that is another one now, from 0, and what to say.

        Raises:
            RefusedError: Nothing was changed since the page was opened.
        """
        now = self.made.chosen
        composition, told = self._earlier.back()
        self._hold(composition)
        return first_other(now, composition.chosen), told

    def _hold(self, composition: Composition) -> None:
        self.made, self.changed = composition, True
        own_agendas.keep_half_built(composition, self._folders)
