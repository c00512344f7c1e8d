using System.Globalization;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Settings;
using Evenemang.Server.Shell;

namespace Evenemang.Server.Accounts;

/// <summary>The mail that invites somebody, or lets them choose a new password.</summary>
internal static class AccountLetterRendering
{
    private static readonly AccountWords Words = new();

    /// <param name="letter">Which.</param>
    /// <param name="to">Whose account.</param>
    /// <param name="link">Made for this mail alone; works once.</param>
    /// <param name="site">Who writes.</param>
    /// <param name="sender">From whom.</param>
    /// <param name="recipient">The account's address.</param>
    /// <param name="now">UTC instant.</param>
    public static OutgoingMail Compose(AccountLetter letter, Organiser to, string link, SiteOptions site, Mailbox sender, Mailbox recipient, DateTime now)
    {
        var culture = to.Language == "en" ? Language.English : Language.Swedish;
        var kind = letter.Kind.ToString();
        var text = new Letter(
            Words.Get($"{kind}Subject", culture, site.Name),
            [Words.Get($"{kind}Lead", culture, site.Name)],
            null,
            [],
            [Words.Get($"{kind}Body", culture)],
            new(Words.Get($"{kind}Button", culture), link),
            [],
            [Words.Get($"{kind}Footer", culture, site.Name)]);
        return new()
        {
            MessageId = letter.MessageId,
            Date = now,
            From = sender,
            To = recipient,
            Subject = text.Subject,
            PlainText = PlainLetter.Write(text),
            Html = HtmlLetter.Write(text, culture),
            Language = culture.TwoLetterISOLanguageName,
        };
    }

    /// <summary>The words of the letters, in the reader's own language rather than the request's.</summary>
    private sealed class AccountWords
    {
        private readonly System.Resources.ResourceManager _texts = new("Evenemang.Server.Accounts.AccountLetterWords", typeof(AccountWords).Assembly);

        public string Get(string key, CultureInfo culture, params object[] values) =>
            string.Format(culture, _texts.GetString(key, culture) ?? throw new InvalidOperationException($"AccountLetterWords has no '{key}'."), values);
    }
}
