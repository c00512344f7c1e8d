using System.Globalization;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Notices;

/// <summary>Why a follower gets a letter, and how they stop.</summary>
/// <param name="SeriesTitle">What they follow; null for everything.</param>
/// <param name="StopUrl">The page behind which one button says no more; takes the one-click POST of RFC 8058 too.</param>
public sealed record FollowerLink(string? SeriesTitle, string StopUrl);

/// <summary>What a mail about the weather says. Names nobody.</summary>
public sealed record WeatherLetterFacts
{
    public required NoticeKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>What the day is called.</summary>
    public required string Title { get; init; }

    /// <summary>Local wall-clock start.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Local wall-clock end.</summary>
    public required DateTime End { get; init; }

    /// <summary>On one line; null while undecided.</summary>
    public string? Place { get; init; }

    /// <summary>IANA zone of the series.</summary>
    public required string Zone { get; init; }

    /// <summary>Part of the page's address.</summary>
    public required string Slug { get; init; }

    /// <summary>The question and its answer.</summary>
    public required WeatherDecision Decision { get; init; }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "sv-SE");

    /// <summary>A contributor or a co-organiser who is told; null for participants and organisers.</summary>
    public PartnerRole? Partner { get; init; }

    /// <summary>For somebody who follows and has not signed up; null for everybody else.</summary>
    public FollowerLink? Following { get; init; }

    /// <summary>Everybody else is an organiser.</summary>
    public bool IsForParticipant => Kind is NoticeKind.WeatherAllClear;
}
