"""Price: what is paid an hour and a week, beside what care costs, over time, and by whom."""

from mps.ui import open_page, price

VIEWS = {
    "paid": price.paid_view,
    "against": price.against_view,
    "moved": price.moved_view,
    "case": price.case_view,
    "self": price.self_view,
}
page = open_page()
VIEWS[page["view"]](price.Price(page))
