"""What a reader must know before using a number, said once for all pages."""

FIRST_PUBLISHED = "Estimates as first published; ONS later revised those of mid-2012 to mid-2016."
SMALL_NUMBERS = (
    "Few people of great age live in one small area: a large change in percent can mean few people."
)


def not_loaded_projection(place: str, publisher: str) -> str:
    """Say that a projection exists but is not held here, and who publishes it."""
    return (
        f"{publisher} publishes projections for every council, but those for {place} have not "
        "been loaded here yet. The people who run this site can add them."
    )
