namespace Evenemang.Server.Notices;

/// <summary>Who would be told of something, and how: shown to the organiser before it is done. Counts sign-ups, not heads.</summary>
/// <param name="Email">Get a mail.</param>
/// <param name="Phone">Have left a telephone number only, so somebody must call.</param>
/// <param name="Unreachable">Have left neither.</param>
public sealed record Audience(int Email, int Phone, int Unreachable)
{
    /// <summary>Get an SMS, with or without a mail.</summary>
    public int Sms { get; init; }

    /// <summary>Both.</summary>
    internal Audience With(Audience other) => new(Email + other.Email, Phone + other.Phone, Unreachable + other.Unreachable) { Sms = Sms + other.Sms };

    internal static Audience Of(IEnumerable<Recipient> recipients)
    {
        List<Recipient> all = [.. recipients];
        return new(all.Count(row => row.HasEmail), all.Count(row => !row.HasEmail && row.HasPhone), all.Count(row => !row.HasEmail && !row.HasPhone));
    }
}
