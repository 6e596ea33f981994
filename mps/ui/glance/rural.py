"""GLA-3, which intentions for rural places rest on too."""

from mps import words
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.frame import Place
from mps.ui.tables import Column


def rural(council: Place) -> None:
    """GLA-3: how many live in rural small areas, of all ages and aged 65 and over."""
    frame = query("glance__rural", council_code=council.code)
    if frame.empty:
        return
    frame["kind"] = frame["is_rural"].map({True: "Rural", False: "Urban"})
    figure = Figure(
        "GLA-3",
        words.rural_share(frame, place=council.name).text,
        f"Residents of rural and urban small areas (LSOAs), {council.name}, "
        f"mid-{frame['mid_year'].iloc[0]}",
        ("ons_lsoa_population", "ons_rural_urban_2011"),
    )
    figure.head()
    columns = [
        Column("kind", "Kind of area"),
        Column("lsoa_count", "Small areas", "count"),
        Column("people", "Residents", "count"),
        Column("people_pct", "% of residents", "pct"),
        Column("group_people", "Aged 65+", "count"),
        Column("group_people_pct", "% of those aged 65+", "pct"),
        Column("share_pct", "65+ as % of residents", "pct"),
    ]
    figure.short(frame, columns)
