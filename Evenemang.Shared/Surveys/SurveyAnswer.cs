namespace Evenemang.Shared.Surveys;

/// <summary>
/// One answer to one question about one occurrence. It has a random identity, no time and no arrow to a link, a person or the other answers given with it.
/// </summary>
public sealed class SurveyAnswer
{
    /// <summary>Random identity, so that it says nothing about when it came.</summary>
    public Guid Id { get; init; }

    /// <summary>Which survey.</summary>
    public Guid SurveyId { get; init; }

    /// <summary>About which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Which question.</summary>
    public required string QuestionKey { get; init; }

    /// <summary>A number, a choice or a text. What people write about themselves in a text is personal.</summary>
    public required string Value { get; init; }
}
