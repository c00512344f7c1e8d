namespace Evenemang.Shared.Surveys;

/// <summary>What the people of one series are asked afterwards. Anonymous: an answer and a person are joined nowhere.</summary>
public sealed class Survey : IVersioned
{
    /// <summary>Longest introduction, in UTF-16 code units.</summary>
    public const int MaxIntroductionLength = 1000;

    /// <summary>Most questions.</summary>
    public const int MaxQuestions = 12;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose people are asked; a series has one survey.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>A few words before the questions; null for none.</summary>
    public string? Introduction { get; set; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<SurveyQuestion> Questions { get; set; } = [];

    /// <summary>Whether people are asked after each occurrence.</summary>
    public bool IsOn { get; set; }

    /// <summary>UTC instant of the last change.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}
