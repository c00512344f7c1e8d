using Evenemang.Server.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evenemang.Server.Messaging;

/// <summary>The corridor by which mail and SMS leave the house.</summary>
public static class MessagingRoom
{
    private static readonly TimeSpan SmsTimeLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectTimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>A new connection now and then finds a service that has moved.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>Settings, the transport they choose, and the check.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        var options = MailOptionsReader.Read(builder.Configuration);
        var folder = builder.PathFromContentRoot(options.Folder);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<MailCheck>();
        builder.Services.AddSingleton<MessageQueues>();
        builder.Services.AddSingleton(new DomainPace(options.PerDomainPerMinute));
        builder.AddSms();
        builder.Services.AddSingleton(new MailFolder(folder));
        builder.Services.AddSingleton<ReturnPaths>();
        builder.Services.AddSingleton(new BounceFolder(options.BounceFolder.Length > 0 ? builder.PathFromContentRoot(options.BounceFolder) : null));
        builder.Services.TryAddSingleton<IMailTransport>(_ => options.Mode is MailMode.Smtp
            ? new SmtpMailTransport(SmtpSettings.From(options), options.Connections)
            : new FolderMailTransport(folder));
        builder.Services.AddRazorComponents();
    }

    private static void AddSms(this WebApplicationBuilder builder)
    {
        var options = SmsOptionsReader.Read(builder.Configuration);
        var folder = builder.PathFromContentRoot(options.Folder);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<SmsCheck>();
        builder.Services.AddSingleton(new SmsFolder(folder));
        if (options.Mode is SmsMode.Folder) builder.Services.TryAddSingleton<ISmsTransport>(_ => new FolderSmsTransport(folder));
        // The address of each request is logged by default: it tells nothing, but a line for each message is too much.
        builder.Services.AddHttpClient<FortySixElksTransport>(http => http.Timeout = SmsTimeLimit).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, UseProxy = true, ConnectTimeout = ConnectTimeLimit, PooledConnectionLifetime = ConnectionLife,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        if (options.Mode is SmsMode.FortySixElks) builder.Services.TryAddSingleton<ISmsTransport>(services => services.GetRequiredService<FortySixElksTransport>());
    }

    /// <summary>In Development, when mail or SMS go to a folder: the pages that show it.</summary>
    public static void MapMessaging(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<SmsOptions>().Mode is SmsMode.Folder)
            MailFolderPages.MapSms(app, app.Services.GetRequiredService<SmsFolder>());
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<MailOptions>().Mode is MailMode.Folder)
            MailFolderPages.Map(app, app.Services.GetRequiredService<MailFolder>());
    }
}
