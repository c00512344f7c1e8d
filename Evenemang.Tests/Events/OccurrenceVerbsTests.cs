using Evenemang.Server.Events;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Events;

public sealed class OccurrenceVerbsTests
{
    private const string Slug = "kurs-2027-02-01";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_edit_made_from_an_older_version_is_a_conflict_and_changes_nothing(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var seen = (await desk.SeenAsync(Slug)).Version;
        var first = Desk.Done(await desk.EditAsync(Slug, new() { Theme = "Ett" }, seen));

        var second = await desk.EditAsync(Slug, new() { Theme = "Två" }, seen);

        Assert.Equal(new EventOutcome.Conflict(first.Version), second);
        Assert.Equal(("Ett", seen + 1), ((await desk.SeenAsync(Slug)).Summary.Theme, first.Version));
        Assert.Equal(new EventOutcome.Conflict(first.Version), await desk.CancelAsync(Slug, "Skäl", seen));
        Assert.Empty(await desk.NoticesAsync(NoticeKind.OccurrenceCancelled));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_organisers_at_the_same_time_are_never_both_right(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var seen = (await desk.SeenAsync(Slug)).Version;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => desk.EditAsync(Slug, new() { Theme = $"Tema {number}" }, seen)));

        Assert.Single(outcomes, outcome => outcome is EventOutcome.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome is EventOutcome.Conflict));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_does_not_exist_is_not_found(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        Assert.IsType<EventOutcome.NotFound>(await desk.EditAsync("finns-inte", new()));
        Assert.IsType<EventOutcome.NotFound>(await desk.CancelAsync("finns-inte", "Skäl"));
        Assert.IsType<EventOutcome.NotFound>(await desk.EditSeriesAsync("finns-inte", new()));
        Assert.IsType<EventOutcome.NotFound>(await desk.Get<AddOccurrence>().RunAsync("finns-inte", new(), null, Desk.Organiser, default));
        Assert.Null(await desk.Get<PreviewAudience>().RunAsync("finns-inte", NoticeKind.OccurrenceMoved, default));
        Assert.Null(await desk.Get<PublicOccurrences>().FindAsync("finns-inte", default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Refused_steps_leave_no_trace(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var before = await desk.RowAsync(Slug);
        var audit = await desk.Host.ReadAsync(db => db.AuditEntries.CountAsync());

        Assert.Equal(TransitionRefused.AlreadyPublished, Desk.Refused(await desk.PublishAsync(Slug)));
        Assert.Equal(TransitionRefused.NotCancelled, Desk.Refused(await desk.ReinstateAsync(Slug)));
        Assert.Equal(TransitionRefused.NotYetStarted, Desk.Refused(await desk.HoldAsync(Slug)));
        Assert.Equal(TransitionRefused.DateDecided, Desk.Refused(await desk.DecideAsync(Slug, new() { Start = Desk.At("2027-02-02T09:00"), End = Desk.At("2027-02-02T16:00") })));
        Assert.Equal(TransitionRefused.DateDecided, Desk.Refused(await desk.EditAsync(Slug, new() { Date = new DateEdit(Decision.Decided, Desk.At("2027-02-02T09:00"), Desk.At("2027-02-02T16:00")), Theme = "X" })));
        Assert.Equal("reason", Assert.Single(Assert.IsType<EventOutcome.Invalid>(await desk.CancelAsync(Slug, "  ")).Problems).Field);

        var after = await desk.RowAsync(Slug);
        Assert.Equal((before.Version, before.Sequence, before.UpdatedAt, null), (after.Version, after.Sequence, after.UpdatedAt, after.Theme));
        Assert.Equal(audit, await desk.Host.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_second_move_overtakes_word_of_the_first_that_has_not_gone_out(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await desk.SignUpAsync(Slug, "Deltagare", "d@example.se");

        Desk.Done(await desk.MoveAsync(Slug, new OccurrenceMove(Desk.At("2027-02-02T09:00"), Desk.At("2027-02-02T16:00"))));
        Desk.Done(await desk.MoveAsync(Slug, new OccurrenceMove(Desk.At("2027-02-03T09:00"), Desk.At("2027-02-03T16:00"))));

        var notices = await desk.NoticesAsync(NoticeKind.OccurrenceMoved);
        Assert.Equal(2, notices.Count);
        // Of the two only one is still to be sent; nothing has been, because the sweep stands still.
        Assert.Single(notices, notice => notice.State is NoticeState.Void);
        Assert.Equal(2, (await desk.SeenAsync(Slug)).Sequence);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_over_is_cancelled_in_silence(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await desk.SignUpAsync(Slug, "Deltagare", "d@example.se");
        desk.SetClock("2027-02-02T09:00");

        Assert.Equal(EventOutcome.Nobody, Desk.Done(await desk.CancelAsync(Slug, "Ingen kom.")).Told);
        Assert.Empty(await desk.NoticesAsync(NoticeKind.OccurrenceCancelled));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Reinstated_it_gives_seats_left_meanwhile_to_those_who_wait(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        Desk.Done(await desk.EditAsync(Slug, new() { Capacity = 1 }));
        var first = await desk.SignUpAsync(Slug, "Ett", "1@example.se");
        await desk.SignUpAsync(Slug, "Två", "2@example.se");
        Desk.Done(await desk.CancelAsync(Slug, "Lokalen är stängd."));
        await desk.Get<Server.Registrations.Withdraw>().RunAsync(new Server.Registrations.RegistrationReference.ByToken(first.Token), default);

        Desk.Done(await desk.ReinstateAsync(Slug));

        var seats = (await desk.SeenAsync(Slug)).Summary.Seats!;
        Assert.Equal((1, 0), (seats.Confirmed, seats.Waiting));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_problem_of_an_edit_is_named_at_once(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        var problems = Assert.IsType<EventOutcome.Invalid>(await desk.EditAsync(Slug, new()
        {
            Title = new string('x', Series.MaxTitleLength + 1),
            Venue = new Venue("", Latitude: 91, Longitude: 0),
            Capacity = 0,
            Agenda = new Change<IReadOnlyList<AgendaItem>>([new(1, "Punkt", DocumentIds: [Guid.Empty])]),
            Contributors = new Change<IReadOnlyList<Contributor>>([new("")]),
            Programme = new Change<IReadOnlyList<ProgrammeItemEdit>>([new() { Title = "Yoga", Start = Desk.At("2027-02-01T10:00"), End = Desk.At("2027-02-01T09:00") }]),
            Registration = new RegistrationPolicy { MaxHeads = 0, Questions = [new("Å", "Fråga"), new("q", "Val", QuestionKind.Choice)] },
        })).Problems;

        Assert.Equal(
        [
            ("title", FieldProblemCode.TooLong), ("venue.name", FieldProblemCode.Missing), ("venue.latitude", FieldProblemCode.OutOfRange),
            ("registration.maxHeads", FieldProblemCode.OutOfRange), ("registration.questions[0].key", FieldProblemCode.Malformed),
            ("registration.questions[1].choices", FieldProblemCode.Missing), ("capacity", FieldProblemCode.OutOfRange),
            ("agenda[0].documentIds", FieldProblemCode.Unknown), ("contributors[0].name", FieldProblemCode.Missing), ("programme[0].end", FieldProblemCode.OutOfOrder),
        ], problems.Select(problem => (problem.Field, problem.Code)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_field_is_left_alone_or_emptied(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        Desk.Done(await desk.EditAsync(Slug, new() { Theme = "Tema", DressCode = "Varma kläder", Venue = new Venue("Biblioteket") }));

        Desk.Done(await desk.EditAsync(Slug, new() { DressCode = null, Venue = null }));

        var seen = await desk.SeenAsync(Slug);
        Assert.Equal(("Tema", null, "Kursgården", 2), (seen.Summary.Theme, seen.DressCode, seen.Summary.Venue!.Name, seen.Sequence));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_draft_may_change_its_date_freely_and_slugs_never_clash(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var date = new DateEdit(Decision.Decided, Desk.At("2027-02-01T17:00"), Desk.At("2027-02-01T19:00"));
        var draft = await desk.AddAsync("kurs", new() { Date = date }, publish: false);
        Assert.Equal($"{Slug}-2", draft);

        Desk.Done(await desk.EditAsync(draft, new() { Date = new DateEdit(Decision.Undecided) }));
        Desk.Done(await desk.EditAsync(draft, new() { Date = date with { Doors = Desk.At("2027-02-01T16:30") } }));

        var row = await desk.RowAsync(draft);
        Assert.Equal((0, Desk.At("2027-02-01T16:30"), OccurrenceState.Draft), (row.Sequence, row.Doors!.Value, row.State));
        Assert.Equal("slug", Assert.Single(Assert.IsType<EventOutcome.Invalid>(await desk.Get<AddOccurrence>().RunAsync("kurs", new(), Slug, Desk.Organiser, default)).Problems).Field);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Documents_look_like_what_they_say_and_go_with_their_agenda_items(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var add = desk.Get<AddDocument>();
        var added = Assert.IsType<AddDocumentOutcome.Added>(await add.RunAsync(Slug, new("Plan.pdf", "%PDF-1.7 %%EOF"u8.ToArray()), Desk.Organiser, default));
        Assert.Equal(new AddDocumentOutcome.Refused(UploadRefused.UnknownType), await add.RunAsync(Slug, new("Sida.html", "<script>"u8.ToArray()), Desk.Organiser, default));
        Assert.Equal(new AddDocumentOutcome.Refused(UploadRefused.UnknownType), await add.RunAsync(Slug, new("Plan.pdf", "<script>"u8.ToArray()), Desk.Organiser, default));
        Assert.IsType<AddDocumentOutcome.NotFound>(await add.RunAsync("finns-inte", new("Plan.pdf", "%PDF-1.7 %%EOF"u8.ToArray()), Desk.Organiser, default));
        Desk.Done(await desk.EditAsync(Slug, new() { Agenda = new Change<IReadOnlyList<AgendaItem>>([new(1, "Planen", DocumentIds: [added.Id])]) }));

        using var answer = await desk.Host.Http.GetAsync(new Uri($"/evenemang/{Slug}/dokument/{added.Id}", UriKind.Relative));
        Assert.Equal(("%PDF-1.7 %%EOF", "application/pdf", "nosniff"), (await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));

        Desk.Done(await desk.Get<RemoveDocument>().RunAsync(Slug, added.Id, null, Desk.Organiser, default));
        var seen = await desk.SeenAsync(Slug);
        Assert.Empty(seen.Documents);
        Assert.Empty(seen.Agenda[0].DocumentIds!);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await desk.Host.Http.GetAsync(new Uri($"/evenemang/{Slug}/dokument/{added.Id}", UriKind.Relative))).StatusCode);
    }

    private static async Task<Desk> OpenAsync(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.Other, new() { Title = "Kurs", Venue = new Venue("Kursgården"), Registration = new RegistrationPolicy() });
        Assert.Equal(Slug, await desk.AddAsync("kurs", new() { Date = new DateEdit(Decision.Decided, Desk.At("2027-02-01T09:00"), Desk.At("2027-02-01T16:00")) }));
        return desk;
    }
}
