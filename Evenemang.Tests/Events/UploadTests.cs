using System.Net;
using System.Text.Json;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Running;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Events;

/// <summary>The scanner, and the way over the API.</summary>
public sealed class UploadTests
{
    private const string February = "frukostseminarier-2027-02-12";

    private static readonly byte[] Pdf = "%PDF-1.7 %%EOF"u8.ToArray();

    [Theory]
    [InlineData("exit 0", true)]
    [InlineData("exit 1", false)]
    [InlineData("grep -q EOF \"$1\"", true)]
    [InlineData("grep -q virus \"$1\"", false)]
    public async Task A_scanner_gets_the_file_and_its_word_counts(string script, bool taken)
    {
        using var folder = new TemporaryFolder();
        var scanner = Path.Combine(folder.Path, "scan.sh");
        await File.WriteAllTextAsync(scanner, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(scanner, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var desk = await EventsDesk.OpenAsync(new Dictionary<string, string> { ["Uploads:ScanCommand"] = scanner });
        await desk.BreakfastsAsync();
        var outcome = await desk.Get<AddDocument>().RunAsync(February, new("Plan.pdf", Pdf), desk.Organiser, default);
        if (taken) Assert.IsType<AddDocumentOutcome.Added>(outcome);
        else Assert.Equal(new AddDocumentOutcome.Refused(UploadRefused.Unsafe), outcome);
    }

    [Fact]
    public async Task A_scanner_that_does_not_start_lets_nothing_through()
    {
        await using var desk = await EventsDesk.OpenAsync(new Dictionary<string, string> { ["Uploads:ScanCommand"] = "/finns/inte" });
        await desk.BreakfastsAsync();
        Assert.Equal(new AddDocumentOutcome.Refused(UploadRefused.Unsafe), await desk.Get<AddDocument>().RunAsync(February, new("Plan.pdf", Pdf), desk.Organiser, default));
    }

    [Fact]
    public async Task Files_come_and_go_over_the_API_and_a_series_is_copied()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var key = (await desk.Get<Evenemang.Server.Accounts.CreateApiKey>().RunAsync("Stadens webb", null, default)).Key;
        var api = new ApiClient(desk.Host.Http, key);
        var large = Body("Stor bild.pdf", [.. Pdf, .. new byte[600_000], .. "%%EOF"u8]);
        var added = (await api.SendAsync(HttpMethod.Post, $"occurrences/{February}/documents", large)).Expect(HttpStatusCode.Created).Json;
        var seen = Assert.Single((await desk.RowAsync(February)).Documents);
        Assert.Equal((added.GetProperty("id").GetGuid(), "Stor bild.pdf"), (seen.Id, seen.Name));

        var refused = (await api.SendAsync(HttpMethod.Post, $"occurrences/{February}/documents", Body("../plan.pdf", Pdf))).Expect(HttpStatusCode.UnprocessableEntity).Json;
        Assert.StartsWith("Filnamnet går inte att använda.", refused.GetProperty("errors").GetProperty("name")[0].GetString(), StringComparison.Ordinal);
        (await api.SendAsync(HttpMethod.Delete, $"occurrences/{February}/documents/{seen.Id}", null)).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await desk.RowAsync(February)).Documents);

        var copy = (await api.SendAsync(HttpMethod.Post, "series/frukostseminarier/duplicate", """{ "title": "Frukost 2028", "start": "2028-02-01" }""")).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("frukost-2028", false), (copy.GetProperty("slug").GetString(), copy.GetProperty("published").GetBoolean()));

        static string Body(string name, byte[] content) => JsonSerializer.Serialize(new { name, content = Convert.ToBase64String(content) });
    }
}
