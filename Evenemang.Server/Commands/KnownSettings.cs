using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Events;
using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Server.Samples;
using Evenemang.Server.Security;
using Evenemang.Server.Settings;
using Evenemang.Server.Telemetry;
using Evenemang.Server.Weather;

namespace Evenemang.Server.Commands;

/// <summary>Every section of ours and the class whose properties are its keys. A section that is not here cannot be set.</summary>
public static class KnownSettings
{
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        [SiteOptions.Section] = typeof(SiteOptions),
        [AccessibilityOptions.Section] = typeof(AccessibilityOptions),
        [DatabaseOptions.Section] = typeof(DatabaseOptions),
        [KeysOptions.Section] = typeof(KeysOptions),
        [BackupOptions.Section] = typeof(BackupOptions),
        [RetentionOptions.Section] = typeof(RetentionOptions),
        [MailOptions.Section] = typeof(MailOptions),
        [WeatherOptions.Section] = typeof(WeatherOptions),
        [SmsOptions.Section] = typeof(SmsOptions),
        [PlaceLinkOptions.Section] = typeof(PlaceLinkOptions),
        [ProxiesOptions.Section] = typeof(ProxiesOptions),
        [AccountsOptions.Section] = typeof(AccountsOptions),
        [SingleSignOnOptions.Section] = typeof(SingleSignOnOptions),
        [UploadsOptions.Section] = typeof(UploadsOptions),
        [RateLimitOptions.Section] = typeof(RateLimitOptions),
        [JobsOptions.Section] = typeof(JobsOptions),
        [ClockOptions.Section] = typeof(ClockOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
        [SampleDataOptions.Section] = typeof(SampleDataOptions),
    };
}
