"""What the private page may know beyond what the projector may show."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.session import Session
from pmworkshop.tui.pages.page import Context


@dataclass(frozen=True, slots=True)
class NotesContext(Context):
    """What the private page may know; no other panel gets it.

    Attributes:
        private: The whole session, with hidden answers, notes and usual owners.
    """

    private: Session = field(default_factory=Session.model_construct)


def private_of(context: Context) -> Session:
    """Return the whole session.

    Args:
        context: The context of the private page.

    Returns:
        The whole session, hidden answers included.

    Raises:
        TypeError: The context belongs to a page that the projector may show.
    """
    if not isinstance(context, NotesContext):
        raise TypeError("Only the private page knows the whole session.")
    return context.private
