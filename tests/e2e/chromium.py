"""Find the browser of the browser tests; as a command, install Debian's when it is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
# Debian's chromium only recommends fonts; without any, everything but the app's own is boxes.
PACKAGES = ("chromium", "fonts-liberation")
MISSING = """\
The browser tests need Chromium or Chrome, and none was found.
  Debian, Ubuntu:  sudo apt install chromium fonts-liberation
  Windows, macOS:  install Google Chrome
  elsewhere:       CHROMIUM=/path/to/chromium make test
Without a browser: make test-fast runs all other tests."""


def find_chromium() -> str | None:
    """The path of Chromium or Chrome: `CHROMIUM` when set, else the first one found, else None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).is_file())
    return next(filter(None, [*found, *placed]), None)


def install_chromium() -> None:
    """Install Debian's packages where that needs no question: as root, or sudo without password."""
    as_root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or not all(shutil.which(word) for word in as_root[:1]):
        return
    if as_root and subprocess.run([*as_root, "true"], capture_output=True).returncode:
        return
    print("Installing Chromium from the system's packages ...", flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        ran = subprocess.run([*apt, *command], stdin=subprocess.DEVNULL, capture_output=True)
        if ran.returncode:
            print(ran.stderr.decode(errors="replace"), file=sys.stderr)


def main() -> int:
    """Find the browser or install it; 1 and a message saying what to do when neither works."""
    if find_chromium():
        return 0
    if not os.environ.get("CHROMIUM"):
        install_chromium()
    if find_chromium():
        return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
