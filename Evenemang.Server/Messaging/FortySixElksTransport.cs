using System.Net.Http.Headers;
using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>
/// Sends through 46elks: POST {BaseUrl}/sms with HTTP Basic and a form (46elks.se/docs/send-sms). The text is not kept there (dontlog=message). There is no key
/// by which the service would recognise a repeat, so whatever was written and not answered is <see cref="SmsResult.Unknown"/>.
/// </summary>
internal sealed class FortySixElksTransport : ISmsTransport
{
    /// <summary>The service's documents name no limit; a handful at a time leaves the telephone networks in peace.</summary>
    private const int AtOnce = 4;

    private const int MaxAnswerOctets = 64 * 1024;

    private readonly HttpClient _http;
    private readonly SmsOptions _options;

    /// <param name="http">Follows no redirects: login and message go to <see cref="SmsOptions.BaseUrl"/> and nowhere else.</param>
    /// <param name="options">Address, login and sender.</param>
    public FortySixElksTransport(HttpClient http, SmsOptions options)
    {
        http.DefaultRequestHeaders.Authorization = Login(options);
        http.MaxResponseContentBufferSize = MaxAnswerOctets;
        (_http, _options) = (http, options);
    }

    public int Parallelism => AtOnce;

    public Task<SmsResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> fields = [new("from", _options.From), new("to", sms.To), new("message", sms.Text), new("dontlog", "message")];
        if (sms.ReportTo is { } report) fields.Add(new("whendelivered", report.AbsoluteUri));
        return PostAsync(fields, cancellationToken);
    }

    /// <summary>Tries login and sender with the service's own test number; nothing is sent.</summary>
    public Task<SmsResult> TryAsync(CancellationToken cancellationToken) =>
        PostAsync([new("from", _options.From), new("to", "+4670000000"), new("message", "Test"), new("dryrun", "yes")], cancellationToken);

    private async Task<SmsResult> PostAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var form = new TrackedForm(fields);
        try
        {
            using var answer = await _http.PostAsync(new Uri($"{_options.BaseUrl}/sms"), form, cancellationToken);
            return FortySixElksAnswer.Judge((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || IsTimeout(failure, cancellationToken))
        {
            if (form.WasBegun) return new SmsResult.Unknown(IsTimeout(failure, cancellationToken) ? "timeout" : "closed");
            return new SmsResult.Unavailable("unreachable", $"The SMS service at Sms:BaseUrl {_options.BaseUrl} cannot be reached.", IsConfiguration: false);
        }
        catch (OperationCanceledException) when (form.WasBegun)
        {
            return new SmsResult.Unknown("cancelled");
        }
    }

    private static bool IsTimeout(Exception failure, CancellationToken cancellationToken) => failure is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static AuthenticationHeaderValue Login(SmsOptions options) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
}
