using Evenemang.Server.Accounts;
using Evenemang.Server.Calendars;
using Evenemang.Server.Desk.Home;
using Evenemang.Server.Desk.Import;
using Evenemang.Server.Desk.Occurrences;
using Evenemang.Server.Events;
using Evenemang.Server.Groups;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;
using static Evenemang.Tests.Accounts.MatrixWorld;

namespace Evenemang.Tests.Accounts;

/// <summary>One verb, who may use it (<see cref="People"/>), and how to try it.</summary>
internal sealed record VerbRow(string Verb, string Allowed, Func<MatrixWorld, Actor, Task<object?>> TryAsync);

/// <summary>Who may do what, as a table. A change here is a change of who is trusted with what.</summary>
internal static class VerbTable
{
    private const string Everybody = People;

    /// <summary>Parts of verbs, which ask for the actor's permission on the verb's behalf.</summary>
    public static readonly string[] Machinery =
    [
        "OccurrenceWriter.ChangeAsync", "CancelOccurrence.RunWithinAsync", "MoveOccurrence.RunWithinAsync", "WeatherTelling.ColleaguesAsync",
        // From a button or a request to the verbs below, and back to a sentence.
        "PersonActs.RunAsync", "WaitlistActs.GiveSeatAsync", "WaitlistActs.MoveAsync", "WaitlistActs.PutBackAsync", "OfferActs.AcceptAsync", "OfferActs.DeclineAsync", "OfferActs.RejoinWaitlistAsync",
    ];

