using Evenemang.Server.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evenemang.Server.Messaging;

/// <summary>The corridor by which mail leaves the house.</summary>
public static class MessagingRoom
{
    /// <summary>Settings, the transport they choose, and the check.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        var options = MailOptionsReader.Read(builder.Configuration);
        var folder = builder.PathFromContentRoot(options.Folder);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<MailCheck>();
        builder.Services.AddSingleton(SmsOptionsReader.Read(builder.Configuration));
        builder.Services.AddSingleton<SmsCheck>();
        builder.Services.AddSingleton(new MailFolder(folder));
        builder.Services.TryAddSingleton<IMailTransport>(_ => options.Mode is MailMode.Smtp
            ? new SmtpMailTransport(SmtpSettings.From(options), options.Connections)
            : new FolderMailTransport(folder));
        builder.Services.AddRazorComponents();
    }

    /// <summary>In Development, when mail goes to a folder: the page that shows it.</summary>
    public static void MapMessaging(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<MailOptions>().Mode is MailMode.Folder)
            MailFolderPages.Map(app, app.Services.GetRequiredService<MailFolder>());
    }
}
