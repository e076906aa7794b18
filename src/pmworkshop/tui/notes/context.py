"""What the private window knows beyond what the wall may show."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmworkshop.session.core.session import Session
from pmworkshop.tui.pages.page import Context


@dataclass(frozen=True, slots=True)
class NotesContext(Context):
    """What the private page knows; made for it alone, whatever else lies over it.

    Attributes:
        private: The whole session: hidden answers, notes and usual owners are in it.
    """

    private: Session = field(default_factory=Session.model_construct)


def private_of(context: Context) -> Session:
    """Return the whole session.

    Raises:
        TypeError: The context is that of a page which the wall may show.
    """
    if not isinstance(context, NotesContext):
        raise TypeError("Only the private page knows the whole session.")
    return context.private
