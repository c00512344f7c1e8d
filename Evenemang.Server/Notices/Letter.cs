namespace Evenemang.Server.Notices;

/// <summary>A mail before it is plain text or HTML. All text is plain; the writers escape it.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Lead">What has happened: the first thing read, also in a list of mails.</param>
/// <param name="Title">What it is about; null where that is nobody else's business.</param>
/// <param name="Rows">När, Var, Hur.</param>
/// <param name="Body">What it means for the reader, and what to do.</param>
/// <param name="Button">The one thing to press.</param>
/// <param name="Links">Further addresses.</param>
/// <param name="Footer">Why this mail came, in small print.</param>
public sealed record Letter(
    string Subject,
    IReadOnlyList<string> Lead,
    string? Title,
    IReadOnlyList<LetterRow> Rows,
    IReadOnlyList<string> Body,
    LetterLink Button,
    IReadOnlyList<LetterLink> Links,
    IReadOnlyList<string> Footer);

/// <summary>One row of the block of facts.</summary>
/// <param name="Label">"När" and the like.</param>
/// <param name="Lines">One or more.</param>
public sealed record LetterRow(string Label, IReadOnlyList<string> Lines);

/// <summary>An address with the words for it.</summary>
public sealed record LetterLink(string Text, string Url);
