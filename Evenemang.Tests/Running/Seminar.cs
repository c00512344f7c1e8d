using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evenemang.Tests.Running;

/// <summary>The sample seminar of a server in Development, and invented people who sign up to it.</summary>
internal static class Seminar
{
    public static async Task<string> FirstOpenAsync(ServerProcess server)
    {
        using var list = JsonDocument.Parse(await server.Http.GetStringAsync("/api/v1/occurrences?series=frukostseminarier-om-psykisk-halsa"));
        return list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!).ElementAt(1);
    }

    /// <summary>Signs one invented person up.</summary>
    /// <returns>The secret of their link.</returns>
    public static async Task<string> SignUpAsync(ServerProcess server, string slug, string name, string email)
    {
        using var answer = await server.Http.PostAsJsonAsync($"/api/v1/occurrences/{slug}/registrations", new { name, email, answers = new { tillhorighet = "Kommun" } });
        Assert.True((int)answer.StatusCode == 201, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Signs one after the other up until stopped.</summary>
    public static Crowd KeepSigningUpAsync(ServerProcess server, string slug, CancellationToken stop)
    {
        var crowd = new Crowd();
        crowd.Task = Task.Run(
            async () =>
            {
                for (var number = 0; number < 100 && !stop.IsCancellationRequested; number++)
                {
                    await SignUpAsync(server, slug, "Påhittad Person", string.Create(CultureInfo.InvariantCulture, $"person-{number}@example.se"));
                    crowd.Count = number + 1;
                }
            },
            CancellationToken.None);
        return crowd;
    }

    public static async Task<int> AcknowledgedAsync(Crowd crowd, int atLeast)
    {
        while (crowd.Count < atLeast)
        {
            if (crowd.Task.IsCompleted) await crowd.Task;
            await Task.Delay(5);
        }
        return crowd.Count;
    }

    internal sealed class Crowd
    {
        public volatile int Count;

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
