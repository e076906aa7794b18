"""Cleaning of text where it enters the program: typed, pasted, read from a file or imported."""

from __future__ import annotations

import re
import unicodedata

from pmworkshop.base.language import plural, tr

# C0 but tab and newline, DEL, C1; what turns the direction of other text (embeddings, overrides, isolates); what is
# not seen at all (soft hyphens, blanks and joins of no width, annotating marks, the byte order mark, tags); and lone
# surrogates. The marks of direction that scripts need (LRM, RLM, ALM) and their joiners, inside emoji too, stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_BECAUSE = re.compile(r"^(?:because|weil)\b[\s,:]*(?=\S)", re.IGNORECASE)
_PASSWORD = re.compile(r"(\w+://[^\s/@:]*):\S*@")
_PASSWORD_OPTION = re.compile(r"([?&](?:ssl)?password=)[^\s&#]+", re.IGNORECASE)


def clean_text(text: str) -> str:
    r"""Make any text safe to keep, to draw and to export, without changing anything that can be read.

    Line ends become ``\n``; control characters (all of C0 but tab and newline, DEL, C1), bidirectional overrides,
    characters of no width that no script needs, and lone surrogates are removed; the rest is composed (Unicode NFC).
    Markup characters stay: they are text. Cleaning twice changes nothing more.

    Args:
        text: The text.

    Returns:
        The cleaned text; white space at its ends stays.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def clean_line(text: str) -> str:
    """Clean a text and make it one line: each run of white space becomes one blank, with none at the ends.

    Args:
        text: The text.

    Returns:
        The cleaned line; may be empty.
    """
    text = clean_text(text).strip()
    if text.isprintable() and "  " not in text:  # then the only white space is single blanks
        return text
    return _BLANKS.sub(" ", text)


def xml_text(text: str) -> str:
    """Leave out the two characters that a cleaned text may have and XML lacks.

    Args:
        text: The text.

    Returns:
        The text, which XML can hold once its markup characters are escaped.
    """
    return text.translate({0xFFFE: None, 0xFFFF: None})


def clean_word(text: str) -> str:
    """Clean a name or an id; quicker than `clean_line` for the usual one, which has nothing to clean.

    Args:
        text: The name.

    Returns:
        The cleaned name, one line; blanks inside a plain one stay as they are.
    """
    return text if text.isascii() and text.isprintable() else clean_line(text)


def shorten(text: str, width: int) -> str:
    """Cut a text to a width, with an ellipsis as the last character if something was cut.

    Args:
        text: The text.
        width: The most characters of the result, 0 or more.

    Returns:
        The text itself if it is short enough, else its beginning.
    """
    if len(text) <= width:
        return text
    return text[: max(width - 1, 0)].rstrip() + "…" if width > 0 else ""


def upper(text: str) -> str:
    """Begin a text with a capital letter.

    Args:
        text: The text; may be empty.

    Returns:
        The text with its first letter as a capital, and all others as they are.
    """
    return f"{text[:1].upper()}{text[1:]}"


def without_because(reason: str) -> str:
    """Take the word that the question for a reason ends with off a reason that begins with it once more.

    Args:
        reason: The reason as typed.

    Returns:
        The reason without white space at its ends; ``because`` alone stays.
    """
    return _BECAUSE.sub("", reason.strip())


def without_passwords(text: str) -> str:
    """Take the passwords out of all addresses in a text.

    Args:
        text: The text, such as a message that repeats what was typed.

    Returns:
        The text; of ``scheme://user:password@host`` the password and its colon are gone.

    >>> without_passwords("There is no postgresql://fay:s/e@cret@host/db.")
    'There is no postgresql://fay@host/db.'
    """
    hidden = _PASSWORD.sub(r"\1@", text)
    return _PASSWORD_OPTION.sub(r"\1…", hidden)


def in_quotes(text: str) -> str:
    """Put a text between quotation marks, as the language has them.

    Args:
        text: The text.
    """
    return tr("“{text}”", text=text)


def count(number: int, one: str, many: str) -> str:
    """Write a number with its noun: ``1 line``, ``3 lines``.

    Args:
        number: The number.
        one: The noun in the singular.
        many: The noun in the plural.

    Returns:
        The number and the noun.
    """
    return f"{number} {plural(one, many, number)}"
