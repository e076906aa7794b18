"""Writes the comparison of charts that leaders filled in alone, and how differences were settled."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr, trn
from pmworkshop.report.model.sections.solo_charts import Agreement, Alone, RowSeen, Settled
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import reason_words


def alone_blocks(alone: Alone | None) -> Iterator[str]:
    """Write the comparison of charts that leaders filled in alone, and how differences were settled.

    Args:
        alone: The comparison; its parts for the facilitator are written if it has them. None if there is none.

    Yields:
        Blocks of Markdown; nothing if there is no comparison.
    """
    if alone is None:
        return
    for one in alone.maps:
        again = "" if one.number == 1 else tr(", again")
        yield markdown.heading(
            3,
            trn(
                "Charted alone{again}, by {number} leader: least agreed first",
                "Charted alone{again}, by {number} leaders: least agreed first",
                one.leaders,
                again=again,
            ),
        )
        yield markdown.table(("", tr("Seen to answer for it"), ""), map(_row, one.rows))
    if alone.again:
        yield markdown.heading(3, tr("Who sees the agreed owner, before and now"))
        yield markdown.table(
            ("", tr("Answers for it"), tr("Before"), tr("Now")),
            (
                (
                    one.row,
                    one.owner,
                    tr("{number} of {all}", number=one.before, all=one.before_of),
                    tr("{number} of {all}", number=one.now, all=one.now_of),
                )
                for one in alone.again
            ),
        )
    if alone.settled:
        yield markdown.heading(3, tr("How it was settled"))
        yield markdown.items(_settled_words(one) for one in alone.settled)
    yield from _private_blocks(alone)


def _row(row: RowSeen) -> tuple[str, str, str]:
    parts = [f"{role} {many}" for role, many in sorted(row.seen.items(), key=lambda pair: -pair[1])]
    parts += [tr("nobody {number}", number=row.nobody)] if row.nobody else []
    parts += [tr("{number} passed", number=row.passed)] if row.passed else []
    return row.label, ", ".join(parts), row.state


def _settled_words(one: Settled) -> str:
    told = tr("not settled yet")
    if one.how == "agreed":
        told = tr("{owner} answers for it{absent}", owner=markdown.inline(one.owner), absent=_absent(one))
    elif one.how == "split":
        told = tr("split, into this and {rows}", rows=", ".join(markdown.inline(label) for label in one.into))
        told += (
            tr("; {owner} answers for this{absent}", owner=markdown.inline(one.owner), absent=_absent(one))
            if one.owner
            else ""
        )
    elif one.given:
        told = markdown.inline(one.given)
    reason = f" — {markdown.inline(one.reason)}" if one.reason else ""
    return "; ".join([f"{markdown.text(one.row)}: {told}{reason}", *map(reason_words, one.others)])


def _absent(one: Settled) -> str:
    return tr(" (nobody in the room speaks for it)") if one.not_here else ""


def _private_blocks(alone: Alone) -> Iterator[str]:
    if alone.agreement:
        yield markdown.heading(3, tr("How far the whole chart agrees"))
        yield markdown.items(_agreement_words(one) for one in alone.agreement)
    if alone.noticed:
        yield markdown.heading(3, tr("What stands out"))
        yield markdown.items(
            markdown.text(one.words) + (f" — {', '.join(map(markdown.inline, one.leaders))}" if one.leaders else "")
            for one in alone.noticed
        )
    if alone.charts:
        yield markdown.heading(3, tr("Single charts"))
        for one in alone.charts:
            lines = [
                markdown.item(tr("{name}, time {number}", name=markdown.text(one.name) or "…", number=one.number))
            ]
            lines += [
                markdown.item(f"{markdown.text(label)}: {markdown.inline(cells)}", 1)
                for label, cells in one.rows.items()
            ]
            yield "\n".join(lines)


def _agreement_words(one: Agreement) -> str:
    raw = tr("no two answers to the same question") if one.raw is None else tr("raw agreement {raw:.0%}", raw=one.raw)
    alpha = (
        tr("alpha {alpha:.2f}", alpha=one.alpha)
        if one.alpha is not None
        else tr("alpha undefined: {reason}", reason=markdown.inline(one.reason))
    )
    return tr("time {number}: {raw}, {alpha}", number=one.number, raw=raw, alpha=alpha)
