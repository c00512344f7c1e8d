namespace Evenemang.Server.Commands;

/// <summary>A verb answers in sentences; logs below a warning would only stand between them.</summary>
internal static class Quiet
{
    public static void Logs(WebApplicationBuilder builder) => builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Evenemang", LogLevel.Warning);
}
