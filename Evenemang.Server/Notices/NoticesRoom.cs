using Evenemang.Server.Jobs;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Notices;

/// <summary>What is owed to whom, and its way out of the house.</summary>
public static class NoticesRoom
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
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
        builder.Services.AddSingleton<FollowerRendering>();
        builder.Services.AddSingleton<NoticeRendering>();
        builder.Services.AddSingleton<NoticeClaims>();
        builder.Services.AddSingleton<NoticeSweep>();
        if (builder.Configuration.Read<JobsOptions>(JobsOptions.Section).Run) builder.Services.AddHostedService<NoticeWakeService>();
    }

    public static void MapNotices(this WebApplication app) => app.MapNoticesApi();
}
