"""`make bench`: measure the app and print what was measured beside what is aimed at."""

import argparse
import importlib
import logging
import os
import platform

from benchmarks.tables import print_table

PARTS = {
    "build": "Building the store",
    "imports": "Queries of the market pages on a store of made-up national files",
    "queries": "Queries over all councils, the frame included",
    "pages": "Server time over all councils",
    "browser": "In Chromium",
}


def main() -> None:
    """Measure the parts asked for, all by default; each is the module of its name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of: {', '.join(PARTS)}")
    asked = parser.parse_args().parts or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    logging.disable(logging.WARNING)  # Streamlit warns at import that it runs without a server
    busy = os.getloadavg()[0]  # times mean little on a machine that has other work
    print(
        f"{platform.system()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {busy:.1f} of them busy before the start"
    )
    for part in asked:
        measures = importlib.import_module(f"benchmarks.{part}").measure()
        print_table(PARTS[part], measures)


if __name__ == "__main__":
    main()
