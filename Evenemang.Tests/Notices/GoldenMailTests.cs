using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Notices;

/// <summary>Mails that were read by a person once and are compared ever since. EVENEMANG_GOLDEN=write writes the files instead, to be reviewed as a diff.</summary>
public sealed class GoldenMailTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Evenemang.Tests", "Golden", "mail");
    private static readonly SiteOptions Site = new() { BaseUrl = "https://evenemang.exempel.se", UidDomain = "evenemang.example" };

    private static IEnumerable<string> Names =>
        [.. MailScenes.All.Keys, .. FollowerScenes.All.Keys, .. WeatherScenes.All.Keys, .. PartnerScenes.All.Keys, FailedReport, FreshLinks];

    private const string FailedReport = "failed-report";
    private const string FreshLinks = "fresh-links";

    public static TheoryData<string, string> Scenes
    {
        get
        {
            TheoryData<string, string> scenes = [];
            foreach (var name in Names)
            {
                scenes.Add(name, "sv");
                scenes.Add(name, "en");
            }
            return scenes;
        }
    }

    [Theory, MemberData(nameof(Scenes))]
    public void A_mail_reads_as_it_did_when_it_was_approved(string scene, string language)
    {
        var message = MimeReader.Read(Encoding.ASCII.GetString(MimeWriter.Write(Mail(scene, language))));
        Matches($"{scene}.{language}.txt", Text(message));
        Matches($"{scene}.{language}.html", message.TextOf("text/html")!);
    }

    [Theory, MemberData(nameof(Scenes))]
    public void The_html_says_what_the_text_says(string scene, string language)
    {
        var mail = Mail(scene, language);
        var html = System.Net.WebUtility.HtmlDecode(mail.Html!);
        foreach (var line in mail.PlainText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line != "--"))
        {
            var (label, text) = line.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 12 and var colon ? (line[..colon], line[(colon + 2)..].TrimEnd(':')) : ("", line.TrimEnd(':'));
            Assert.Contains(label, html, StringComparison.Ordinal);
            Assert.Contains(text, html, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Scenes))]
    public void A_discreet_series_is_named_nowhere_in_a_mail(string scene, string language)
    {
        if (!MailScenes.All.TryGetValue(scene, out var facts) || !facts(language).Series.Discreet) return;
        var mail = Mail(scene, language);
        string[] all = [mail.From.ToString(), mail.Subject, mail.PlainText, mail.Html!, mail.Calendar?.Text.Replace("\r\n ", "", StringComparison.Ordinal) ?? ""];
        Assert.All(all, text => Assert.DoesNotContain("jälvhjälp", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(all[..4], text => Assert.DoesNotContain("sjalvhjalp", text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(" om oro", string.Concat(all), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_kind_of_notice_has_a_scene() =>
        Assert.Equal([], Enum.GetValues<NoticeKind>()
            .Except(MailScenes.All.Values.Select(scene => scene("sv").Kind)).Except(FollowerScenes.All.Values.Select(scene => scene("sv").Kind))
            .Except(WeatherScenes.All.Values.Select(scene => scene("sv").Kind)).Except(PartnerScenes.Kinds).Except([NoticeKind.FailedReport, NoticeKind.FreshLinks]));

    [Fact]
    public void No_file_is_left_of_a_scene_that_is_gone() => Assert.Equal(
        [],
        Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).Where(name => !Names.Contains(name.Split('.')[0])));

    internal static OutgoingMail Mail(string scene, string language)
    {
        var (identifier, sender, recipient) = ($"{scene}@evenemang.example", Letters.Box("evenemang@exempel.se").Named("Evenemang"), Letters.Box("kim@exempel.se"));
        if (scene == FailedReport)
            return OrganiserRendering.Compose(new("Frukostseminarium", 3, language, new(2027, 1, 25, 9, 0, 0, DateTimeKind.Utc)), identifier, Site, sender, Letters.Box("arrangor@exempel.se"));
        if (scene == FreshLinks)
        {
            AddressLetterFacts facts = new(
                [new("Frukostseminarium, fredag 5 februari", "https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA"), new(language == "en" ? "Meetings" : "Träffar", "https://evenemang.exempel.se/min-anmalan/BBBBBBBBBBBBBBBBBBBBBB")],
                "https://evenemang.exempel.se/mina-uppgifter/CCCCCCCCCCCCCCCCCCCCCC", 48, language, new(2027, 1, 25, 9, 0, 0, DateTimeKind.Utc));
            return AddressRendering.Compose(facts, identifier, Site, sender, recipient);
        }
        if (WeatherScenes.All.TryGetValue(scene, out var weather)) return WeatherRendering.Compose(weather(language), identifier, Site, sender, recipient);
        if (PartnerScenes.All.TryGetValue(scene, out var partner)) return partner(language, identifier, Site, sender, recipient);
        return FollowerScenes.All.TryGetValue(scene, out var follower)
            ? FollowerRendering.Compose(follower(language), identifier, Site, sender, recipient)
            : NoticeRendering.Compose(MailScenes.All[scene](language), identifier, Site, sender, recipient);
    }

    /// <summary>What a person reviews: the headers that matter, the text, and the calendar part unfolded.</summary>
    private static string Text(MimePart message)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { "From", "Reply-To", "To", "Subject", "In-Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Content-Language" })
        {
            if (message.Header(name) is { Length: > 0 } value) text.Append(name).Append(": ").Append(value).Append('\n');
        }
        text.Append('\n').Append(message.TextOf("text/plain")!.ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n');
        foreach (var part in message.All.Where(part => part.MediaType is "text/calendar" or "application/ics"))
        {
            var calendar = part.Text.Replace("\r\n ", "", StringComparison.Ordinal).ReplaceLineEndings("\n");
            text.Append("\n=== ").Append(part.Header("Content-Type")).Append('\n');
            text.Append(part.MediaType == "application/ics" && message.TextOf("text/calendar") == part.Text ? "(the same)\n" : calendar);
        }
        return text.ToString();
    }

    private static void Matches(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("EVENEMANG_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        }
        Assert.Equal(File.ReadAllText(path), text.ReplaceLineEndings("\n"));
    }
}
