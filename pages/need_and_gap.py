"""Need and gap: what older people will need, what there is, and what is short."""

from mps.ui import need, open_page

here = need.Need(open_page())
if here.page["view"] == "need":
    need.by_condition(here)
    need.through_the_years(here)
    need.where_expected(here)
    need.check_points(here)
elif not here.is_estimated_service:
    need.not_estimated(here)
else:
    need.answer(here)
    if here.is_held:
        need.controls(here)
        need.all_services(here)
        need.over_time(here)
        need.by_area(here)
        need.every_input(here)
        need.figures_of_use(here)
