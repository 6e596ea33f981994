"""The writing side: from the files in `data/` to the store, all or nothing."""

from mps.build.run import BuildResult, check_data, run_build

__all__ = ["BuildResult", "check_data", "run_build"]
