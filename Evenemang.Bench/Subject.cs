using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Evenemang.Bench;

/// <summary>The server that is measured, filled through its own API.</summary>
internal sealed class Subject : IAsyncDisposable
{
    public const string MeasuredSeries = "matserien";
    private readonly HttpClient _http;

    private Subject(BenchDatabase database, ServerProcess server, string key)
    {
        Database = database;
        Server = server;
        _http = new() { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public BenchDatabase Database { get; }

    public ServerProcess Server { get; }

    public static async Task<Subject> StartAsync(BenchDatabase database)
    {
        var assembly = typeof(Server.Program).Assembly.Location;
        string[] settings =
        [
            $"--Database:Provider={database.Provider}",
            $"--ConnectionStrings:Evenemang={database.Connection}",
            $"--Keys:Folder={Path.Combine(database.Folder, "keys")}",
            "--Mail:Mode=Folder",
            $"--Mail:Folder={Path.Combine(database.Folder, "mail")}",
            "--RateLimits:SignUpsPerMinute=100000000",
            // Every sign-up still writes the notice it owes; sending thousands of mails into a folder meanwhile would be measured as reading.
            "--Jobs:Run=false",
            "--Logging:LogLevel:Default=Error",
        ];
        var key = await CreateKeyAsync(assembly, settings);
        return new(database, await ServerProcess.StartAsync(assembly, "/health/ready", settings), key);
    }

    /// <summary>Makes a series with published occurrences, one a week from a month ahead.</summary>
    public async Task PublishAsync(string series, int occurrences, int? capacity = null)
    {
        await PostAsync("/api/v1/series", new
        {
            slug = series,
            kind = "breakfastSeminar",
            title = "Frukostseminarium " + series,
            summary = "Frukost och ett samtal före jobbet.",
            venue = new { name = "Rådhuset", room = "Stora salen", street = "Drottninggatan 2", city = "Helsingborg" },
            registration = new { scope = "occurrence", capacity, waitlist = true, maxHeads = 4 },
            published = true,
        });
        for (var number = 0; number < occurrences; number++)
        {
            var day = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30 + (7 * number));
            var created = await PostAsync($"/api/v1/series/{series}/occurrences", new
            {
                slug = $"{series}-{number}",
                theme = $"Tema {number}: vardag, återhämtning och stöd från andra",
                date = new { decision = "decided", startsAt = day.AddHours(7).ToString("s") + "Z", endsAt = day.AddHours(9).ToString("s") + "Z" },
            });
            await PostAsync($"/api/v1/occurrences/{created["slug"]}/publish", new { });
        }
    }

    public Task<byte[]> GetAsync(string path) => _http.GetByteArrayAsync(path);

    public async Task<string> ETagAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return answer.Headers.ETag!.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"POST {path} answered {(int)answer.StatusCode}: {text}");
    }

    /// <summary>The command prints the key as the last word of its output.</summary>
    private static async Task<string> CreateKeyAsync(string assembly, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "create-api-key", "bench", .. settings]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Last(word => word.StartsWith("evn_", StringComparison.Ordinal));
    }
}
