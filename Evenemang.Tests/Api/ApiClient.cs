using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Evenemang.Server.Accounts;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Api;

/// <summary>Speaks to the API as another system would: text in, text out, nothing shared with the server but the wire.</summary>
internal sealed class ApiClient(HttpClient http, string? key = null)
{
    public const string Key = "evn_a-key-that-only-tests-know-0123456789";

    /// <summary>A client with a valid key.</summary>
    public static async Task<ApiClient> OrganiserAsync(TestHost host)
    {
        await host.Services.GetRequiredService<CreateApiKey>().EnsureForDevelopmentAsync("Test", Key, CancellationToken.None);
        return new(host.Http, Key);
    }

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await http.SendAsync(request);
        var tags = response.Headers.ETag?.ToString();
        var replayed = response.Headers.TryGetValues("Idempotency-Replayed", out _);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, tags, replayed, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, string? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<ApiAnswer> PatchAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);
}

/// <summary>What came back.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string? MediaType, string? ETag, bool IsReplayed, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The text of a field, with dots between the levels.</summary>
    public string? this[string path] => path.Split('.').Aggregate(Json, (at, name) => at.GetProperty(name)) is { ValueKind: not JsonValueKind.Null } found ? found.ToString() : null;

    public ApiAnswer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }
}
