using System.Net;
using System.Net.Http.Headers;

namespace Evenemang.Server.Weather.Sources;

/// <summary>What came over the wire, when it may be looked at.</summary>
internal sealed record WeatherBody(byte[] Octets, Stamp Stamp, DateTime? Expires);

/// <summary>Asks a weather service one question: with our name, no longer than a while, no more than a few megabytes, and never elsewhere than where it was sent.</summary>
public sealed partial class WeatherHttp(IHttpClientFactory clients, TimeProvider clock, ILogger<WeatherHttp> log)
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromHours(1);

    /// <returns>Exactly one of the two; a body is JSON by its own account, but nobody has read it yet.</returns>
    internal async Task<(WeatherBody? Body, SourceAnswer? Otherwise)> GetAsync(string address, Stamp stamp, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(WeatherRoom.ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // Word for word: MET Norway compares the text, not the time.
            if (stamp.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
            if (stamp.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
            if (response.StatusCode is HttpStatusCode.NotModified) return (null, new SourceAnswer.Unchanged(Expires(response)));
            if (response.StatusCode is HttpStatusCode.NonAuthoritativeInformation) Log.VersionEnds(log, request.RequestUri!.Host);
            if (!response.IsSuccessStatusCode) return (null, Refusal(response));
            if (!IsJson(response.Content.Headers.ContentType)) return (null, Unreadable(request, "no JSON"));
            var octets = await response.Content.ReadAsByteArrayAsync(cancel);
            return octets.Length == 0 ? (null, Unreadable(request, "empty")) : (new(octets, StampOf(response), Expires(response)), null);
        }
        catch (HttpRequestException failure)
        {
            Log.NotReached(log, new Uri(address).Host, failure.HttpRequestError);
            return (null, new SourceAnswer.Failed(failure.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded ? WeatherTrouble.Unreadable : WeatherTrouble.Unavailable));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Log.TooSlow(log, new Uri(address).Host);
            return (null, new SourceAnswer.Failed(WeatherTrouble.Unavailable));
        }
    }

    private SourceAnswer.Failed Refusal(HttpResponseMessage response)
    {
        var host = response.RequestMessage!.RequestUri!.Host;
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized:
                Log.TurnedAway(log, host, status);
                return new(WeatherTrouble.Refused);
            case HttpStatusCode.TooManyRequests:
                var pause = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
                Log.AskedToWait(log, host);
                return new(WeatherTrouble.Throttled, pause > TimeSpan.Zero ? pause : UsualPause);
            case HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity:
                return new(WeatherTrouble.NoCoverage);
            default:
                Log.Answered(log, host, status);
                return new(WeatherTrouble.Unavailable);
        }
    }

    private SourceAnswer.Failed Unreadable(HttpRequestMessage request, string what)
    {
        Log.NoForecast(log, request.RequestUri!.Host, what);
        return new(WeatherTrouble.Unreadable);
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name && (name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static Stamp StampOf(HttpResponseMessage response) => new(
        response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var modified) ? modified.ToString() : null,
        response.Headers.NonValidated.TryGetValues("ETag", out var tag) ? tag.ToString() : null);

    private static DateTime? Expires(HttpResponseMessage response) =>
        response.Headers.CacheControl?.MaxAge is { } age && response.Headers.Date is { } date ? (date + age).UtcDateTime : response.Content.Headers.Expires?.UtcDateTime;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The weather service {Host} turns us away ({Status}). It is left alone for a day; look at Weather:Contact and the service's terms.")]
        public static partial void TurnedAway(ILogger logger, string host, int status);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} asks us to wait.")]
        public static partial void AskedToWait(ILogger logger, string host);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} answers {Status}.")]
        public static partial void Answered(ILogger logger, string host, int status);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} cannot be reached: {Error}.")]
        public static partial void NotReached(ILogger logger, string host, HttpRequestError error);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} did not answer in time.")]
        public static partial void TooSlow(ILogger logger, string host);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} sent something that is no forecast: {What}.")]
        public static partial void NoForecast(ILogger logger, string host, string what);

        [LoggerMessage(LogLevel.Warning, "The weather service {Host} says that the version we ask for will end (203).")]
        public static partial void VersionEnds(ILogger logger, string host);
    }
}
