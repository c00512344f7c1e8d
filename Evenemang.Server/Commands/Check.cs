using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Server.Weather;

namespace Evenemang.Server.Commands;

/// <summary>Tries settings, database, mail, SMS and weather, changes nothing, and says in sentences what is wrong.</summary>
internal static class Check
{
    public static Verb Verb { get; } = new("check", [], "Says what is wrong with settings, database, mail, SMS and weather.", RunAsync);

    private static readonly TimeSpan MailTimeLimit = TimeSpan.FromSeconds(60);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        // A wrong setting stops here with its own sentence.
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        List<string> problems = [];
        List<string> remarks = [];
        if (await app.Services.GetRequiredService<DatabaseCheck>().RunAsync(CancellationToken.None) is { } finding)
        {
            (finding.IsWrong ? problems : remarks).Add(finding.Sentence);
        }
        using var limit = new CancellationTokenSource(MailTimeLimit);
        problems.AddRange(await app.Services.GetRequiredService<MailCheck>().RunAsync(limit.Token));
        var weather = app.Services.GetRequiredService<WeatherCheck>();
        problems.AddRange(await weather.RunAsync(CancellationToken.None));
        if (weather.Remark() is { } remarked) remarks.Add(remarked);
        problems.AddRange(await app.Services.GetRequiredService<SmsCheck>().RunAsync(limit.Token));
        remarks.AddRange(SiteRemarks(app));
        foreach (var remark in remarks) await Console.Out.WriteLineAsync(remark);
        foreach (var problem in problems) await Console.Error.WriteLineAsync(problem);
        if (problems.Count == 0) await Console.Out.WriteLineAsync("All is well: settings, database, mail, SMS and weather.");
        return problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>Defaults that are right on a developer's machine only.</summary>
    private static IEnumerable<string> SiteRemarks(WebApplication app)
    {
        if (app.Environment.IsDevelopment()) yield break;
        var (site, usual) = (app.Services.GetRequiredService<SiteOptions>(), new SiteOptions());
        if (site.BaseUrl == usual.BaseUrl) yield return $"Site:BaseUrl is not set: links in mails and calendars lead to {usual.BaseUrl}.";
        if (site.UidDomain == usual.UidDomain) yield return $"Site:UidDomain is not set: calendar entries are named {usual.UidDomain}, and that cannot be changed once people subscribe.";
        if (app.Services.GetRequiredService<MailOptions>().Mode is MailMode.Folder) yield return "Mail:Mode is Folder: mails land in a folder and reach nobody.";
        if (app.Services.GetRequiredService<SmsOptions>().Mode is SmsMode.Folder) yield return "Sms:Mode is Folder: SMS land in a folder and reach nobody.";
    }
}
