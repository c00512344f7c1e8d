using Evenemang.Shared.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Evenemang.Tests.Events;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Gemensam utvecklingsgrupp", "gemensam-utvecklingsgrupp")]
    [InlineData("Våryran på Gröningen", "varyran-pa-groningen")]
    [InlineData("ÅÄÖ åäö", "aao-aao")]
    [InlineData("  Frukost – hur mår vi, egentligen? ", "frukost-hur-mar-vi-egentligen")]
    [InlineData("Café & Røde Straße", "cafe-rode-strasse")]
    [InlineData("2027", "2027")]
    [InlineData("???", "evenemang")]
    [InlineData("", "evenemang")]
    [InlineData("会议", "evenemang")]
    public void A_title_becomes_a_slug(string title, string slug) => Assert.Equal(slug, Slugs.From(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slugs.From(string.Join(' ', Enumerable.Repeat("samverkan", 20)));

        Assert.Equal("samverkan-samverkan-samverkan-samverkan-samverkan-samverkan-samverkan-samverkan", slug);
    }

    [Fact]
    public void An_occurrence_carries_its_date_and_a_taken_slug_a_number()
    {
        var slug = Slugs.ForOccurrence("gemensam-utvecklingsgrupp", new DateOnly(2027, 5, 10));

        Assert.Equal("gemensam-utvecklingsgrupp-2027-05-10", slug);
        Assert.Equal("gemensam-utvecklingsgrupp-2027-05-10-2", Slugs.WithSuffix(slug, 2));
        Assert.Equal("gemensam-utvecklingsgrupp", Slugs.ForOccurrence("gemensam-utvecklingsgrupp", null));
    }

    [Fact]
    public void Whatever_the_title_the_slug_is_one()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), title => Slugs.IsValid(Slugs.From(title.Get))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("A")]
    [InlineData("å")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_texts_are_no_slugs(string? text) => Assert.False(Slugs.IsValid(text));
}
