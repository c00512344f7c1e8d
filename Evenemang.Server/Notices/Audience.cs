namespace Evenemang.Server.Notices;

/// <summary>Who would be told of something, and how: shown to the organiser before it is done. Counts sign-ups, not heads.</summary>
/// <param name="Email">Get a mail.</param>
/// <param name="Phone">Have left a telephone number only, so somebody must call.</param>
/// <param name="Unreachable">Have left neither.</param>
public sealed record Audience(int Email, int Phone, int Unreachable)
{
    /// <summary>Get an SMS, with or without a mail.</summary>
    public int Sms { get; init; }

    /// <summary>Follow the series, or everything, and get a mail at once; not counted in <see cref="Email"/>.</summary>
    public int Followers { get; init; }

    /// <summary>Letters that go out.</summary>
    internal int Letters => Email + Followers;

    /// <summary>Everybody who is told, or must be.</summary>
    internal int People => Email + Phone + Followers;

    /// <summary>Both.</summary>
    internal Audience With(Audience other) => new(Email + other.Email, Phone + other.Phone, Unreachable + other.Unreachable) { Sms = Sms + other.Sms, Followers = Followers + other.Followers };

    internal static Audience Of(IEnumerable<Recipient> recipients)
    {
        List<Recipient> all = [.. recipients];
        return new(all.Count(row => row.HasEmail), all.Count(row => !row.HasEmail && row.HasPhone), all.Count(row => !row.HasEmail && !row.HasPhone));
    }
}
