using System.Text.Json;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>Says whose fault an answer of 46elks is: the number's, this moment's, or our settings'.</summary>
internal static partial class FortySixElksAnswer
{
    private const string Account = "The SMS service refuses us: see to Sms:User, Sms:Password and that there is money in the account.";

    /// <summary>The result of a request that was answered.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">What stood in the answer.</param>
    public static SmsResult Judge(int status, string body) => status switch
    {
        >= 200 and < 300 => Taken(body),
        // A request that is not understood is about the number only when the answer says so. Anything else would mark every number as bad.
        400 when NamesTheNumber().IsMatch(body) => new SmsResult.Refused("400"),
        400 => new SmsResult.Unavailable("400", "The SMS service does not understand our messages: see to Sms:From.", IsConfiguration: true),
        401 or 402 or 403 => new SmsResult.Unavailable($"{status}", Account, IsConfiguration: true),
        408 or 425 => new SmsResult.Deferred($"{status}"),
        429 => new SmsResult.Unavailable("429", "The SMS service asks us to send more slowly.", IsConfiguration: false),
        503 => new SmsResult.Unavailable("503", "The SMS service is not available just now.", IsConfiguration: false),
        // A fault or a gateway's answer may come after the message was taken.
        >= 500 => new SmsResult.Unknown($"{status}"),
        _ => new SmsResult.Unavailable($"{status}", "Sms:BaseUrl does not lead to the SMS service's interface.", IsConfiguration: true),
    };

    private static SmsResult Taken(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } answer) return new SmsResult.Unknown("answer");
            if (Text(answer, "status") == "failed") return new SmsResult.Refused("failed");
            // A trial run has no name.
            var id = Text(answer, "id") ?? (Text(answer, "dryrun") is null && !answer.TryGetProperty("estimated_cost", out _) ? null : "");
            return id is { Length: <= Shared.Notices.Notice.MaxProviderIdLength } ? new SmsResult.Accepted(id, Parts(answer)) : new SmsResult.Unknown("answer");
        }
        catch (JsonException)
        {
            return new SmsResult.Unknown("answer");
        }
    }

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int Parts(JsonElement answer) =>
        answer.TryGetProperty("parts", out var parts) && parts.ValueKind is JsonValueKind.Number && parts.TryGetInt32(out var count) && count > 0 ? count : 1;

    /// <summary>"Invalid number in to", "to is not a valid number".</summary>
    [GeneratedRegex(@"\bto\b.{0,40}\bnumber\b|\bnumber\b.{0,40}\bto\b|\b(?:invalid|bad|wrong)\b.{0,20}[\s""'(]to\b[\s""').]*$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex NamesTheNumber();
}
