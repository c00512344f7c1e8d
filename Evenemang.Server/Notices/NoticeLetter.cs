using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>What each kind of notice says: what happened, what it means for the reader, what to do.</summary>
public static class NoticeLetter
{
    /// <summary>From so many hours on, whole days are said in days.</summary>
    private const int DaysFromHours = 48;

    /// <summary>The letter. The same facts always give the same words.</summary>
    public static Letter Of(NoticeFacts facts, SiteOptions site)
    {
        var happened = Happened(facts);
        List<string> lead = [.. Lead(facts, happened)];
        var heading = NoticeTitle.Heading(facts);
        return new Letter(
            // What an organiser wrote to a discreet group is no subject for a locked screen.
            facts is { Kind: NoticeKind.OrganiserMessage, Message: { IsFromContact: false, FromId: null } message } && !facts.Series.Discreet
                ? Get(facts, "OrganiserMessageOpen.Subject", message.Subject, NoticeTitle.WithDate(facts))
                : Get(facts, $"{happened}.Subject", Seats(facts), NoticeTitle.WithDate(facts)),
            lead,
            heading is not null && lead[0].Contains(heading, StringComparison.Ordinal) ? null : heading,
            Rows(facts),
            [.. OwnText.Of(facts.Kind, facts, facts.ManageUrl) ?? Body(facts, happened)],
            Button(facts),
            [.. Links(facts)],
            [.. Footer(facts, site)]);
    }

    /// <summary>The name of the text: the kind, and for a change what has changed.</summary>
    private static string Happened(NoticeFacts facts) => facts.Kind switch
    {
        NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved when facts.IsAwaitingStart => "AwaitingStart",
        NoticeKind.Confirmed when facts.Registration.TeamName is { Length: > 0 } => "ConfirmedTeam",
        NoticeKind.GroupContact when facts.RunsItself => "GroupContactNow",
        NoticeKind.Approved or NoticeKind.Declined when facts.IsOfOwnGroup => $"{facts.Kind}ByGroup",
        NoticeKind.OccurrenceMoved => OccurrenceHappened.Moved(facts),
        NoticeKind.OccurrenceChanged => $"Occurrence{OccurrenceHappened.Changed(facts)}",
        _ => facts.Registration.Heads > 1 && HasSeatsInText(facts.Kind) ? $"{facts.Kind}Many" : $"{facts.Kind}",
    };

    private static bool HasSeatsInText(NoticeKind kind) => kind is NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.SeatOffered or NoticeKind.Reminder;

