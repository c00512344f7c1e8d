using Evenemang.Server.Accounts;
using Evenemang.Server.Desk;
using Evenemang.Server.Messaging;
using Evenemang.Server.Samples;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Commands;

/// <summary>In Development, where to look first. The key is known to everyone and works in Development only.</summary>
internal static class StartWords
{
    public const string DevelopmentKey = "evn_development_on_this_machine_only";

    private const string DevelopmentKeyName = "Development";

    /// <summary>Before the start, so that the key works as soon as the server answers.</summary>
    public static Task EnsureKeyAsync(WebApplication app) =>
        app.Services.GetRequiredService<CreateApiKey>().EnsureForDevelopmentAsync(DevelopmentKeyName, DevelopmentKey, CancellationToken.None);

    public static async Task SayAsync(WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteOptions>();
        var address = app.Urls.FirstOrDefault() ?? site.BaseUrl;
        List<string> lines =
        [
            "",
            "Evenemang is running. Stop it with Ctrl+C.",
            $"  Pages    {address}",
            $"  Desk     {address}{DeskRoom.Path}   (sign in as {SampleOrganisers.Address} or {SampleOrganisers.AdministratorAddress}, password: {SampleOrganisers.Password})",
            $"  Mails    {Mails(app, address)}",
            .. Sms(app, address),
            $"  API      {address}/openapi/v1.json",
            $"  API key  {DevelopmentKey}   (Authorization: Bearer {DevelopmentKey})",
        ];
        if (!string.Equals(address, site.BaseUrl, StringComparison.OrdinalIgnoreCase)) lines.Add($"  Links in mails and calendars lead to Site:BaseUrl, {site.BaseUrl}.");
        lines.Add("");
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }

    private static IEnumerable<string> Sms(WebApplication app, string address)
    {
        if (app.Services.GetRequiredService<SmsOptions>().Mode is SmsMode.Folder) yield return $"  SMS      {address}{MailFolderPages.SmsPath}   (nothing is sent)";
    }

    private static string Mails(WebApplication app, string address)
    {
        var mail = app.Services.GetRequiredService<MailOptions>();
        return mail.Mode is MailMode.Folder
            ? $"{address}{MailFolderPages.Path}   (nothing is sent; the files lie in {Path.GetFullPath(mail.Folder, app.Environment.ContentRootPath)})"
            : $"are sent through {mail.Host}:{mail.Port}";
    }
}
