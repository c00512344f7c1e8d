namespace Evenemang.Shared.Registrations;

/// <summary>What a member of a discreet series wants its meetings called in their calendar.</summary>
public enum CalendarTitleChoice
{
    /// <summary>As the group has chosen. The default.</summary>
    AsGroup,

    /// <summary>"Träff kl. 13.30", whatever the group has chosen.</summary>
    Neutral,

    /// <summary>In words of their own.</summary>
    OwnWords,

    /// <summary>With the group's name: they have nothing against who looks at their calendar knowing it.</summary>
    Full,
}
