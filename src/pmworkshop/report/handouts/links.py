"""Personal links to the room's page: a mail for each leader, and the lines that an invitation carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.handouts.invitation import blocks_to_all, sender, signer
from pmworkshop.report.handouts.plain_text import head, mail, paragraph, signed
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report

_WHEN = tr_noop(
    "The link is yours alone: whoever has it answers in your name, so please do not pass it on. It opens during the"
    " workshop, in the network of the room; nothing has to be installed. If it does not open, there is paper."
)
_WARNS = tr_noop(
    "Your phone may warn once that nobody has vouched for this page. It is the right one if the certificate that the"
    " phone shows has this fingerprint (SHA-256); otherwise, please do not go on:"
)


def link_mails(
    report: Report, tokens: Mapping[str, str], url: str, code: str, fingerprint: str = ""
) -> dict[str, bytes]:
    """Write a mail for each leader, with the personal link to the room's page.

    Args:
        report: The report for the facilitator; others have no addresses.
        tokens: The token of each leader, by the id of the participant.
        url: The address of the page.
        code: The code of the day.
        fingerprint: That of the certificate of the page, as phones show it; empty without TLS.

    Returns:
        Content of each file by its name: ``link-01-ann.txt`` ..., in the order of the room.
    """
    return {
        name: mail(
            _mail(
                report,
                guest,
                (link_of(url, token), *_vouched(fingerprint)),
                tr("{url}\nCode: {code}", url=url, code=code),
            )
        )
        for name, guest, token in _named("link", report, tokens)
    }


def invitations_with_links(
    report: Report, tokens: Mapping[str, str], url: str, fingerprint: str = ""
) -> dict[str, bytes]:
    """Write an invitation for each leader, with the personal link to the room's page.

    Args:
        report: The report for the facilitator; others have no addresses.
        tokens: The token of each leader, by the id of the participant.
        url: The address that the page will have.
        fingerprint: That of the certificate that the page will have, as phones show it; empty if it is not known.

    Returns:
        Content of each file by its name: ``invitation-01-ann.txt`` ..., in the order of the room.
    """
    return {
        name: mail(blocks_to_all(report, guest.address, _invited(link_of(url, token), fingerprint)))
        for name, guest, token in _named("invitation", report, tokens)
    }


def link_of(url: str, token: str) -> str:
    """Write a personal link.

    Args:
        url: The address of the page.
        token: The token of a leader.
    """
    return f"{url}/me/{token}"


def _named(kind: str, report: Report, tokens: Mapping[str, str]) -> Iterator[tuple[str, Guest, str]]:
    for number, guest in enumerate(report.preparation.guests, 1):
        if token := tokens.get(guest.id):
            yield f"{kind}-{number:02d}-{safe_name(guest.name)}.txt", guest, token


def _vouched(fingerprint: str) -> tuple[str, ...]:
    """Say by what a phone knows the page, where nobody has vouched for its certificate."""
    return (paragraph(tr(_WARNS)), fingerprint) if fingerprint else ()


def _mail(report: Report, guest: Guest, link: tuple[str, ...], typed: str) -> Iterator[str]:
    yield paragraph(sender(report))
    yield head(
        guest.address, tr("{title}, {day}: your link", title=report.meta.title, day=spell_date(report.meta.day))
    )
    yield tr("Dear {name},", name=guest.name)
    yield paragraph(
        tr("in the workshop you can answer on your own phone, each of us alone. This link opens your page:")
    )
    yield from link
    yield paragraph(tr(_WHEN))
    yield paragraph(tr("Or open this address on the phone, type the code, and choose your name:"))
    yield typed
    yield from signed(report.meta, signer(report))


def _invited(link: str, fingerprint: str) -> tuple[str, ...]:
    return (paragraph(tr("In the workshop you can answer on your own phone. This link opens your page:")), link,
            *_vouched(fingerprint), paragraph(tr(_WHEN)))  # fmt: skip
