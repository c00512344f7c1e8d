namespace Evenemang.Shared.Registrations;

/// <summary>What somebody typed to sign up, or to change a sign-up, as they typed it. <see cref="SignUpForm.Check"/> cleans it and says what is wrong.</summary>
public sealed record SignUpRequest
{
    /// <summary>Name or alias.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether they say yes to SMS at that number.</summary>
    public bool WishesSms { get; init; }

    /// <summary>Name of the team, for programme items that take teams.</summary>
    public string? TeamName { get; init; }

    /// <summary>Size of the party, 1 or more.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Answers by question key; several choices are joined with a line feed.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Language of messages: "sv" or "en".</summary>
    public string? Language { get; init; } = "sv";
}
