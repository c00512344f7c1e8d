using Evenemang.Shared.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Evenemang.Tests.Calendars;

/// <summary>Random texts and entries that go looking for trouble.</summary>
internal static class CalendarGenerators
{
    private static readonly string[] Pieces =
    [
        "a", "Möte", "å", "ä", "ö", "Å", " ", "  ", ";", ",", ":", "\\", "\\n", "\\;", "\"", "^", "^n", "=", "\n", "\r\n", "\r", "\t", "\f",
        "\0", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f", "\u2028", "\u2029", "\ufeff", "\u200d", "€", "한", "🎉", "👩‍👩‍👧", "🇸🇪", "e\u0301",
        "\ud83c", "\udf89", "BEGIN:VEVENT", "END:VCALENDAR", "\r\nATTENDEE:mailto:x@example.se", "𐍈",
        "en lång rad som går förbi sjuttiofem oktetter innan någon hinner blinka, och som dessutom fortsätter",
    ];

    private static readonly Gen<string> Character = Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString());

    public static readonly Gen<string> Text =
        Gen.Frequency((6, Gen.Elements(Pieces)), (1, Character)).ListOf().Select(string.Concat);

    private static readonly string[] Zones = ["Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", CalendarTime.UtcZone];

    public static readonly Gen<CalendarEntry> Entry =
        from uid in Gen.Choose(0, int.MaxValue)
        from summary in Text
        from description in Text
        from location in Text
        from categories in Text.ListOf()
        from minutes in Gen.Choose(0, 60 * 24 * 365 * 4)
        from length in Gen.Choose(0, 60 * 48)
        from zone in Gen.Elements(Zones)
        from isDate in Gen.Elements(true, false, false)
        from status in Gen.Elements(Enum.GetValues<CalendarStatus>())
        from sequence in Gen.Choose(0, 1000)
        from flags in Gen.Choose(0, 3)
        let start = new DateTime(2026, 1, 1).AddMinutes(minutes)
        select new CalendarEntry
        {
            Uid = $"{uid}@evenemang.example.se",
            Sequence = sequence,
            LastModified = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(uid % 10_000_000),
            Start = isDate ? CalendarTime.On(DateOnly.FromDateTime(start)) : CalendarTime.At(start, zone),
            End = isDate ? CalendarTime.On(DateOnly.FromDateTime(start).AddDays(1)) : CalendarTime.At(start.AddMinutes(length), zone),
            Status = status,
            IsTransparent = (flags & 1) == 1,
            IsPrivate = (flags & 2) == 2,
            Summary = summary,
            Description = description,
            Location = location,
            Geo = new GeoPosition(57.5, 11.25),
            Url = "https://evenemang.example.se/evenemang/nagot",
            Categories = categories.ToList(),
            RelatedTo = "series@evenemang.example.se",
        };

    /// <summary>Checks <paramref name="holds"/> for 500 random values; the smallest counterexample found is in the message.</summary>
    public static void Check<T>(Gen<T> values, Action<T> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(values.ToArbitrary(), holds));
}
