namespace Evenemang.Server.Weather;

/// <summary>Asks the weather services one small question each, or looks into the folder, and says in sentences what is wrong.</summary>
public sealed class WeatherCheck(WeatherOptions options, IHttpClientFactory clients, IHostEnvironment environment)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    /// <summary>One sentence for each thing that is wrong; none when a forecast could be read now.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is WeatherProvider.Folder) return FolderProblem() is { } missing ? [missing] : [];
        List<string> problems = [];
        if (options.Provider is WeatherProvider.Smhi)
            await TryAsync(problems, nameof(WeatherOptions.SmhiBaseUrl), options.SmhiBaseUrl, "/api/category/snow1g/version/1/createdtime.json", cancellationToken);
        else
            await TryAsync(problems, nameof(WeatherOptions.MetNorwayBaseUrl), options.MetNorwayBaseUrl, "/weatherapi/locationforecast/2.0/status.json", cancellationToken);
        await TryAsync(problems, nameof(WeatherOptions.SmhiWarningsBaseUrl), options.SmhiWarningsBaseUrl, "/ibww/api/version/1/warning.json", cancellationToken);
        return problems;
    }

    /// <summary>A remark for a folder that is not there: without outdoor days nobody misses it.</summary>
    public string? Remark() => options.Provider is WeatherProvider.Folder && !environment.IsDevelopment()
        ? "Weather:Provider is Folder: forecasts come from files, and no weather service is asked."
        : null;

    private string? FolderProblem()
    {
        var folder = Path.GetFullPath(options.Folder, environment.ContentRootPath);
        return Directory.Exists(folder) || !environment.IsDevelopment() ? null : $"Weather:Folder is \"{options.Folder}\" but there is no such folder.";
    }

    private async Task TryAsync(List<string> problems, string key, string address, string path, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeLimit);
        try
        {
            using var client = clients.CreateClient(WeatherRoom.ClientName);
            using var response = await client.GetAsync(address + path, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode) problems.Add($"Weather:{key} is \"{address}\" but the service answers {(int)response.StatusCode}.");
        }
        catch (HttpRequestException failure)
        {
            problems.Add($"Weather:{key} is \"{address}\" but cannot be reached: {failure.Message.TrimEnd('.')}.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            problems.Add($"Weather:{key} is \"{address}\" but does not answer within {TimeLimit.TotalSeconds:0} seconds.");
        }
    }
}
