"""Events as a calendar that programs of calendars subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, vDuration, vText, vUri
from icalendar import Event as CalendarEvent

from mps.feeds.items import Event, plain

_MAKER = "-//Market position statement dashboard//Opportunities//EN"
# A calendar must hold something: where there is no event, this alone makes it valid. The days
# are whole days, which have no time zone; this says by whose midnight they are meant.
_UK = """BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
END:VCALENDAR
"""


def as_calendar(events: Iterable[Event], *, name: str, about: str) -> bytes:
    """Write events as a calendar called `name`; `about` says what is in it."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(plain(name)))
    calendar.add("x-wr-calname", vText(plain(name)))
    calendar.add("description", plain(about))
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), {"VALUE": "DURATION"})
    calendar.add_component(Calendar.from_ical(_UK).subcomponents[0])
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _component(event: Event) -> CalendarEvent:
    component = CalendarEvent()
    component.add("uid", event.key)
    component.add("dtstamp", datetime.combine(event.stamp, time(), UTC))
    component.add("dtstart", event.day)
    component.add("dtend", event.day + timedelta(days=1))
    component.add("summary", plain(event.title))
    component.add("description", plain(event.text))
    component.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
    if event.link:
        component.add("url", vUri(event.link))
    return component
