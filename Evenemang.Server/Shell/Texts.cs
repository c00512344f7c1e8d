using System.Globalization;
using System.Resources;

namespace Evenemang.Server.Shell;

/// <summary>The words of one room in the reader's language. A key that is missing is a mistake of ours and stops the page.</summary>
/// <param name="name">Full name of the resource, such as <c>Evenemang.Server.Shell.ShellWords</c>.</param>
public sealed class Texts(string name)
{
    private readonly ResourceManager _texts = new(name, typeof(Texts).Assembly);

    public string this[string key] =>
        _texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"{name} has no '{key}'.");

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>The words of a key that others may add to, such as a kind of message; what to say where there are none yet.</summary>
    public string Or(string key, string otherwise) => _texts.GetString(key, CultureInfo.CurrentUICulture) ?? otherwise;

    /// <summary>"1 plats kvar" or "12 platser kvar": the keys end in One and Many.</summary>
    public string Count(string key, int count) => this[count == 1 ? key + "One" : key + "Many", count];
}
