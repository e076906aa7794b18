"""The pictures of the wall as files for slides: each as SVG and as PNG, with its title in it."""

from __future__ import annotations

from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr_noop
from pmworkshop.report.drawings.pictures import drawn
from pmworkshop.report.libraries import library
from pmworkshop.report.model.report import Report

PNG = tr_noop("A picture as PNG")
WIDE = 1280
"""Width of a PNG in pixels."""
_LONGEST = 40


def png(svg: str, wide: int = WIDE) -> bytes:
    """Draw a picture as PNG.

    Args:
        svg: The picture.
        wide: Its width in pixels.

    Returns:
        Content of the file; the same bytes for the same picture on one machine.

    Raises:
        InputError: resvg_py is not installed.
    """
    return bytes(library("resvg_py", PNG).svg_to_bytes(svg_string=svg, width=wide))


def picture_files(report: Report) -> dict[str, bytes]:
    """Write each picture of a report as SVG and as PNG.

    Args:
        report: The report for the room.

    Returns:
        Two files for each picture, numbered in the order of the agenda; a long picture is parted. None where nothing
        that can be drawn was shown.

    Raises:
        InputError: resvg_py is not installed.
    """
    pictures = [one for picture in report.pictures for one in drawn(picture, slide=True)]
    files: dict[str, bytes] = {}
    for number, one in enumerate(pictures, 1):
        name = f"picture-{number:02d}-{safe_name(one.title, 'picture', _LONGEST)}"
        files |= {f"{name}.svg": one.svg.encode(), f"{name}.png": png(one.svg)}
    return files