    private static IEnumerable<string> Lead(NoticeFacts facts, string happened)
    {
        if (facts is { Kind: NoticeKind.OrganiserMessage, Message: { } message })
        {
            yield return message switch
            {
                { IsFromContact: true } => Get(facts, "ContactMessage.Lead"),
                { FromId: not null } => facts.WrittenBy is { } name ? Get(facts, "MemberMessage.Lead", name) : Get(facts, "MemberMessage.LeadNameless"),
                _ => message.Subject,
            };
            foreach (var paragraph in OwnText.Paragraphs(message.Text)) yield return paragraph;
            yield break;
        }
        yield return Get(facts, $"{happened}.Lead", Seats(facts), NoticeTitle.InSentence(facts), LeadDate(facts), facts.Registration.TeamName ?? "")
            .Replace(" .", ".", StringComparison.Ordinal);
        if (facts.Kind is NoticeKind.SeatOffered) yield return Get(facts, facts.Registration.Heads > 1 ? "SeatOfferedMany.AnswerBy" : "SeatOffered.AnswerBy", AnswerBy(facts));
        if (facts.Kind is NoticeKind.OccurrenceCancelled && facts.Occurrence?.CancelReason is { } reason)
        {
            foreach (var paragraph in reason.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return paragraph;
        }
        if (facts.Kind is NoticeKind.Waitlisted && facts.Position is { } position && !facts.Series.HideCounts)
            yield return Get(facts, "Waitlisted.Position", position);
        if (facts.IsAwaitingStart && facts.Series.Registration.MinimumHeads is { } minimum && IsOfPlace(facts.Kind)) yield return Get(facts, "AwaitingStart.Minimum", minimum);
        else if ((HasSeatsInText(facts.Kind) || facts.Kind is NoticeKind.GroupStarts) && facts.IsAboutSeries)
            yield return Get(facts, "AllDates");
    }

    private static IReadOnlyList<LetterRow> Rows(NoticeFacts facts) => facts.Kind switch
    {
        NoticeKind.GroupContact => [],
        NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.Changed when facts.IsAwaitingStart => LetterRows.WithoutDates(facts),
        NoticeKind.Withdrawn or NoticeKind.Removed or NoticeKind.Declined or NoticeKind.OfferLapsed or NoticeKind.OccurrenceCancelled => LetterRows.Gone(facts),
        NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged => LetterRows.Moved(facts),
        NoticeKind.Reminder => [.. LetterRows.Standing(facts), .. LetterRows.Agenda(facts)],
        NoticeKind.MinutesPublished or NoticeKind.FollowUp => LetterRows.Gone(facts),
        NoticeKind.OrganiserMessage => LetterRows.Gone(facts, "Concerns"),
        _ => LetterRows.Standing(facts),
    };

    private static IEnumerable<string> Body(NoticeFacts facts, string happened) => facts.Kind switch
    {
        NoticeKind.OrganiserMessage when facts.Message is { IsFromContact: true } => [Get(facts, "ContactMessage.NoAnswer")],
        NoticeKind.OrganiserMessage when facts.Message is { FromId: not null } => [Get(facts, "MemberMessage.NoAnswer")],
        NoticeKind.OrganiserMessage => [],
        NoticeKind.Declined when facts.IsOfOwnGroup => [Get(facts, "DeclinedByGroup.Body")],
        NoticeKind.NextHost when facts.IsOfOwnGroup => [Get(facts, "NextHost.BodyOwn")],
        NoticeKind.GroupStarts => [Get(facts, "CannotOnce"), Get(facts, "WeTellYou")],
        NoticeKind.GroupContact => [Get(facts, $"{happened}.Body"), Get(facts, "GroupContact.Body2")],
        NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.Changed when facts.IsAwaitingStart && facts.Registration.State is RegistrationState.Confirmed
            => [Get(facts, "AwaitingStart.Body")],
        NoticeKind.Reminder when facts.IsSeriesWide => [Get(facts, "OneOfAllReminder")],
        NoticeKind.Reminder => [Get(facts, HasLimit(facts) ? "CannotCome" : "CannotComeOpen")],
        NoticeKind.OccurrenceChanged => [Get(facts, facts.IsSeriesWide ? "OneOfAllReminder" : "OccurrenceChanged.Body")],
        NoticeKind.Confirmed or NoticeKind.Approved or NoticeKind.Changed => Standing(facts),
        NoticeKind.Promoted => [Get(facts, "Promoted.Body")],
        NoticeKind.SeatOffered => [Get(facts, "SeatOffered.Body"), Get(facts, facts.Registration.Heads > 1 ? "SeatOfferedMany.OrElse" : "SeatOffered.OrElse")],
        NoticeKind.Waitlisted => Waiting(facts),
        NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated when facts.IsSeriesWide && facts.Registration.State is RegistrationState.Confirmed
            => [Get(facts, "OneOfAll")],
        NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated => [Get(facts, $"{(happened is "Decided" or "Preliminary" ? "Decided" : $"{facts.Kind}")}.{facts.Registration.State}", AnswerBy(facts))],
        NoticeKind.OccurrenceCancelled => [Get(facts, facts.IsSeriesWide ? "OccurrenceCancelled.BodySeries" : "OccurrenceCancelled.Body")],
        NoticeKind.Withdrawn when facts.IsAboutSeries => [Get(facts, "Withdrawn.Body"), Get(facts, "TakeOutOfCalendar")],
        _ => [Get(facts, $"{facts.Kind}.Body")],
    };

    private static IEnumerable<string> Standing(NoticeFacts facts) => facts.Registration.State switch
    {
        RegistrationState.Confirmed when facts.IsAboutSeries => [Get(facts, "CannotOnce"), Get(facts, "WeTellYou")],
        RegistrationState.Confirmed when HasLimit(facts) => [Get(facts, "CannotCome"), Get(facts, "WeTellYou")],
        RegistrationState.Confirmed => [Get(facts, "CannotComeOpen"), Get(facts, "WeTellYou")],
        RegistrationState.Offered => [Get(facts, "StillOffered", AnswerBy(facts))],
        RegistrationState.Waitlisted => [Get(facts, "StillWaiting")],
        _ => [Get(facts, "StillAsking")],
    };

    private static IEnumerable<string> Waiting(NoticeFacts facts)
    {
        if (Policy(facts).OfferHours is { } answerHours)
            yield return Get(facts, "Waitlisted.BodyOffer", answerHours >= DaysFromHours && answerHours % 24 == 0 ? Get(facts, "Days", answerHours / 24) : Get(facts, answerHours == 1 ? "OneHour" : "Hours", answerHours));
        else
            yield return Get(facts, "Waitlisted.Body");
        if (facts.Occurrence is { Start: { } start } occurrence && occurrence.EffectiveRegistration.PromotionCutoffHours is > 0 and var hours)
            yield return Get(facts, "Waitlisted.Until", DateWords.DateAndTime(start.AddHours(-hours), facts.Culture, facts.Today));
        yield return Get(facts, "Waitlisted.Leave");
    }

    private static LetterLink Button(NoticeFacts facts)
    {
        if (facts.SurveyUrl is { } survey) return new(Get(facts, "Button.Survey"), survey);
        if (facts.Kind is NoticeKind.MinutesPublished && !facts.Series.Discreet) return new(Get(facts, "Button.Minutes"), facts.PageUrl);
        if (facts.Registration.State is RegistrationState.Offered && facts.Kind is not (NoticeKind.OccurrenceCancelled or NoticeKind.OrganiserMessage)) return new(Get(facts, "Button.Answer"), facts.ManageUrl);
        if (facts.Kind is NoticeKind.OfferLapsed) return new(Get(facts, "Button.See"), facts.ManageUrl);
        if (facts.Registration.IsActive && facts.Kind is not NoticeKind.OccurrenceCancelled) return new(Get(facts, "Button.Manage"), facts.ManageUrl);
        // The page of a discreet series carries its name in its address; the person's own page does not.
        return facts.Series.Discreet ? new(Get(facts, "Button.See"), facts.ManageUrl) : new(Get(facts, "Button.Page"), facts.PageUrl);
    }

    private static bool HasLimit(NoticeFacts facts) => facts.Item is { } item
        ? item.Capacity is not null
        : Policy(facts).Capacity is not null;

    private static RegistrationPolicy Policy(NoticeFacts facts) => facts.Occurrence?.EffectiveRegistration ?? facts.Series.Registration;

    /// <summary>"onsdag 3 mars kl. 12": the last time to answer; empty when nothing is offered.</summary>
    private static string AnswerBy(NoticeFacts facts) =>
        facts.Registration.OfferEndsAt is { } at ? DateWords.DateAndTime(WallClock.ToLocal(at, facts.Series.TimeZone), facts.Culture, facts.Today) : "";

    private static IEnumerable<LetterLink> Links(NoticeFacts facts)
    {
        if (facts.Registration.State is RegistrationState.Confirmed && !facts.IsAwaitingStart && facts.Kind is not (NoticeKind.GroupContact or NoticeKind.OccurrenceCancelled or NoticeKind.Repeated or NoticeKind.MinutesPublished or NoticeKind.OrganiserMessage or NoticeKind.FollowUp))
            yield return new(Get(facts, "Link.Feed"), facts.FeedUrl);
    }

    private static IEnumerable<string> Footer(NoticeFacts facts, SiteOptions site)
    {
        if (facts is { IsOfOwnGroup: true, IsToContact: false, Registration.State: RegistrationState.Confirmed })
        {
            yield return Get(facts, "Footer.OwnGroup");
        }
        else if (facts.Series.Contact is { } contact)
        {
            string?[] parts = [contact.Name, contact.Phone, contact.Email];
            yield return Get(facts, "Footer.Contact", string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part))));
        }
        else if ((site.Phone ?? site.Email) is { } way)
        {
            yield return Get(facts, "Footer.Contact", way);
        }
        yield return Get(facts, facts.Registration.Source is RegistrationSource.OnBehalf ? "Footer.WhyOnBehalf" : "Footer.Why");
        yield return Get(facts, "Footer.Secret");
    }

    /// <summary>Kinds that tell of a place and would promise dates with it.</summary>
    private static bool IsOfPlace(NoticeKind kind) => kind is NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.Changed;

    private static string LeadDate(NoticeFacts facts) =>
        facts.RunsItselfFrom is { } from ? DateWords.Date(DateOnly.FromDateTime(from), facts.Culture, facts.Today) : NoticeTitle.Date(facts) ?? "";

    private static int Seats(NoticeFacts facts) => facts.Registration.Heads;

    private static string Get(NoticeFacts facts, string key, params object[] values) => NoticeWords.Get(key, facts.Culture, values);
}
