using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Settings;

/// <summary>An absolute http or https address without a slash, query or fragment at the end.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebAddressAttribute : ValidationAttribute
{
    public WebAddressAttribute() => ErrorMessage = "must be an address such as https://evenemang.exempel.se, without a slash at the end";

    public override bool IsValid(object? value) =>
        value is null
        || (value is string text
            && !text.EndsWith('/')
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.Query.Length == 0
            && address.Fragment.Length == 0
            && address.UserInfo.Length == 0);
}

/// <summary>An IANA time zone that this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneNameAttribute : ValidationAttribute
{
    public TimeZoneNameAttribute() => ErrorMessage = "must be the name of a time zone, such as Europe/Stockholm";

    public override bool IsValid(object? value) => value is string zone && WallClock.IsKnownZone(zone);
}

/// <summary>A host name, as it stands after the @.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class DomainNameAttribute : ValidationAttribute
{
    public DomainNameAttribute() => ErrorMessage = "must be a domain name such as evenemang.exempel.se";

    public override bool IsValid(object? value) => value is string name && Shape().IsMatch(name);

    [GeneratedRegex(@"\A(?=.{1,253}\z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex Shape();
}

/// <summary>Some text, not too long for where it is shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WrittenAttribute(int maxLength) : ValidationAttribute($"must be written, in at most {maxLength} characters")
{
    public int MaxLength { get; } = maxLength;

    public override bool IsValid(object? value) => value is string text && !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength;
}

/// <summary>A whole number between two bounds, both allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(int lowest, int highest) : ValidationAttribute($"must be a whole number from {lowest} to {highest}")
{
    public int Lowest { get; } = lowest;

    public int Highest { get; } = highest;

    public override bool IsValid(object? value) => value is null || (value is int number && number >= Lowest && number <= Highest);
}

/// <summary>A length of time between two bounds, both allowed.</summary>
/// <param name="shortest">As it is written in the settings, such as 00:15:00.</param>
/// <param name="longest">As it is written in the settings, such as 31.00:00:00.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthOfTimeAttribute(string shortest, string longest) : ValidationAttribute($"must be a length of time from {shortest} to {longest}")
{
    public string Shortest { get; } = shortest;

    public string Longest { get; } = longest;

    public override bool IsValid(object? value) =>
        value is null || (value is TimeSpan length && length >= Parsed(Shortest) && length <= Parsed(Longest));

    private static TimeSpan Parsed(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
