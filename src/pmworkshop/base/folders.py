"""The folders in which the program keeps its files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "PMWORKSHOP_HOME"
SESSION_SUFFIX = ".pmw"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user.

    Attributes:
        data: Holds one ``.pmw`` file for each session.
        config: Holds ``agendas/`` and the settings file.
        logs: Holds the log file; nothing of it is ever shown on the stage.
    """

    data: Path
    config: Path
    logs: Path

    @classmethod
    def at(cls, home: str | os.PathLike[str] | None = None) -> Folders:
        """Find the folders of the user.

        Args:
            home: The folder that holds everything; None for ``$PMWORKSHOP_HOME``, or the folders of the platform if
                that is not set.

        Returns:
            The folders; they need not exist.
        """
        chosen = home or os.environ.get(HOME_VARIABLE)
        if chosen:
            base = Path(chosen).expanduser().absolute()
            return cls(data=base, config=base, logs=base)
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("pmworkshop", appauthor=False)
        return cls(data=dirs.user_data_path, config=dirs.user_config_path, logs=dirs.user_log_path)

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
        """List the session files by name; empty if there is no data folder."""
        return sorted(self.data.glob(f"*{SESSION_SUFFIX}")) if self.data.is_dir() else []
