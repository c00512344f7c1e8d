using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Evenemang.Server.Messaging;

/// <summary>The corridor by which mail leaves the house.</summary>
public static class MessagingRoom
{
    /// <summary>Settings, the transport they choose, and the check.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<MailOptions>, MailOptionsReader>();
        builder.Services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        builder.Services.AddOptions<MailOptions>().ValidateOnStart();
        builder.Services.AddSingleton<MailCheck>();
        builder.Services.AddSingleton(services => new MailFolder(FolderPath(services)));
        builder.Services.TryAddSingleton<IMailTransport>(services =>
        {
            var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
            return options.Mode == MailMode.Smtp
                ? new SmtpMailTransport(SmtpSettings.From(options), options.Connections)
                : new FolderMailTransport(FolderPath(services));
        });
        builder.Services.AddRazorComponents();
    }

    /// <summary>In Development, when mail goes to a folder: the page that shows it.</summary>
    public static void MapMessaging(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Mode == MailMode.Folder)
            MailFolderPages.Map(app, app.Services.GetRequiredService<MailFolder>());
    }

    static string FolderPath(IServiceProvider services) => Path.Combine(
        services.GetRequiredService<IHostEnvironment>().ContentRootPath,
        services.GetRequiredService<IOptions<MailOptions>>().Value.Folder);
}
