using Evenemang.Server.Shell;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>The words of the participants' pages.</summary>
internal static class RegistrationTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Registrations.RegistrationWords");
}
