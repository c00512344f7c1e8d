# Reads a calendar from standard input with Debian's python3-icalendar and says, as JSON, what a calendar application would see.
import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())


def text(component, name):
    value = component.get(name)
    return None if value is None else str(value)


def instant(component, name):
    if name not in component:
        return None
    value = component.decoded(name)
    if not isinstance(value, datetime.datetime):
        return value.isoformat() + "T00:00:00Z"
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def categories(component):
    value = component.get("categories")
    return [] if value is None else [str(category) for category in value.cats]


def entry(component):
    attendee = component.get("attendee")
    parameter = (lambda name: None) if attendee is None else attendee.params.get
    return {
        "uid": text(component, "uid"),
        "sequence": component.decoded("sequence"),
        "start": instant(component, "dtstart"),
        "end": instant(component, "dtend"),
        "isDate": not isinstance(component.decoded("dtstart"), datetime.datetime),
        "status": text(component, "status"),
        "transparency": text(component, "transp"),
        "summary": text(component, "summary"),
        "description": text(component, "description"),
        "location": text(component, "location"),
        "url": text(component, "url"),
        "categories": categories(component),
        "organizer": text(component, "organizer"),
        "attendee": text(component, "attendee"),
        "attendeeName": parameter("CN"),
        "participation": parameter("PARTSTAT"),
        "answerWanted": parameter("RSVP"),
    }


answer = {
    "name": text(calendar, "x-wr-calname"),
    "method": text(calendar, "method"),
    "zones": [text(zone, "tzid") for zone in calendar.walk("vtimezone")],
    "entries": [entry(component) for component in calendar.walk("vevent")],
}
sys.stdout.write(json.dumps(answer))
