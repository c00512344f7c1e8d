using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Notices;

/// <summary>What is owed to whom, and its way out of the house.</summary>
public static class NoticesRoom
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SmsOwed>();
        builder.Services.AddSingleton<PartnersOwed>();
        builder.Services.AddSingleton<FollowersToTell>();
        builder.Services.AddSingleton<PartnerRendering>();
        builder.Services.AddSingleton<EditPartners>();
        builder.Services.AddSingleton<FindPartners>();
        builder.Services.AddSingleton<OwedNotices>();
        builder.Services.AddSingleton<NoticeFactsReader>();
        builder.Services.AddSingleton<SendMessage>();
        builder.Services.AddSingleton<TellNextHost>();
        builder.Services.AddSingleton<PreviewNotice>();
        builder.Services.AddSingleton<SendTestNotice>();
        builder.Services.AddSingleton<OrganiserRendering>();
        builder.Services.AddSingleton<RaiseFailedReports>();
        builder.Services.AddSingleton<RaiseRounds>();
        builder.Services.AddSingleton<RaiseNews>();
        builder.Services.AddSingleton<RaiseFollowUps>();
        builder.Services.AddSingleton<FollowerRendering>();
        builder.Services.AddSingleton<AddressRendering>();
        builder.Services.AddSingleton<WeatherRendering>();
        builder.Services.AddSingleton<ItemRendering>();
        builder.Services.AddSingleton<NoticeRendering>();
        builder.Services.AddSingleton<NoticeClaims>();
        builder.Services.AddSingleton<NoticeSweep>();
        builder.Services.AddSending();
        builder.Services.AddSingleton<ReachedQuery>();
        builder.Services.AddSingleton<TickCall>();
        builder.Services.AddSingleton<UndoCallTick>();
        builder.Services.AddSingleton<RetryNotice>();
        if (builder.Configuration.Read<JobsOptions>(JobsOptions.Section).Run) builder.Services.AddHostedService<NoticeWakeService>();
    }

    public static void MapNotices(this WebApplication app)
    {
        app.MapNoticesApi();
        app.MapFailedNoticesApi();
        app.MapCallListApi();
        app.MapMessagesApi();
        app.MapSmsReports();
    }

    /// <summary>Letters always; SMS where there is a way to send them.</summary>
    private static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<RecordBounce>();
        services.AddSingleton<ReadBounces>();
        services.AddSingleton<SmsReportAddress>();
        services.AddSingleton<RecordSmsReport>();
        services.AddSingleton<WeatherSmsRendering>();
        services.AddSingleton<SmsRendering>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<IReadOnlyList<ChannelSweep>>(provider =>
            provider.GetService<ISmsTransport>() is null
                ? [Channel(provider, provider.GetRequiredService<MailSender>())]
                : [Channel(provider, provider.GetRequiredService<MailSender>()), Channel(provider, ActivatorUtilities.CreateInstance<SmsSender>(provider))]);
    }

    private static ChannelSweep Channel(IServiceProvider provider, INoticeSender sender) => ActivatorUtilities.CreateInstance<ChannelSweep>(provider, sender);
}
