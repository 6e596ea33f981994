"""Beds within reach of every small area, worked out once when the store is built."""

import duckdb
import pandas as pd

from mps.analysis.access import access_to_beds
from mps.build.fill import create_from_frame

REACHES_KM = (3, 5, 10)


def measure_access(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `staging.access`, one row per small area, reach and kind of supply.

    Columns lsoa_code, reach_km, supply (register: care homes of the register; msoa_2022: the
    count of beds by neighbourhood), beds_per_1000, beds_within, nearest_km. The people are the
    residents aged 75 and over of the newest year. Needs `mart.care_home_place` (supply, lon,
    lat, beds), `mart.lsoa` and `mart.area_population`.
    """
    demand = connection.execute(
        """
        select lsoa.lsoa_code, lsoa.centroid_lon as lon, lsoa.centroid_lat as lat, own.people
        from mart.lsoa as lsoa
        inner join mart.area_population as own on lsoa.lsoa_code = own.area_code
        where
            own.age_group = '75_plus'
            and own.mid_year = (
                select max(mid_year) from mart.area_population where area_level = 'lsoa'
            )
        order by lsoa.lsoa_code
        """
    ).df()
    places = connection.execute("select supply, lon, lat, beds from mart.care_home_place").df()
    parts = [
        access_to_beds(homes, demand, reach_km=reach).assign(reach_km=reach, supply=supply)
        for supply, homes in places.groupby("supply")
        for reach in REACHES_KM
    ]
    columns = ["lsoa_code", "reach_km", "supply", "beds_per_1000", "beds_within", "nearest_km"]
    frame = pd.concat(parts)[columns] if parts else pd.DataFrame(columns=columns)
    statement = """
        select
            cast(lsoa_code as varchar) as lsoa_code,
            cast(reach_km as integer) as reach_km,
            cast(supply as varchar) as supply,
            cast(beds_per_1000 as double) as beds_per_1000,
            cast(beds_within as bigint) as beds_within,
            cast(nearest_km as double) as nearest_km
        from frame
        order by supply, reach_km, lsoa_code
    """
    create_from_frame(connection, "staging.access", statement, frame)
