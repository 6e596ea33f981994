"""Where the small areas of the made-up councils lie."""

TESTSHIRE = "E06000099"
EXAMPLESHIRE = "E10000099"
TESTSHIRE_LSOAS = range(1, 7)
EXAMPLESHIRE_LSOAS = range(11, 15)
SIDE = 0.02  # degrees


def corner(number: int) -> tuple[float, float]:
    """Longitude and latitude of the south-western corner of an LSOA's square."""
    if number in TESTSHIRE_LSOAS:
        row, column = divmod(number - 1, 3)
        return round(-2.5 + column * SIDE, 5), round(51.3 + row * SIDE, 5)
    return round(-1.5 + (number - 11) * SIDE, 5), 52.3


def lsoa_point(number: int) -> tuple[float, float]:
    """Longitude and latitude of the middle of an LSOA's square."""
    west, south = corner(number)
    return round(west + SIDE / 2, 5), round(south + SIDE / 2, 5)
