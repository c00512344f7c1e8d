using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evenemang.Tests.Messaging;

/// <summary>Stands for 46elks on loopback: keeps what it is sent and answers as the test says.</summary>
internal sealed class ScriptedSmsService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _number;

    private ScriptedSmsService(WebApplication app) => _app = app;

    /// <summary>What came: header Authorization and the form's fields.</summary>
    public ConcurrentQueue<(string? Login, IReadOnlyDictionary<string, string> Fields)> Requests { get; } = new();

    /// <summary>The numbers written to, in order.</summary>
    public IEnumerable<string> Numbers => Requests.Select(request => request.Fields["to"]);

    /// <summary>How it answers; null for taking the message.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/a1";

    public static async Task<ScriptedSmsService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new ScriptedSmsService(app);
        app.MapPost("/a1/sms", service.TakeAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Answers with a status and a text.</summary>
    public static Func<HttpContext, Task> With(int status, string body) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Requests.Enqueue((context.Request.Headers.Authorization, form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)));
        var answer = Answer ?? With(200, $$"""{ "id": "s{{Interlocked.Increment(ref _number)}}", "status": "created", "direction": "outgoing", "parts": 1, "cost": 3500 }""");
        await answer(context);
    }
}
