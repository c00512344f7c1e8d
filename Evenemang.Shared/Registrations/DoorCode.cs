namespace Evenemang.Shared.Registrations;

/// <summary>
/// The short code somebody shows or says at the door: six of Crockford's 32 symbols, which leave out I, L, O and U because they are misread. It finds a
/// registration in one occurrence's list and opens nothing by itself.
/// </summary>
public static class DoorCode
{
    /// <summary>Number of symbols.</summary>
    public const int Length = 6;

    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code that stands for a secret value.</summary>
    /// <param name="secret">At least <see cref="Length"/> octets; five bits of each are used.</param>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, Length, nameof(secret));
        Span<char> code = stackalloc char[Length];
        for (var at = 0; at < Length; at++) code[at] = Symbols[secret[at] % Symbols.Length];
        return new(code);
    }

    /// <summary>In two groups, as it is shown and read out: "K7M 4QX".</summary>
    /// <param name="code">A code.</param>
    public static string Shown(string code) => code.Length == Length ? $"{code[..3]} {code[3..]}" : code;
}
