// Reads a calendar from standard input with ical.js and says, as JSON, what a calendar application would see.
import ICAL from "ical.js";

let text = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) text += chunk;

const calendar = new ICAL.Component(ICAL.parse(text));
const value = (component, name) => component.getFirstPropertyValue(name) ?? null;
const instant = time => time === null ? null : new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
const answer = {
  name: value(calendar, "x-wr-calname"),
  method: value(calendar, "method"),
  zones: calendar.getAllSubcomponents("vtimezone").map(zone => value(zone, "tzid")),
  entries: calendar.getAllSubcomponents("vevent").map(entry => {
    const attendee = entry.getFirstProperty("attendee");
    return {
      uid: value(entry, "uid"),
      sequence: value(entry, "sequence"),
      start: instant(value(entry, "dtstart")),
      end: instant(value(entry, "dtend")),
      isDate: value(entry, "dtstart").isDate,
      status: value(entry, "status"),
      transparency: value(entry, "transp"),
      summary: value(entry, "summary"),
      description: value(entry, "description"),
      location: value(entry, "location"),
      url: value(entry, "url"),
      categories: entry.getFirstProperty("categories")?.getValues() ?? [],
      organizer: value(entry, "organizer"),
      attendee: attendee?.getFirstValue() ?? null,
      attendeeName: attendee?.getFirstParameter("cn") ?? null,
      participation: attendee?.getFirstParameter("partstat") ?? null,
      answerWanted: attendee?.getFirstParameter("rsvp") ?? null,
    };
  }),
};
process.stdout.write(JSON.stringify(answer));
