"""The intake: official files recognised, judged and kept under data/raw, or refused whole."""

from mps.intake.command import import_files
from mps.intake.take import Asked, Taken, refresh, take

__all__ = ["Asked", "Taken", "import_files", "refresh", "take"]
