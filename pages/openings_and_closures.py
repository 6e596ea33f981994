"""Openings and closures: what opened, what closed, and what only changed its registration."""

from mps.ui import changes, open_page

market = changes.Changes(open_page())
if market.service is not None and not market.service["is_regulated"]:
    changes.not_registered(market)
elif not market.period["has_ledger"]:
    changes.not_held(market)
elif market.period["unstated_count"] and market.is_filtered:
    changes.partly_held(market)
elif not market.whole:
    changes.nothing_chosen(market)
else:
    changes.top(market)
    changes.by_year(market)
    changes.stock(market)
    changes.every_change(market)
    changes.length_of_life(market)
    if market.has_beds:
        changes.sizes(market)
    changes.replaced(market)
changes.stated(market)
changes.then_and_now(market)