    private static readonly DateTime Later = new(2027, 3, 12, 8, 15, 0);
    private static readonly NewRule OneDay = new(new DatesRule { Dates = [new(2027, 5, 3)] }, new(new(9, 0), new(10, 0), null), [], new(2027, 1, 12));
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();
    private static readonly byte[] Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"u8.ToArray();
    private static readonly byte[] Table = "namn;e-post\n"u8.ToArray();

    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        // Series and occurrences
        Row("CreateSeries.RunAsync", "SOA", async (world, actor) => await world.Verb<CreateSeries>().RunAsync(new(EventKind.Other, new() { Title = "Ny serie" }), actor, default)),
        Row("EditSeries.RunAsync", "OA", async (world, actor) => await world.Verb<EditSeries>().RunAsync(SeriesSlug, new() { Summary = "Kort." }, null, actor, default)),
        Row("ReplanSeries.PreviewAsync", "OA", async (world, actor) => await world.Verb<ReplanSeries>().PreviewAsync(SeriesSlug, OneDay, actor, default)),
        Row("ReplanSeries.RunAsync", "OA", async (world, actor) => await world.Verb<ReplanSeries>().RunAsync(SeriesSlug, OneDay, 1_000_000, actor, default)),
        Row("DuplicateSeries.PreviewAsync", "FOA", async (world, actor) => await world.Verb<DuplicateSeries>().PreviewAsync(SeriesSlug, new(2028, 1, 10), actor, default) is not null),
        Row("DuplicateSeries.RunAsync", "OA", async (world, actor) => await world.Verb<DuplicateSeries>().RunAsync(SeriesSlug, new(null, new(2028, 1, 10)), actor, default)),
        Row("OrganisersSeries.ListAsync", "FOA", async (world, actor) => (await world.Verb<OrganisersSeries>().ListAsync(actor, default)).Where(row => row.Slug == SeriesSlug).ToList()),
        Row("OrganisersSeries.FindAsync", "FOA", async (world, actor) => await world.Verb<OrganisersSeries>().FindAsync(SeriesSlug, actor, default)),
        Row("OrganisersSeries.BetweenAsync", "FOA", async (world, actor) =>
            (await world.Verb<OrganisersSeries>().BetweenAsync(new(2026, 1, 1), new(2030, 1, 1), actor, default)).Where(row => row.SeriesId == world.SeriesId).ToList()),
        Row("OrganisersOccurrences.FindAsync", "FOA", async (world, actor) => await world.Verb<OrganisersOccurrences>().FindAsync(OccurrenceSlug, actor, default)),
        Row("PreviewAct.RunAsync", "FOA", async (world, actor) => await world.Verb<PreviewAct>().RunAsync(OccurrenceSlug, new PlannedAct.Cancel(null), actor, default)),
        // Everybody's own day; what is not theirs is not in it.
        Row("FindToday.RunAsync", Everybody, async (world, actor) => await world.Verb<FindToday>().RunAsync(actor, default)),
        Row("DocumentDownloads.FindAsync", "FOA", async (world, actor) =>
        {
            var document = (AddDocumentOutcome.Added)await world.Verb<AddDocument>().RunAsync(OccurrenceSlug, new("bilaga.pdf", Pdf), Actor.System, default);
            return await world.Verb<DocumentDownloads>().FindAsync(OccurrenceSlug, document.Id, actor, default);
        }),
        Row("FindGroup.RunAsync", "FOA", async (world, actor) => await world.Verb<FindGroup>().RunAsync(SeriesSlug, actor, default) is not null),
        Row("FindGroup.IsKnownAsync", "FOA", async (world, actor) => await world.Verb<FindGroup>().IsKnownAsync(SeriesSlug, actor, default)),
        // Nobody learns of a hand-over that has not been: those of groups are tried in OwnGroupTests.
        Row("FindHandOver.SinceAsync", "", async (world, actor) => await world.Verb<FindHandOver>().SinceAsync(OccurrenceSlug, actor, default)),
        Row("StartGroupAnyway.RunAsync", "FOA", async (world, actor) => await world.Verb<StartGroupAnyway>().RunAsync(SeriesSlug, actor, default)),
        Row("HandOverGroup.RunAsync", "FOA", async (world, actor) => await world.Verb<HandOverGroup>().RunAsync(SeriesSlug, world.OccurrenceId, Guid.NewGuid(), actor, default)),
        Row("UndoHandOver.RunAsync", "FOA", async (world, actor) => await world.Verb<UndoHandOver>().RunAsync(SeriesSlug, actor, default)),
        Row("AddOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<AddOccurrence>().RunAsync(SeriesSlug, new(), null, actor, default)),
        Row("AddOccurrence.ImportAsync", "FOA", async (world, actor) => await world.Verb<AddOccurrence>().ImportAsync(SeriesSlug, new(), $"{Guid.NewGuid()}@example.test", actor, default)),
        Row("ImportOccurrences.RunAsync", "FOA", async (world, actor) => await world.Verb<ImportOccurrences>().RunAsync(SeriesSlug, Calendar, isPreview: false, actor, default)),
        Row("EditOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<EditOccurrence>().RunAsync(OccurrenceSlug, new() { Theme = "Tema" }, null, actor, default)),
        Row("PublishOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<PublishOccurrence>().RunAsync(OccurrenceSlug, null, actor, default)),
        Row("DecideDate.RunAsync", "FOA", async (world, actor) => await world.Verb<DecideDate>().RunAsync(OccurrenceSlug, new() { Start = Later, End = Later.AddHours(1) }, null, actor, default)),
        Row("MoveOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<MoveOccurrence>().RunAsync(OccurrenceSlug, new(Later, Later.AddHours(1)), null, actor, default)),
        Row("CancelOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<CancelOccurrence>().RunAsync(OccurrenceSlug, null, 1_000_000, actor, default)),
        Row("ReinstateOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<ReinstateOccurrence>().RunAsync(OccurrenceSlug, null, actor, default)),
        Row("HoldOccurrence.RunAsync", "FOA", async (world, actor) => await world.Verb<HoldOccurrence>().RunAsync(OccurrenceSlug, 1_000_000, actor, default)),
        Row("AddDocument.RunAsync", "FOA", async (world, actor) => await world.Verb<AddDocument>().RunAsync(OccurrenceSlug, new("bilaga.pdf", Pdf), actor, default)),
        Row("RemoveDocument.RunAsync", "FOA", async (world, actor) =>
        {
            var document = (AddDocumentOutcome.Added)await world.Verb<AddDocument>().RunAsync(OccurrenceSlug, new("bilaga.pdf", Pdf), Actor.System, default);
            return await world.Verb<RemoveDocument>().RunAsync(OccurrenceSlug, document.Id, null, actor, default);
        }),
        Row("FindImportTarget.RunAsync", "FOA", async (world, actor) => await world.Verb<FindImportTarget>().RunAsync(SeriesSlug, actor, default)),

        // People
        Row("Register.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<Register>().RunAsync(new(new SignUpTo.Occurrence(OccurrenceSlug), new() { Name = "Någon" }, RegistrationSource.OnBehalf) { Actor = actor }, default)),
        Row("ImportRegistrations.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<ImportRegistrations>().RunAsync(new SignUpTo.Occurrence(OccurrenceSlug), Table, tells: false, isPreview: false, actor, default)),
        Row("DecideRequest.RunAsync", "FOA", async (world, actor) => await world.Verb<DecideRequest>().RunAsync(await world.RegistrationAsync(), true, actor, default)),
        Row("RemoveRegistration.RunAsync", "FOA", async (world, actor) => await world.Verb<RemoveRegistration>().RunAsync(await world.RegistrationAsync(), actor, default)),
        Row("MarkAttendance.RunAsync", "DFOA", async (world, actor) => await world.Verb<MarkAttendance>().RunAsync(await world.RegistrationAsync(), Attendance.Attended, actor, default)),
        Row("Withdraw.RunAsync", "FOA", async (world, actor) => await world.Verb<Withdraw>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("ChangeRegistration.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<ChangeRegistration>().RunAsync(new(await world.ReferenceAsync(actor), new() { Name = "Någon annan" }), default)),
        Row("ReportAbsence.RunAsync", "FOA", async (world, actor) => await world.Verb<ReportAbsence>().RunAsync(await world.MemberAsync(actor), world.OccurrenceId, default)),
        Row("TakeBackAbsence.RunAsync", "FOA", async (world, actor) => await world.Verb<TakeBackAbsence>().RunAsync(await world.MemberAsync(actor), world.OccurrenceId, default)),
        Row("NameInCalendar.RunAsync", "FOA", async (world, actor) => await world.Verb<NameInCalendar>().RunAsync(await world.ReferenceAsync(actor), CalendarTitleChoice.Neutral, null, default)),
        Row("RenewLink.RunAsync", "FOA", async (world, actor) => await world.Verb<RenewLink>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("FindRegistration.RunAsync", "FOA", async (world, actor) => await world.Verb<FindRegistration>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("EraseMe.RunAsync", "FOA", async (world, actor) => await world.Verb<EraseMe>().RunAsync(await world.ReferenceAsync(actor), default)),

        Row("GiveSeat.RunAsync", "FOA", async (world, actor) => await world.Verb<GiveSeat>().RunAsync(await world.RegistrationAsync(), passOthers: true, actor, default)),
        Row("MoveToWaitlist.RunAsync", "FOA", async (world, actor) => await world.Verb<MoveToWaitlist>().RunAsync(await world.RegistrationAsync(), actor, default)),
        Row("PutBack.RunAsync", "FOA", async (world, actor) => await world.Verb<PutBack>().RunAsync(await world.RegistrationAsync(), actor, default)),
        Row("AcceptOffer.RunAsync", "FOA", async (world, actor) => await world.Verb<AcceptOffer>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("DeclineOffer.RunAsync", "FOA", async (world, actor) => await world.Verb<DeclineOffer>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("RejoinWaitlist.RunAsync", "FOA", async (world, actor) => await world.Verb<RejoinWaitlist>().RunAsync(await world.ReferenceAsync(actor), default)),
        Row("FindRegistrations.OfOccurrenceAsync", "FOA", async (world, actor) => await world.Verb<FindRegistrations>().OfOccurrenceAsync(OccurrenceSlug, actor, default)),
        Row("FindRegistrations.OfSeriesAsync", "FOA", async (world, actor) => await world.Verb<FindRegistrations>().OfSeriesAsync(SeriesSlug, actor, default)),
        Row("CountFollowers.RunAsync", "FOA", async (world, actor) => await world.Verb<CountFollowers>().RunAsync(world.SeriesId, actor, default)),
        Row("FindHistory.RunAsync", "FOA", async (world, actor) => await world.Verb<FindHistory>().RunAsync(await world.RegistrationAsync(), actor, default)),

        // The door
        Row("FindDoor.RunAsync", "DFOA", async (world, actor) => await world.Verb<FindDoor>().RunAsync(OccurrenceSlug, actor, default)),
        Row("FindDoor.NearAsync", "DFOA", async (world, actor) =>
        {
            var (start, now) = (await world.Host.ReadAsync(db => db.Occurrences.Where(row => row.Slug == OccurrenceSlug).Select(row => row.StartUtc!.Value).SingleAsync()), world.Host.Clock.Now);
            world.Host.Clock.Now = start;
            var near = await world.Verb<FindDoor>().NearAsync(actor, default);
            world.Host.Clock.Now = now;
            return near;
        }),
        Row("TapAtDoor.RunAsync", "DFOA", async (world, actor) => await world.Verb<TapAtDoor>().RunAsync(OccurrenceSlug, new(Guid.NewGuid(), null, null, 1), actor, default)),
        Row("RecordNoShows.RunAsync", "DFOA", async (world, actor) => await world.Verb<RecordNoShows>().RunAsync(OccurrenceSlug, takeBack: false, actor, default)),

        // Surveys
        Row("EditSurvey.RunAsync", "OA", async (world, actor) => await world.Verb<EditSurvey>().RunAsync(SeriesSlug, new(null, SurveyQuestion.Usual, IsOn: true, null), actor, default)),
        Row("FindSurvey.OfSeriesAsync", "OA", async (world, actor) => (await world.Verb<FindSurvey>().OfSeriesAsync(SeriesSlug, actor, default))?.Series),
        Row("FindSurveyResults.RunAsync", "FOA", async (world, actor) => await world.Verb<FindSurveyResults>().RunAsync(OccurrenceSlug, actor, default)),

        // Feeds
        Row("IssueOrganiserFeed.RunAsync", Everybody, async (world, actor) => await world.Verb<IssueOrganiserFeed>().RunAsync(actor, default)),
        Row("RevokeOrganiserFeed.RunAsync", Everybody, async (world, actor) => await world.Verb<RevokeOrganiserFeed>().RunAsync(actor, default)),

        // Accounts
        Row("CreateOrganiser.RunAsync", "A", async (world, actor) => await world.Verb<CreateOrganiser>().RunAsync(new($"{Guid.NewGuid():N}@exempel.se", "Ny", OrganiserRole.Door), actor, default)),
        Row("ChangeOrganiser.RunAsync", "A", async (world, actor) => await world.Verb<ChangeOrganiser>().RunAsync(world.Spare, new("Övrig", null, OrganiserRole.Door), actor, default)),
        Row("ChangeOrganiser.SendLinkAsync", "A", async (world, actor) => await world.Verb<ChangeOrganiser>().SendLinkAsync(world.Spare, actor, default)),
        Row("GrantAccess.RunAsync", "OA", async (world, actor) => await world.Verb<GrantAccess>().RunAsync("ovrig@exempel.se", new(GrantKind.Organiser, world.SeriesId), actor, default)),
        Row("TakeBackGrant.RunAsync", "OA", async (world, actor) =>
        {
            await world.Verb<GrantAccess>().RunAsync("ovrig@exempel.se", new(GrantKind.Organiser, world.SeriesId), Actor.System, default);
            var shared = await world.Verb<FindOrganisers>().SharedAsync(SeriesSlug, Actor.System, default);
            return await world.Verb<TakeBackGrant>().RunAsync(shared!.Grants.First(grant => grant.OrganiserId == world.Spare).Id, actor, default);
        }),
        Row("ChangeOrganiser.CloseAsync", "A", async (world, actor) => await world.Verb<ChangeOrganiser>().CloseAsync(world.Spare, actor, default)),
        Row("ChangeOrganiser.ReopenAsync", "A", async (world, actor) => await world.Verb<ChangeOrganiser>().ReopenAsync(world.Spare, actor, default)),
        Row("EraseOrganiser.RunAsync", "A", async (world, actor) =>
        {
            var closed = await Desk.DeskVisit.AccountAsync(world.Host, $"{Guid.NewGuid():N}@exempel.se", OrganiserRole.Door);
            await world.Verb<ChangeOrganiser>().CloseAsync(closed, Actor.System, default);
            return await world.Verb<EraseOrganiser>().RunAsync(closed, actor, default);
        }),
        Row("FindOrganisers.ListAsync", "A", async (world, actor) => await world.Verb<FindOrganisers>().ListAsync(actor, default)),
        Row("FindOrganisers.GrantsOfAsync", "A", async (world, actor) => await world.Verb<FindOrganisers>().GrantsOfAsync(world.AccountOf('O'), actor, default)),
        Row("FindOrganisers.SharedAsync", "OA", async (world, actor) => await world.Verb<FindOrganisers>().SharedAsync(SeriesSlug, actor, default)),
        Row("FindOrganisers.KnownSeriesAsync", "DFOA", async (world, actor) =>
            (await world.Verb<FindOrganisers>().KnownSeriesAsync(actor, default)).Where(series => series.Id == world.SeriesId).ToList()),
        Row("FindOrganisers.ComingAsync", "OA", async (world, actor) => await world.Verb<FindOrganisers>().ComingAsync(world.SeriesId, world.Host.Clock.Now, actor, default)),
        Row("FindAuditEntries.ListAsync", "OA", async (world, actor) => await world.Verb<FindAuditEntries>().ListAsync(new() { Series = SeriesSlug }, null, 10, actor, default)),
        Row("FindAuditEntries.ChoicesAsync", "OA", async (world, actor) => await world.Verb<FindAuditEntries>().ChoicesAsync(SeriesSlug, actor, default)),

        // One's own, whoever one is
        Row("EditMyAccount.RunAsync", Everybody, async (world, actor) => await world.Verb<EditMyAccount>().RunAsync(new(actor.Name, null, null, "sv"), actor, default)),
        Row("MyApiKeys.CreateAsync", Everybody, async (world, actor) => await world.Verb<MyApiKeys>().CreateAsync(new("nyckel", true, null, world.Host.Clock.Now.AddDays(1)), actor, default)),
        Row("MyApiKeys.ListAsync", Everybody, async (world, actor) => await world.Verb<MyApiKeys>().ListAsync(actor, default)),
        Row("MyApiKeys.RevokeAsync", "OA", async (world, actor) =>
        {
            var key = (await world.Verb<MyApiKeys>().CreateAsync(new("O:s nyckel", true, null, world.Host.Clock.Now.AddDays(1)), await world.ActorAsync('O'), default)).Key!;
            return await world.Verb<MyApiKeys>().RevokeAsync(key.Id, actor, default);
        }),
        Row("OrganiserSessions.OpenAsync", "O", async (world, actor) =>
        {
            await world.Verb<OrganiserSessions>().StartAsync(world.AccountOf('O'), SignInMethod.Password, null, default);
            return await world.Verb<OrganiserSessions>().OpenAsync(actor, default);
        }),
        Row("OrganiserSessions.EndAsync", "O", async (world, actor) =>
            await world.Verb<OrganiserSessions>().EndAsync(await world.Verb<OrganiserSessions>().StartAsync(world.AccountOf('O'), SignInMethod.Password, null, default), actor, default)),
        Row("OrganiserSessions.EndAllAsync", Everybody, async (world, actor) => await world.Verb<OrganiserSessions>().EndAllAsync(actor, default) >= 0),
        Row("AccountLog.NoteAsync", Everybody, async (world, actor) =>
        {
            await world.Verb<AccountLog>().NoteAsync(actor, "organiser.passkeyAdded", default);
            return true;
        }),
        .. NoticeVerbTable.Rows,
    ];

    private static VerbRow Row(string verb, string allowed, Func<MatrixWorld, Actor, Task<object?>> attempt) => new(verb, allowed, attempt);
}
