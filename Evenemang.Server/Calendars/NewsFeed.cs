using System.Globalization;
using System.Text;
using System.Xml;
using Evenemang.Server.Settings;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Calendars;

/// <summary>The news as Atom (RFC 4287): what was published, decided, moved, cancelled, and minutes. Ids never change (RFC 4151 tags).</summary>
internal static class NewsFeed
{
    public const string AtomType = "application/atom+xml; charset=utf-8";

    private const string MediaType = "application/atom+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MaxItems = 50;

    private static readonly XmlWriterSettings Format = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    public static RenderedFeed Render(FeedAddress address, FeedSelection selection, Series? series, SiteOptions site)
    {
        List<NewsItem> items =
        [
            .. selection.Occurrences.SelectMany(occurrence => NewsItem.Of(occurrence, address.Culture))
                .OrderByDescending(item => item.At).ThenBy(item => Id(site, item), StringComparer.Ordinal).Take(MaxItems),
        ];
        var updated = items.Select(item => item.At).Append(series?.UpdatedAt ?? DateTime.MinValue).Append(selection.LastLeft).Max();
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Format))
        {
            Write(xml, address, items, updated, series, site);
        }

        return RenderedFeed.Of(buffer.ToArray(), AtomType, "nyheter.xml", updated, selection.Until);
    }

    private static void Write(XmlWriter xml, FeedAddress address, List<NewsItem> items, DateTime updated, Series? series, SiteOptions site)
    {
        var pages = address.English ? site.BaseUrl + "/en" : site.BaseUrl;
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, address.Culture.TwoLetterISOLanguageName);
        Element(xml, "id", $"tag:{site.UidDomain},2026:{(series is null ? "news" : $"series/{series.Id:N}")}{(address.English ? "/en" : "")}");
        Element(xml, "title", CalendarWords.Get("NewsFeed", address.Culture, series?.Title ?? site.Name));
        Element(xml, "updated", Instant(updated));
        Link(xml, "self", site.BaseUrl + address.Canonical, MediaType);
        Link(xml, "alternate", series is null ? pages + "/" : $"{pages}/serier/{series.Slug}", "text/html");
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", site.Name);
        xml.WriteEndElement();
        foreach (var item in items)
        {
            xml.WriteStartElement("entry", Atom);
            Element(xml, "id", Id(site, item) + (address.English ? "/en" : ""));
            Element(xml, "title", item.Title);
            Element(xml, "updated", Instant(item.At));
            Link(xml, "alternate", $"{pages}/evenemang/{item.Occurrence.Slug}", "text/html");
            Element(xml, "summary", Summary(item, address, site));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Id(SiteOptions site, NewsItem item) => $"tag:{site.UidDomain},2026:occurrence/{item.Occurrence.Id:N}/{item.Key}";

    /// <summary>What a calendar would say; without any date there is only the page.</summary>
    private static string Summary(NewsItem item, FeedAddress address, SiteOptions site)
    {
        var options = new EntryOptions(site.BaseUrl, site.UidDomain, address.Culture);
        var entries = OccurrenceEntries.Of(item.Occurrence, options);
        return entries.Count > 0 ? entries[0].Description ?? "" : item.Occurrence.Series.Summary ?? "";
    }

    private static string Instant(DateTime utc) =>
        (utc == DateTime.MinValue ? DateTime.UnixEpoch : utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Control characters and U+FFFE, U+FFFF may not stand in XML 1.0 at all.</summary>
    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Atom, IcsText.Clean(text).Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal));

    private static void Link(XmlWriter xml, string relation, string address, string mediaType)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
