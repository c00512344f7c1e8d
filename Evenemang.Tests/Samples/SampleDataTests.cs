using Evenemang.Server.Registrations;
using Evenemang.Server.Samples;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Samples;

public sealed class SampleDataTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_samples_show_every_kind_and_state_there_is(DatabaseKind database)
    {
        await using var application = await UnstartedApplication.CreateAsync(database);
        Assert.True(await application.Get<SampleData>().RunAsync(CancellationToken.None));

        var occurrences = await application.ReadAsync(db => db.Occurrences.Include(row => row.Series).Include(row => row.Programme).Include(row => row.Documents).AsSplitQuery().ToListAsync());
        Assert.Equal(Enum.GetValues<EventKind>(), occurrences.Select(row => row.Series.Kind).Distinct().Order());
        foreach (var state in new[] { OccurrenceState.Tentative, OccurrenceState.Confirmed, OccurrenceState.Held, OccurrenceState.Cancelled }) Assert.Contains(occurrences, row => row.State == state);
        Assert.Contains(occurrences, row => row.OpenCandidates.Count() == 2);
        Assert.Contains(occurrences, row => row.MovedFrom is not null);
        Assert.Contains(occurrences, row => row.CancelReason is not null && row.StartUtc < ManualClock.Start);
        Assert.True(occurrences.Count(row => row.MinutesPublishedAt is not null) >= 3);
        Assert.Contains(occurrences, row => row.Agenda.Any(item => item.DocumentIds?.Count == 2) && row.Documents.Count == 2);
        Assert.Contains(occurrences, row => row.Links.Count(link => link.Kind is LinkKind.Recording) == 2);
        Assert.Equal(10, occurrences.Count(row => row.Slug.StartsWith("sjalvhjalpsgrupp-vardag-med-oro-grupp-1", StringComparison.Ordinal)));
        var springDay = occurrences.Single(row => row.Slug == "varyran-2027-05-17");
        Assert.Equal(3, springDay.Programme.Count(item => item.IsAllDay));
        Assert.Contains(springDay.Programme, item => item.EndsWhenDone && item.TeamsOnly);
        Assert.Equal(7, springDay.Series.CoOrganisers.Count);
        Assert.All(occurrences.Where(row => row.EndUtc < ManualClock.Start), row => Assert.True(row.State is OccurrenceState.Held or OccurrenceState.Cancelled, row.Slug));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task No_seat_is_given_twice_and_the_next_breakfast_is_full(DatabaseKind database)
    {
        await using var application = await UnstartedApplication.CreateAsync(database);
        await application.Get<SampleData>().RunAsync(CancellationToken.None);
        var occurrences = await application.ReadAsync(db => db.Occurrences.Include(row => row.Series).ToListAsync());
        var rows = await application.ReadAsync(db => db.Registrations.ToListAsync());
        foreach (var occurrence in occurrences.Where(row => row.EffectiveRegistration.Scope is RegistrationScope.Occurrence && row.EffectiveRegistration.Capacity is not null))
        {
            Assert.True(Heads(rows, occurrence.Id, RegistrationState.Confirmed) <= occurrence.EffectiveRegistration.Capacity, occurrence.Slug);
        }
        var next = occurrences.Where(row => row.Series.Kind is EventKind.BreakfastSeminar && row.StartUtc > ManualClock.Start).OrderBy(row => row.StartUtc).First();
        Assert.Equal(next.EffectiveRegistration.Capacity, Heads(rows, next.Id, RegistrationState.Confirmed));
        Assert.True(Heads(rows, next.Id, RegistrationState.Waitlisted) > 0);
        var conference = occurrences.Single(row => row.EffectiveRegistration.Capacity == 240);
        Assert.InRange(Heads(rows, conference.Id, RegistrationState.Confirmed), 225, 239);
    }

    [Fact]
    public async Task Nobody_in_the_samples_exists()
    {
        await using var application = await UnstartedApplication.CreateAsync(DatabaseKind.Sqlite);
        await application.Get<SampleData>().RunAsync(CancellationToken.None);
        var people = await application.ReadAsync(db => db.Registrations.ToListAsync());
        Assert.All(people.Where(row => row.Email is not null), row => Assert.EndsWith("@example.se", row.Email, StringComparison.Ordinal));
        Assert.All(people.Where(row => row.Phone is not null), row => Assert.Matches(@"^070-174 06 \d\d$", row.Phone));
        Assert.Contains(people, row => row.Phone is not null);
        var contacts = await application.ReadAsync(db => db.Series.Select(row => row.Contact!).ToListAsync());
        Assert.All(contacts, contact => Assert.EndsWith("@example.se", contact.Email, StringComparison.Ordinal));
        Assert.All(contacts, contact => Assert.Matches(@"^(031-390|070-174) 06 \d\d$", contact.Phone));
    }

    [Fact]
    public async Task History_owes_no_mail_but_a_sign_up_made_afterwards_does()
    {
        await using var application = await UnstartedApplication.CreateAsync(DatabaseKind.Sqlite);
        await application.Get<SampleData>().RunAsync(CancellationToken.None);
        Assert.All(await application.ReadAsync(db => db.Notices.ToListAsync()), notice => Assert.Equal(NoticeState.Void, notice.State));

        var open = await application.ReadAsync(db => db.Occurrences
            .Where(row => row.Series.Kind == EventKind.BreakfastSeminar && row.StartUtc > ManualClock.Start).OrderBy(row => row.StartUtc).Skip(1).Select(row => row.Slug).FirstAsync());
        var request = new SignUpRequest { Name = "Alva Exempelsson", Email = "alva@example.test", Answers = new Dictionary<string, string> { ["tillhorighet"] = "Kommun" } };
        Assert.IsType<RegisterOutcome.Registered>(await application.Get<Register>().RunAsync(new(new SignUpTo.Occurrence(open), request), CancellationToken.None));
        Assert.Single(await application.ReadAsync(db => db.Notices.Where(notice => notice.State == NoticeState.Planned).ToListAsync()));
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_as_it_is()
    {
        await using var application = await UnstartedApplication.CreateAsync(DatabaseKind.Sqlite);
        Assert.True(await application.Get<SampleData>().RunAsync(CancellationToken.None));
        var before = await application.ReadAsync(db => db.AuditEntries.CountAsync());
        Assert.False(await application.Get<SampleData>().RunAsync(CancellationToken.None));
        Assert.Equal(before, await application.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Theory]
    [InlineData("2027-05-16T20:00:00Z")]
    [InlineData("2027-05-17T10:00:00Z")]
    [InlineData("2027-06-30T12:00:00Z")]
    [InlineData("2027-08-15T12:00:00Z")]
    [InlineData("2027-12-24T12:00:00Z")]
    [InlineData("2028-02-29T23:30:00Z")]
    [InlineData("2028-03-10T07:00:00Z")]
    [InlineData("2028-10-29T00:30:00Z")]
    public async Task The_samples_can_be_made_on_any_day(string now)
    {
        var instant = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        await using var application = await UnstartedApplication.CreateAsync(DatabaseKind.Sqlite, instant);
        Assert.True(await application.Get<SampleData>().RunAsync(CancellationToken.None));
        var coming = await application.ReadAsync(db => db.Occurrences.Where(row => row.StartUtc > instant).Select(row => row.Series.Kind).ToListAsync());
        Assert.Equal(Enum.GetValues<EventKind>(), coming.Distinct().Order());
    }

    [Fact]
    public void The_sample_document_is_a_PDF_whose_table_points_at_its_objects()
    {
        var text = System.Text.Encoding.Latin1.GetString(SamplePdf.Of("Rubrik med åäö", "En rad (med parentes)"));
        Assert.StartsWith("%PDF-1.4", text, StringComparison.Ordinal);
        var start = int.Parse(text[(text.IndexOf("startxref", StringComparison.Ordinal) + 10)..text.IndexOf("\n%%EOF", StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 7\n", text[start..], StringComparison.Ordinal);
        var entries = text[start..].Split('\n').Skip(3).Take(6).Select((line, index) => (Offset: int.Parse(line[..10], System.Globalization.CultureInfo.InvariantCulture), Number: index + 1));
        Assert.All(entries, entry => Assert.StartsWith($"{entry.Number} 0 obj", text[entry.Offset..], StringComparison.Ordinal));
        Assert.Contains(@"En rad \(med parentes\)", text, StringComparison.Ordinal);
    }

    private static int Heads(IEnumerable<Registration> rows, Guid target, RegistrationState state) => rows.Where(row => row.TargetId == target && row.State == state).Sum(row => row.Heads);
}
