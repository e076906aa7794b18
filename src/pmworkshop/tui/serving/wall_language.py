"""The language of the wall: the next one that the agenda of the session carries, and then its own again."""

from __future__ import annotations

from pmworkshop.agenda.translation import languages_of, words_in
from pmworkshop.base.language import NAMES, speak, tr
from pmworkshop.session.core.session import Session
from pmworkshop.tui.screen.desk import Desk


def change_language(desk: Desk, session: Session) -> str:
    """Show the wall in the next language; the session, and all that is kept, stays as it is.

    Args:
        desk: The screen.
        session: The whole session.

    Returns:
        What to say about it, in the language that the wall has now.
    """
    own, *others = languages_of(session.info.agenda)
    codes = ("", *others)
    if not others:
        return tr("This agenda has one language: `pmworkshop agenda translate` adds another.")
    asked = desk.state.ask
    if asked is not None and asked.initial and not asked.secret:
        return tr("First keep or leave what stands in the field: it has the words of this wall.")
    code = codes[(codes.index(desk.state.language) + 1) % len(codes)]
    desk.state.language, desk.state.words = code, words_in(session.info.agenda, code)
    speak(code if code in NAMES else session.info.language)
    desk.offered.forget()
    desk.take_session(session)
    name = NAMES.get(code or own, code or own)
    return tr("The wall speaks {language}; what is kept and exported stays as it is.", language=name)
