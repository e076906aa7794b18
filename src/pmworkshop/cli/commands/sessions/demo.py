"""The command that shows the sample workshop."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.cli.commands.files.export import files_in, save_formats
from pmworkshop.cli.json_output import json_option
from pmworkshop.cli.options import folders_of, home_option, outside_of, say, warn
from pmworkshop.cli.out_places import out_folder


@click.command()
@click.option("--headless", is_flag=True, help="No screen: run the whole sample and write what it exports.")
@click.option(
    "--out", metavar="DIR", default="exports", show_default=True, help="Where the files go, with --headless."
)
@json_option
@home_option
@click.pass_context
def demo(ctx: click.Context, headless: bool, out: str, as_json: bool) -> int:
    """Show a sample workshop of a firm that is made up.

    On a terminal the stage opens where the room settles who answers for what; what you do there is gone
    afterwards. Without one, or with --json, the sample is run to its end and written as files.
    """
    from pmworkshop.sample import make_sample
    from pmworkshop.store.addresses import stored_at

    outside = outside_of(ctx)
    with tempfile.TemporaryDirectory(prefix="pmworkshop-demo-") as place:
        path = Path(place) / "sample-workshop.pmw"
        if not headless and not as_json and outside.terminal():
            make_sample(path, until="middle", now=outside.now())
            return outside.stage(stored_at(path), folders_of(ctx))
        from pmworkshop.report.formats import formats_for

        folder = out_folder(out)
        make_sample(path)
        files = files_in(path, dict.fromkeys(formats_for("export")), "room")
        save_formats(files, folder, "room", folders_of(ctx), as_json=as_json)
    if as_json:
        return ExitCode.FINE
    if not headless:
        warn(tr("There is no terminal for the stage, so the sample was run to its end. See the files above."))
    say(tr("The sample workshop was run to its end; its firm and people are made up."))
    return ExitCode.FINE
