using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Events;

/// <summary>What an organiser of each kind usually wants, so that a new series asks for little. Everything can be set otherwise.</summary>
public static class KindDefaults
{
    /// <summary>
    /// Recurring meetings: "I'm coming" with one click. Breakfast seminars: name and contact, a waitlist, the question about food. Self-help groups: once
    /// for the whole series, an alias will do. Outdoor days and others: people just come.
    /// </summary>
    public static RegistrationPolicy Registration(EventKind kind) => kind switch
    {
        EventKind.RecurringMeeting => new() { Details = RegistrationDetails.None, Waitlist = false },
        EventKind.BreakfastSeminar => new() { Questions = [Question.Diet()] },
        EventKind.SelfHelpGroup => new() { Scope = RegistrationScope.Series, MaxHeads = 1 },
        _ => RegistrationPolicy.NoSignUp,
    };

    /// <summary>Self-help groups: being in one says something about a person's health.</summary>
    public static bool Discreet(EventKind kind) => kind is EventKind.SelfHelpGroup;

    /// <summary>Whether each occurrence is expected to have a theme, which is then undecided until it is given.</summary>
    public static bool HasThemes(EventKind kind) => kind is EventKind.RecurringMeeting or EventKind.BreakfastSeminar;
}
