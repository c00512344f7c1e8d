using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evenemang.Tests.Accounts;

/// <summary>A small sign-in of a city: says yes to everybody, as the person it is told, and holds the asker to PKCE (RFC 7636) and to its secret.</summary>
internal sealed class CityProvider : IAsyncDisposable
{
    public const string ClientId = "evenemang";
    public const string ClientSecret = "only-for-tests";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> _codes = new();

    private CityProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/authorize", Authorize);
        // As a plain delegate: as a request delegate its answer would be dropped.
        _app.MapPost("/token", (Delegate)TokenAsync);
        _app.MapGet("/userinfo", (HttpContext http) => http.Request.Headers.Authorization == "Bearer access-1" ? Results.Text(UserInformation, "application/json") : Results.Unauthorized());
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Who it says that everybody is.</summary>
    public string UserInformation { get; set; } = """{ "sub": "person-1", "email": "samordnaren@exempel.se" }""";

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SingleSignOn:Name"] = "Staden", ["SingleSignOn:AuthorizationEndpoint"] = $"{Address}/authorize", ["SingleSignOn:TokenEndpoint"] = $"{Address}/token",
        ["SingleSignOn:UserInformationEndpoint"] = $"{Address}/userinfo", ["SingleSignOn:ClientId"] = ClientId, ["SingleSignOn:ClientSecret"] = ClientSecret,
    };

    public static async Task<CityProvider> StartAsync()
    {
        var provider = new CityProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(HttpContext http)
    {
        string Query(string name) => http.Request.Query[name].ToString();
        if (Query("response_type") != "code" || Query("client_id") != ClientId || Query("code_challenge_method") != "S256" || Query("code_challenge").Length == 0) return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (Query("code_challenge"), Query("redirect_uri"));
        return Results.Redirect($"{Query("redirect_uri")}?code={code}&state={Uri.EscapeDataString(Query("state"))}");
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var isRight = _codes.TryRemove(form["code"].ToString(), out var asked)
            && form["client_id"] == ClientId && form["client_secret"] == ClientSecret && form["redirect_uri"] == asked.RedirectUri
            && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
        return isRight ? Results.Text(JsonSerializer.Serialize(new { access_token = "access-1", token_type = "Bearer" }), "application/json") : Results.BadRequest();
    }
}
