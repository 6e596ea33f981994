"""Marks on one line moved aside where they would lie on each other."""

from collections.abc import Sequence


def swarm(
    values: Sequence[float], widths: Sequence[float], first: int | None = None, tall: int = 0
) -> list[int]:
    """Return how far each mark is moved aside, in marks: 0 in the middle, then 1, -1, 2, ...

    `values` are the marks' places on the line, `widths` the room each needs there, in the same
    unit. The mark numbered `first` is placed first and so stays in the middle, where it takes
    `tall` more places on either side; the others take, in order, the free place nearest to the
    middle.
    """
    order = sorted(range(len(values)), key=lambda item: (item != first, item))
    placed: dict[int, list[tuple[float, float]]] = {}
    levels = [0] * len(values)
    for item in order:
        level = 0
        while any(
            abs(values[item] - there) < (widths[item] + width) / 2 - 1e-12
            for there, width in placed.get(level, [])
        ):
            level = -level if level > 0 else 1 - level
        reach = tall if item == first else 0
        for taken in range(level - reach, level + reach + 1):
            placed.setdefault(taken, []).append((values[item], widths[item]))
        levels[item] = level
    return levels
