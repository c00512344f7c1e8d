namespace Evenemang.Shared.Registrations;

/// <summary>How long links to "your place" open it.</summary>
/// <param name="DaysAfterEnd">Days after the end of what the place is in.</param>
/// <param name="UnusedDays">Days after it was last opened.</param>
public sealed record LinkPeriods(int DaysAfterEnd, int UnusedDays);

/// <summary>When the link to "your place" stops opening it: some time after the last meeting, or when nobody has used it for long. A new one comes by mail.</summary>
public static class LinkLife
{
    /// <summary>Days between two notes that a link was used; more of them would tell of people, and nobody needs to know.</summary>
    public const int UseNotedDays = 30;

    /// <summary>The UTC instant from which the link opens nothing.</summary>
    /// <param name="registration">Whose link.</param>
    /// <param name="lastEndUtc">End of the occurrence, or of the last one of the series (UTC); null while that has no date.</param>
    /// <param name="periods">How long.</param>
    public static DateTime EndsAt(Registration registration, DateTime? lastEndUtc, LinkPeriods periods)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(periods);
        var issued = registration.LinkIssuedAt ?? registration.CreatedAt;
        var used = registration.LinkUsedAt > issued ? registration.LinkUsedAt.Value : issued;
        var unused = used.AddDays(periods.UnusedDays);
        if (lastEndUtc is not { } end) return unused;
        // One that was asked for after the end is of use for a while too.
        var over = (end > issued ? end : issued).AddDays(periods.DaysAfterEnd);
        return over < unused ? over : unused;
    }

    /// <summary>Whether it is worth writing down that the link is used now.</summary>
    /// <param name="registration">Whose link.</param>
    /// <param name="now">UTC instant.</param>
    public static bool IsUseWorthNoting(Registration registration, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return (registration.LinkUsedAt ?? registration.LinkIssuedAt ?? registration.CreatedAt).AddDays(UseNotedDays) <= now;
    }
}
