"""Spend and clients: what care costs the council, for whom, and why that changed."""

from mps.ui import open_page, spend

money = spend.Spend(open_page())
spend.top(money)
spend.within(money)
spend.tables(money)
spend.printed(money)
spend.budgets(money)
spend.settings(money)
spend.expenditure(money)
spend.weeks(money)
