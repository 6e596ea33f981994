"""Workforce: who leaves, what is vacant, where staff come from, how many will be needed."""

from mps.ui import open_page, workforce

market = workforce.Workforce(open_page())
workforce.top(market)
workforce.over_time(market)
workforce.position(market)
workforce.by_kind(market)
workforce.stated(market)
workforce.local(market)
workforce.in_posts(market)
workforce.origin(market)
workforce.needed(market)
workforce.england(market)
