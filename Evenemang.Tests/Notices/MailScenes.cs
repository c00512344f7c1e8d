using Evenemang.Server.Notices;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Notices;

/// <summary>What has happened in each golden mail. Times are Stockholm's, people are invented.</summary>
internal static class MailScenes
{
    private const string Zone = "Europe/Stockholm";

    private static readonly DateTime Now = new(2027, 1, 25, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Name of the scene, which is the file's, to the facts in a language.</summary>
    public static IReadOnlyDictionary<string, Func<string, NoticeFacts>> All { get; } = new Dictionary<string, Func<string, NoticeFacts>>(StringComparer.Ordinal)
    {
        ["confirmed"] = language => Of(NoticeKind.Confirmed, Seminar(), Person(RegistrationState.Confirmed, language)),
        ["confirmed-party"] = language => Of(NoticeKind.Confirmed, Seminar(), Person(RegistrationState.Confirmed, language, heads: 3)),
        ["confirmed-series"] = language => OfSeries(NoticeKind.Confirmed, Group(discreet: false), language),
        ["confirmed-discreet"] = language => OfSeries(NoticeKind.Confirmed, Group(discreet: true), language),
        ["confirmed-undecided"] = language => Of(NoticeKind.Confirmed, Meeting(undecided: true), Person(RegistrationState.Confirmed, language)),
        ["confirmed-team"] = Team,
        ["waitlisted"] = language => Of(NoticeKind.Waitlisted, Seminar(), Person(RegistrationState.Waitlisted, language)) with { Position = 3 },
        ["promoted"] = language => Of(NoticeKind.Promoted, Seminar(), Person(RegistrationState.Confirmed, language)) with { Thread = ["vantelista@evenemang.example"] },
        ["waitlisted-offers"] = language => Of(NoticeKind.Waitlisted, Offering(Seminar()), Person(RegistrationState.Waitlisted, language)) with { Position = 3 },
        ["seat-offered"] = language => Of(NoticeKind.SeatOffered, Offering(Seminar()), Person(RegistrationState.Offered, language)) with { Thread = ["vantelista@evenemang.example"] },
        ["seat-offered-party"] = language => Of(NoticeKind.SeatOffered, Offering(Seminar()), Person(RegistrationState.Offered, language, heads: 2)),
        ["seat-offered-discreet"] = language => OfSeries(NoticeKind.SeatOffered, Group(discreet: true), language, RegistrationState.Offered),
        ["offer-lapsed"] = language => Of(NoticeKind.OfferLapsed, Offering(Seminar()), Person(RegistrationState.Lapsed, language)),
        ["offer-lapsed-discreet"] = language => OfSeries(NoticeKind.OfferLapsed, Group(discreet: true), language, RegistrationState.Lapsed),
        ["changed-offered"] = language => Of(NoticeKind.Changed, Offering(Seminar()), Person(RegistrationState.Offered, language)),
        ["moved-offered"] = language => Of(NoticeKind.OccurrenceMoved, Moved(Offering(Seminar()), null), Person(RegistrationState.Offered, language)),
        ["requested"] = language => OfSeries(NoticeKind.Requested, Group(discreet: true), language, RegistrationState.Requested),
        ["approved"] = language => OfSeries(NoticeKind.Approved, Group(discreet: true), language),
        ["declined"] = language => OfSeries(NoticeKind.Declined, Group(discreet: true), language, RegistrationState.Declined),
        ["changed"] = language => Of(NoticeKind.Changed, Seminar(), Person(RegistrationState.Confirmed, language, heads: 2)),
        ["withdrawn"] = language => Of(NoticeKind.Withdrawn, Seminar(), Person(RegistrationState.Withdrawn, language)) with { CalendarChanges = 1 },
        ["withdrawn-series"] = language => OfSeries(NoticeKind.Withdrawn, Group(discreet: true), language, RegistrationState.Withdrawn),
        ["removed"] = language => Of(NoticeKind.Removed, Seminar(), Person(RegistrationState.Removed, language)) with { CalendarChanges = 1 },
        ["repeated"] = language => Of(NoticeKind.Repeated, Seminar(), Person(RegistrationState.Confirmed, language)),
        ["moved-time"] = language => Of(NoticeKind.OccurrenceMoved, Moved(Seminar(), null), Person(RegistrationState.Confirmed, language)),
        ["moved-time-and-place"] = language => Of(NoticeKind.OccurrenceMoved, Moved(Seminar(), new("Stadsbiblioteket", "Hörsalen", "Götaplatsen 3", "412 56", "Göteborg")), Person(RegistrationState.Waitlisted, language)),
        ["moved-discreet"] = language => OfDate(NoticeKind.OccurrenceMoved, Moved(Group(discreet: true)[0], null), language),
        ["decided"] = language => Of(NoticeKind.OccurrenceMoved, Decided(Meeting(undecided: true)), Person(RegistrationState.Confirmed, language)),
        ["preliminary"] = language => Of(NoticeKind.OccurrenceMoved, Preliminary(Meeting(undecided: true)), Person(RegistrationState.Waitlisted, language)),
        ["moved-place"] = language => Of(NoticeKind.OccurrenceMoved, OtherPlace(Seminar()), Person(RegistrationState.Confirmed, language)),
        ["venue-decided"] = language => Of(NoticeKind.OccurrenceMoved, Seminar(), Person(RegistrationState.Confirmed, language)) is var facts
            ? facts with { Told = ToldFacts.Of(facts.Occurrence!) with { Place = null, PlaceName = null, PlaceDecision = Decision.Undecided } } : throw new InvalidOperationException(),
        ["theme-decided"] = language => Changed(Seminar(), language, told => told with { Theme = null }),
        ["agenda-changed"] = language => Changed(WithAgenda(Meeting(undecided: false)), language, told => told with { Agenda = "before" }),
        ["something-changed"] = language => Changed(Seminar(), language, told => told with { Doors = null, Theme = "Förra temat" }),
        ["reminder"] = language => Of(NoticeKind.Reminder, Seminar(), Person(RegistrationState.Confirmed, language)),
        ["reminder-party"] = language => Of(NoticeKind.Reminder, WithAgenda(Meeting(undecided: false)), Person(RegistrationState.Confirmed, language, heads: 2)),
        ["reminder-discreet"] = language => OfDate(NoticeKind.Reminder, Group(discreet: true)[0], language),
        ["reminder-own-text"] = language => OwnWords(Of(NoticeKind.Reminder, Seminar(), Person(RegistrationState.Confirmed, language))),
        ["minutes"] = language => Of(NoticeKind.MinutesPublished, Seminar(), Person(RegistrationState.Confirmed, language)),
        ["message"] = language => Of(NoticeKind.OrganiserMessage, OutdoorDay(), Person(RegistrationState.Confirmed, language)) with { Message = Message },
        ["message-discreet"] = language => OfDate(NoticeKind.OrganiserMessage, Group(discreet: true)[0], language) with { Message = Message },
        ["follow-up"] = language => Of(NoticeKind.FollowUp, Seminar(), Person(RegistrationState.Confirmed, language)) with { SurveyUrl = "https://evenemang.example/enkat/0123456789abcdefABCDEF" },
        ["follow-up-discreet"] = language => OfDate(NoticeKind.FollowUp, Group(discreet: true)[0], language) with { SurveyUrl = "https://evenemang.example/enkat/0123456789abcdefABCDEF" },
        ["confirmed-code"] = language => Of(NoticeKind.Confirmed, Seminar(), Person(RegistrationState.Confirmed, language)) with { DoorCode = "K7M4QX" },
        ["next-host"] = language => OfDate(NoticeKind.NextHost, Group(discreet: true)[1], language),
        ["next-host-own-group"] = language => Own(OfDate(NoticeKind.NextHost, Group(discreet: true)[1], language)),
        ["moved-own-group"] = language => Own(OfDate(NoticeKind.OccurrenceMoved, Moved(Group(discreet: true)[0], null), language)),
        ["approved-by-group"] = language => Own(OfSeries(NoticeKind.Approved, Group(discreet: true), language)),
        ["declined-by-group"] = language => Own(OfSeries(NoticeKind.Declined, Group(discreet: true), language, RegistrationState.Declined)),
        ["message-from-member"] = language => Own(OfDate(NoticeKind.OrganiserMessage, Group(discreet: true)[0], language)) with
        {
            IsToContact = true, WrittenBy = "Lodjuret", Message = new() { Subject = "", Text = "Jag kan inte vara värd.\nKan någon annan?", FromId = Guid.CreateVersion7() },
        },
        ["confirmed-awaiting-start"] = language => OfSeries(NoticeKind.Confirmed, Waiting(Group(discreet: false)), language),
        ["approved-awaiting-start-discreet"] = language => OfSeries(NoticeKind.Approved, Waiting(Group(discreet: true)), language),
        ["group-starts"] = language => OfSeries(NoticeKind.GroupStarts, Group(discreet: false), language),
        ["group-starts-discreet"] = language => OfSeries(NoticeKind.GroupStarts, Group(discreet: true), language),
        ["group-contact"] = language => OfSeries(NoticeKind.GroupContact, Group(discreet: true), language) with { RunsItselfFrom = new(2027, 3, 31, 13, 30, 0) },
        ["group-contact-now"] = language => OfSeries(NoticeKind.GroupContact, Group(discreet: false), language) with { RunsItselfFrom = new(2027, 1, 13, 13, 30, 0) },
        ["message-from-contact"] = language => Own(OfDate(NoticeKind.OrganiserMessage, Group(discreet: true)[0], language)) with { Message = new() { Subject = "", Text = "Ta med boken.\nVi läser kapitel 5.", IsFromContact = true } },
        ["cancelled"] = language => Of(NoticeKind.OccurrenceCancelled, Cancelled(OutdoorDay()), Person(RegistrationState.Confirmed, language)),
        ["cancelled-discreet"] = language => OfDate(NoticeKind.OccurrenceCancelled, Cancelled(Group(discreet: true)[0], "Igångsättaren är sjuk."), language),
        ["reinstated"] = language => Of(NoticeKind.OccurrenceReinstated, Reinstated(OutdoorDay()), Person(RegistrationState.Confirmed, language)),
    };

    private static NoticeFacts Of(NoticeKind kind, Occurrence occurrence, Registration registration) => new()
    {
        Kind = kind,
        OwedAt = Now.AddSeconds(-1),
        Now = Now,
        Culture = OccasionFacts.CultureOf(registration.Language),
        Registration = registration,
        Series = occurrence.Series,
        Occurrence = occurrence,
        ManageUrl = Address(registration, "/min-anmalan/0123456789abcdefABCDEF"),
        PageUrl = Address(registration, $"/evenemang/{occurrence.Slug}"),
        FeedUrl = Address(registration, "/kalender/min/hemligt.ics"),
    };

    private static NoticeFacts Own(NoticeFacts facts) => facts with { IsOfOwnGroup = true };

    private static OrganiserMessage Message => new() { Subject = "Ta med en filt", Text = "Det blir svalt på kvällen.\n\nVi har varm soppa till alla." };

    private static NoticeFacts Changed(Occurrence occurrence, string language, Func<ToldFacts, ToldFacts> before) =>
        Of(NoticeKind.OccurrenceChanged, occurrence, Person(RegistrationState.Confirmed, language)) with { Told = before(ToldFacts.Of(occurrence)) };

    private static Occurrence Offering(Occurrence occurrence)
    {
        occurrence.Series.Registration = occurrence.Series.Registration with { OfferHours = 48 };
        return occurrence;
    }

    internal static Occurrence WithAgenda(Occurrence occurrence)
    {
        occurrence.Agenda = [new(1, "Stöd till anhöriga"), new(2, "Rapporter från arbetsgrupperna", IsStanding: true), new(3, "Övriga frågor", IsStanding: true)];
        return occurrence;
    }

    private static NoticeFacts OwnWords(NoticeFacts facts)
    {
        facts.Series.Notices = new() { Kinds = [new(NoticeKind.Reminder, Swedish: "Frukosten står framme kl. 7.45.\nVälkommen till {plats} {datum}: {länk}", English: "Breakfast is ready at 7.45.\nWelcome to {place} on {date}: {link}")] };
        return facts;
    }

    private static NoticeFacts OfSeries(NoticeKind kind, List<Occurrence> dates, string language, RegistrationState state = RegistrationState.Confirmed)
    {
        var registration = Person(state, language, isSeriesWide: true);
        return Of(kind, dates[0], registration) with { Occurrence = null, Coming = dates, PageUrl = Address(registration, $"/serier/{dates[0].Series.Slug}") };
    }

    private static NoticeFacts OfDate(NoticeKind kind, Occurrence date, string language) =>
        Of(kind, date, Person(RegistrationState.Confirmed, language, isSeriesWide: true));

    private static NoticeFacts Team(string language)
    {
        var day = OutdoorDay();
        var game = new ProgrammeItem
        {
            Id = Guid.CreateVersion7(), OccurrenceId = day.Id, Title = "Brännboll", Start = new(2027, 5, 17, 12, 30, 0), EndsWhenDone = true, Place = "Stora planen", TakesRegistrations = true, TeamsOnly = true,
        };
        return Of(NoticeKind.Confirmed, day, Person(RegistrationState.Confirmed, language, heads: 8, team: "Solstrålarna")) with { Item = game };
    }

    private static string Address(Registration registration, string path) =>
        $"https://evenemang.exempel.se{(registration.Language == "en" ? "/en" : "")}{path}";

    private static Registration Person(RegistrationState state, string language, int heads = 1, bool isSeriesWide = false, string? team = null) => new()
    {
        Id = Guid.CreateVersion7(),
        OccurrenceId = isSeriesWide ? null : Guid.CreateVersion7(),
        State = state,
        Heads = heads,
        Name = "Kim Exempel",
        TeamName = team,
        Email = "kim@exempel.se",
        Language = language,
        CreatedAt = Now.AddDays(-1),
        ConfirmedAt = state is RegistrationState.Waitlisted or RegistrationState.Requested or RegistrationState.Offered or RegistrationState.Lapsed ? null : Now.AddDays(-1),
        OfferEndsAt = state is RegistrationState.Offered ? Now.AddHours(26) : null,
    };

    internal static Occurrence Seminar()
    {
        var series = Series(EventKind.BreakfastSeminar, "frukostseminarium", "Frukostseminarium");
        series.Registration = new() { Capacity = 40 };
        var occurrence = Date(series, "frukostseminarium-2027-02-05", new(2027, 2, 5, 8, 15, 0), new(2027, 2, 5, 10, 0, 0), new(2027, 2, 5, 7, 45, 0));
        (occurrence.Theme, occurrence.ThemeDecision) = ("Vad gör en brukarrevision?", Decision.Decided);
        occurrence.Links = [new(LinkKind.Stream, "Sändning", "https://video.exempel.se/frukost")];
        return occurrence;
    }

    internal static Occurrence OutdoorDay()
    {
        var series = Series(EventKind.OutdoorDay, "varyran", "Våryran");
        series.Venue = new("Gröningen", Street: "Långedragsvägen", City: "Göteborg", Outdoors: true, Directions: "Gräset är plant. Närmaste toalett med ramp står vid parkeringen.");
        var occurrence = Date(series, "varyran-2027", new(2027, 5, 17, 11, 0, 0), new(2027, 5, 17, 15, 0, 0), null);
        occurrence.DressCode = "Kläder du rör dig bekvämt i";
        return occurrence;
    }

    internal static Occurrence Meeting(bool undecided)
    {
        var series = Series(EventKind.RecurringMeeting, "gemensam-utvecklingsgrupp", "Gemensam utvecklingsgrupp");
        var occurrence = Date(series, "gemensam-utvecklingsgrupp-mars-2027", new(2027, 3, 8, 13, 30, 0), new(2027, 3, 8, 15, 30, 0), null, publish: false);
        if (undecided)
        {
            occurrence.SetUndecidedDate(
                [
                    new(Guid.CreateVersion7(), "kandidat-8@evenemang.example", new(2027, 3, 8, 13, 30, 0), new(2027, 3, 8, 15, 30, 0)),
                    new(Guid.CreateVersion7(), "kandidat-15@evenemang.example", new(2027, 3, 15, 13, 30, 0), new(2027, 3, 15, 15, 30, 0)),
                ],
                Zone);
        }
        occurrence.Publish(Now.AddDays(-10));
        return occurrence;
    }

    private static List<Occurrence> Waiting(List<Occurrence> group)
    {
        group[0].Series.Registration = group[0].Series.Registration with { MinimumHeads = 6 };
        return group;
    }

    private static List<Occurrence> Group(bool discreet)
    {
        var series = Series(EventKind.SelfHelpGroup, "sjalvhjalpsgrupp", "Självhjälpsgrupp om oro");
        series.Discreet = discreet;
        series.Registration = new() { Scope = RegistrationScope.Series, Approval = true, Capacity = 10 };
        DateTime[] days = [new(2027, 1, 27), new(2027, 2, 24), new(2027, 3, 31), new(2027, 4, 28)];
        return [.. days.Select(day => Date(series, $"sjalvhjalpsgrupp-{day:yyyy-MM-dd}", day.AddHours(13.5), day.AddHours(15.5), null))];
    }

    internal static Series Series(EventKind kind, string slug, string title) => new()
    {
        Id = new Guid((int)kind + 1, 0, 0, new byte[8]),
        Slug = slug,
        Kind = kind,
        Title = title,
        Organiser = "Socialförvaltningen",
        Contact = new("Kontaktpersonen", "kontakt@exempel.se", "031-390 06 12"),
        Venue = new("Dalheimers hus", "Sal A", "Slottsskogsgatan 12", "414 53", "Göteborg"),
        Published = true,
        CreatedAt = Now.AddDays(-30),
        UpdatedAt = Now.AddDays(-30),
    };

    private static Occurrence Date(Series series, string slug, DateTime start, DateTime end, DateTime? doors, bool publish = true)
    {
        var occurrence = new Occurrence
        {
            Id = Guid.CreateVersion7(), SeriesId = series.Id, Series = series, Slug = slug, Uid = $"{slug}@evenemang.example", CreatedAt = Now.AddDays(-30), UpdatedAt = Now.AddDays(-30),
        };
        occurrence.SetDate(Decision.Decided, start, end, doors, Zone);
        if (publish) occurrence.Publish(Now.AddDays(-10));
        return occurrence;
    }

    internal static Occurrence Moved(Occurrence occurrence, Venue? venue)
    {
        Assert.Null(occurrence.Move(occurrence.Start!.Value.AddDays(7), occurrence.End!.Value.AddDays(7), occurrence.Doors?.AddDays(7), venue, Now));
        return occurrence;
    }

    private static Occurrence OtherPlace(Occurrence occurrence)
    {
        Assert.Null(occurrence.Move(occurrence.Start!.Value, occurrence.End!.Value, occurrence.Doors, new("Stadsbiblioteket", City: "Göteborg"), Now));
        return occurrence;
    }

    private static Occurrence Preliminary(Occurrence occurrence)
    {
        Assert.Null(occurrence.DecideDate(Decision.Preliminary, new(2027, 3, 22, 13, 30, 0), new(2027, 3, 22, 15, 30, 0), null, Zone, Now));
        return occurrence;
    }

    private static Occurrence Decided(Occurrence occurrence)
    {
        Assert.Null(occurrence.DecideCandidate(occurrence.Candidates[1].Id, null, Zone, Now));
        return occurrence;
    }

    internal static Occurrence Cancelled(
        Occurrence occurrence, string reason = "Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.")
    {
        Assert.Null(occurrence.Cancel(reason, "Arrangören", Now));
        return occurrence;
    }

    internal static Occurrence Reinstated(Occurrence occurrence)
    {
        Assert.Null(Cancelled(occurrence).Reinstate(Now));
        return occurrence;
    }
}
