"""National files, one module a kind: each module here gives one `SOURCE`.

A new source is a module of this package, the card and the column map of its dataset: nothing else
lists them.
"""

from importlib import import_module
from pkgutil import iter_modules

from mps.intake.found import Format

SOURCES: tuple[Format, ...] = tuple(
    import_module(f"{__name__}.{module.name}").SOURCE
    for module in sorted(iter_modules(__path__), key=lambda one: one.name)
)
