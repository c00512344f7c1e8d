using System.Text;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>A table of sign-ups becomes sign-ups, once, and tells nobody unless asked to.</summary>
public sealed class ImportRegistrationsTests
{
    private const string Table = "\uFEFFNamn;E-post;Telefon;Antal;Kost och allergier;Skostorlek\r\n"
        + "Deltagare A;a@exempel.se;;2;\"Nötter; ägg\";38\r\n"
        + "\"Deltagare \"\"B\"\"\";;070-174 06 05;;;\r\n"
        + "Deltagare C;fel@;;1;;\r\n"
        + "Deltagare A igen;A@exempel.se;;1;;\r\n"
        + ";;;;;\r\n"
        + "Deltagare D;d@exempel.se;;många;;\r\n"
        + "Deltagare E;e@exempel.se;;1;;\r\n";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_preview_signs_nobody_up_and_doing_it_twice_signs_up_once_without_a_word(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 3, Waitlist = true, MaxHeads = 4, Questions = [Question.Diet()] });
        var preview = await RunAsync(scene, Table, isPreview: true);
        Assert.Equal("New New Invalid Known Invalid New", Verdicts(preview));
        Assert.Equal(["Skostorlek"], preview.Unread);
        Assert.Equal(2, preview.Rows[0].Line);
        Assert.Equal(0, await scene.Host.ReadAsync(db => db.Registrations.CountAsync()));

        Assert.Equal("New New Invalid Known Invalid Waitlisted", Verdicts(await RunAsync(scene, Table, isPreview: false)));
        var rows = await scene.Host.ReadAsync(db => db.Registrations.OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(["Deltagare A", "Deltagare \"B\"", "Deltagare E"], rows.Select(row => row.Name));
        Assert.Equal((2, "Nötter; ägg"), (rows[0].Heads, rows[0].Answers["kost"]));
        Assert.Equal(0, await scene.Host.ReadAsync(db => db.Notices.CountAsync()));

        Assert.Equal("Known Known Invalid Known Invalid Known", Verdicts(await RunAsync(scene, Table, isPreview: false)));
        Assert.Equal(3, await scene.Host.ReadAsync(db => db.Registrations.CountAsync()));
        Assert.Equal(2, await scene.Host.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == "registrations.imported")));
    }

    [Fact]
    public async Task Asked_to_tell_it_owes_the_usual_mail()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 10 });
        await RunAsync(scene, "name,email\nDeltagare A,a@exempel.se\n", isPreview: false, tells: true);
        Assert.Equal(1, await scene.Host.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e-post\na@exempel.se\n")]
    [InlineData("\0\0\0")]
    public async Task A_table_without_names_is_no_table(string table)
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 10 });
        Assert.IsType<ImportRegistrationsOutcome.NoTable>(await scene.Verb<ImportRegistrations>().RunAsync(
            new SignUpTo.Occurrence(scene.DateSlug(0)), Encoding.UTF8.GetBytes(table), tells: false, isPreview: true, Scene.Organiser, default));
    }

    [Fact]
    public void An_older_spreadsheets_letters_are_read_too()
    {
        var row = Assert.Single(RegistrationFile.Read(Encoding.Latin1.GetBytes("namn;telefon\nÅsa Exempel;031-390 06 05\n"), [])!.Rows);
        Assert.Equal("Åsa Exempel", row.Request.Name);
    }

    private static string Verdicts(ImportRegistrationsOutcome.Read read) => string.Join(' ', read.Rows.Select(row => row.Verdict));

    private static async Task<ImportRegistrationsOutcome.Read> RunAsync(Scene scene, string table, bool isPreview, bool tells = false) => Assert.IsType<ImportRegistrationsOutcome.Read>(
        await scene.Verb<ImportRegistrations>().RunAsync(new SignUpTo.Occurrence(scene.DateSlug(0)), Encoding.UTF8.GetBytes(table), tells, isPreview, Scene.Organiser, default));
}
