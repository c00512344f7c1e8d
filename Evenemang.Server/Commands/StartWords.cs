namespace Evenemang.Server.Commands;

/// <summary>In Development, where to look first.</summary>
internal static class StartWords
{
    public static async Task SayAsync(WebApplication app)
    {
        await Console.Out.WriteLineAsync(
            $"""

            Evenemang is running. Stop it with Ctrl+C.
              Pages  {app.Urls.First()}

            """);
    }
}
