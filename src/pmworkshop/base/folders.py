"""The folders in which the program keeps its files, and the database in which it may keep sessions instead."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path

from pmworkshop.base.application import is_packed
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr

HOME_VARIABLE = "PMWORKSHOP_HOME"
STORE_VARIABLE = "PMWORKSHOP_STORE"
SESSION_SUFFIX = ".pmw"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user.

    Attributes:
        data: Holds one ``.pmw`` file for each session.
        config: Holds ``agendas/`` and the settings file.
        logs: Holds the log file; nothing of it is ever shown on the stage.
        store: Address of the database in which new sessions are kept and sessions are looked for, besides the files;
            empty for none. It may hold a password, and is never shown as it is.
    """

    data: Path
    config: Path
    logs: Path
    store: str = field(default="", repr=False)

    @classmethod
    def at(cls, home: str | os.PathLike[str] | None = None) -> Folders:
        """Find the folders of the user.

        Args:
            home: The folder that holds everything; None for ``$PMWORKSHOP_HOME``, or the folders of the platform if
                that is not set; the packed program keeps sessions among the user's documents. The database is that
                of ``$PMWORKSHOP_STORE``.

        Returns:
            The folders; they need not exist.
        """
        chosen, store = home or os.environ.get(HOME_VARIABLE), os.environ.get(STORE_VARIABLE, "")
        if chosen:
            base = Path(chosen).expanduser().absolute()
            return cls(data=base, config=base, logs=base, store=store)
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("pmworkshop", appauthor=False)
        data = dirs.user_documents_path / "pmworkshop" if is_packed() else dirs.user_data_path
        return cls(data, dirs.user_config_path, dirs.user_log_path, store)

    @property
    def agendas(self) -> Path:
        """The folder of the user's own agendas."""
        return self.config / "agendas"

    @property
    def settings(self) -> Path:
        """The file of the user's settings; it need not exist."""
        return self.config / "settings.toml"

    @property
    def emergency(self) -> Path:
        """The folder for answers that could not be saved in the session's own folder."""
        return self.data / "emergency"

    @property
    def log(self) -> Path:
        """The log file; tracebacks are written nowhere else."""
        return self.logs / "pmworkshop.log"

    def sessions(self) -> list[Path]:
        """List the session files by name; empty if there is no data folder.

        Raises:
            InputError: The folder cannot be read.
        """
        try:
            names = os.listdir(self.data)  # noqa: PTH208 - says when it may not be read, unlike glob
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise InputError(
                tr("The folder {folder} cannot be read: {why}.", folder=self.data, why=error.strerror or error),
                tr("Name another with --home."),
            ) from None
        return sorted(self.data / name for name in names if name.endswith(SESSION_SUFFIX))
