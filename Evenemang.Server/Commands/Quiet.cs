namespace Evenemang.Server.Commands;

/// <summary>A verb answers in sentences; logs below a warning would only stand between them.</summary>
internal static class Quiet
{
    public static void Logs(WebApplicationBuilder builder) => builder.Logging.SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Evenemang", LogLevel.Warning)
        // The framework's advice about the keys it has just made: they lie in a folder that only their owner reads, and README says what that means.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
}
