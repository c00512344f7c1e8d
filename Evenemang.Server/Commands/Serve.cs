using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Samples;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Commands;

/// <summary>Without a verb: brings the database up to date, listens, and stops when told to.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings });
        RequireMailFolder(app);
        using var held = app.Services.GetService<SqliteFile>()?.HoldAsServer();
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        if (app.Services.GetRequiredService<SampleDataOptions>().Enabled ?? app.Environment.IsDevelopment())
        {
            await app.Services.GetRequiredService<SampleData>().RunAsync(CancellationToken.None);
        }
        if (app.Environment.IsDevelopment())
        {
            await StartWords.EnsureKeyAsync(app);
            await app.Services.GetRequiredService<SampleOrganisers>().EnsureAsync(CancellationToken.None);
        }
        await StartAsync(app);
        if (app.Environment.IsDevelopment()) await StartWords.SayAsync(app);
        await app.WaitForShutdownAsync();
        return CommandLine.Done;
    }

    /// <summary>When one part cannot start, because the port is taken, those before it already run: they end before what they use is taken away, and the sentence about the port is all that is said.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    /// <summary>A mail server may be away for a while, and mails wait for it; a folder that cannot be written will stay so.</summary>
    private static void RequireMailFolder(WebApplication app)
    {
        var mail = app.Services.GetRequiredService<MailOptions>();
        if (mail.Mode is MailMode.Folder) WritableFolder.Require($"{MailOptions.Section}:{nameof(MailOptions.Folder)}", Path.GetFullPath(mail.Folder, app.Environment.ContentRootPath), isPrivate: true);
        var sms = app.Services.GetRequiredService<SmsOptions>();
        if (sms.Mode is SmsMode.Folder) WritableFolder.Require($"{SmsOptions.Section}:{nameof(SmsOptions.Folder)}", Path.GetFullPath(sms.Folder, app.Environment.ContentRootPath), isPrivate: true);
    }
}
