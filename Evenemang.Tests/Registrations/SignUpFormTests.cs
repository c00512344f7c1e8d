using System.Globalization;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class SignUpFormTests
{
    private static readonly RegistrationPolicy Policy = new();
    private static readonly SignUpRequest Good = new() { Name = "Deltagare", Email = "namn@exempel.se" };

    [Theory]
    [InlineData("namn@exempel.se")]
    [InlineData("fornamn.efternamn+evenemang@post.exempel.se")]
    [InlineData("o'brien@exempel.se")]
    [InlineData("namn@räksmörgås.exempel.se")]
    public void A_plain_address_is_taken(string address) => Assert.Empty(Errors(Good with { Email = address }));

    [Theory]
    [InlineData("namn", RegistrationErrorCode.EmailWithoutAt)]
    [InlineData("@exempel.se", RegistrationErrorCode.EmailWithoutLocalPart)]
    [InlineData("namn@", RegistrationErrorCode.EmailWithoutDomain)]
    [InlineData("namn@exempel", RegistrationErrorCode.EmailDomainWithoutDot)]
    [InlineData("a@exempel.se, b@exempel.se", RegistrationErrorCode.EmailSeveralAt)]
    [InlineData("fint namn@exempel.se", RegistrationErrorCode.EmailCharacter)]
    [InlineData("\"namn\"@exempel.se", RegistrationErrorCode.EmailCharacter)]
    [InlineData("Namn <namn@exempel.se>", RegistrationErrorCode.EmailCharacter)]
    [InlineData("åsa@exempel.se", RegistrationErrorCode.EmailCharacter)]
    [InlineData("namn@[127.0.0.1]", RegistrationErrorCode.EmailCharacter)]
    [InlineData("namn@127.0.0.1", RegistrationErrorCode.EmailMalformed)]
    [InlineData("namn@exempel..se", RegistrationErrorCode.EmailMalformed)]
    [InlineData("namn.@exempel.se", RegistrationErrorCode.EmailMalformed)]
    [InlineData("namn@-exempel.se", RegistrationErrorCode.EmailMalformed)]
    [InlineData("namn@exempel.se\r\nBcc: b@exempel.se", RegistrationErrorCode.UnwritableCharacters)]
    public void Any_other_address_is_turned_back_with_its_reason(string address, RegistrationErrorCode expected)
    {
        var error = Assert.Single(Errors(Good with { Email = address }));
        Assert.Equal((SignUpForm.EmailField, expected), (error.Field, error.Code));
    }

    [Theory]
    [InlineData("031-390 06 12", true)]
    [InlineData("0701740612", true)]
    [InlineData("070 – 174 06 12", true)]
    [InlineData("+46 (0)70-174 06 12", true)]
    [InlineData("+47 22 00 00 00", true)]
    [InlineData("0047 22 00 00 00", true)]
    [InlineData("390 06 12", false)]
    [InlineData("031-39", false)]
    [InlineData("+46 70 174 06 12 34 56 78 90", false)]
    [InlineData("ring mig", false)]
    [InlineData("031-390 06 12)", false)]
    public void Telephone_numbers_are_swedish_or_international(string number, bool isTaken) =>
        Assert.Equal(isTaken, Errors(Good with { Email = null, Phone = number }).Count == 0);

    [Fact]
    public void A_name_and_a_way_to_reach_them_are_needed_unless_an_organiser_writes()
    {
        var errors = Errors(new());
        Assert.Equal([(SignUpForm.NameField, RegistrationErrorCode.Missing), (SignUpForm.EmailField, RegistrationErrorCode.ContactMissing)], errors.Select(error => (error.Field, error.Code)));
        Assert.Empty(SignUpForm.Check(new() { Name = "Deltagare" }, new(Policy, 4, OnBehalf: true)).Errors);
        Assert.Empty(SignUpForm.Check(new(), new(Policy with { Details = RegistrationDetails.None }, 4)).Errors);
        Assert.Empty(SignUpForm.Check(new(), new(Policy with { Details = RegistrationDetails.Optional }, 4)).Errors);
    }

    [Fact]
    public void Texts_are_trimmed_and_empty_ones_are_nothing()
    {
        var check = SignUpForm.Check(new() { Name = "  Deltagare ", Email = " namn@exempel.se ", Phone = "   ", Language = "EN" }, new(Policy, 4));
        Assert.True(check.IsValid);
        Assert.Equal(("Deltagare", "namn@exempel.se", null, "en"), (check.Request.Name, check.Request.Email, check.Request.Phone, check.Request.Language));
    }

    [Theory]
    [InlineData("Delt\0agare")]
    [InlineData("Delt\u001Bagare")]
    [InlineData("Delt\u202Eagare")]
    [InlineData("Delt\nagare")]
    public void Controls_are_turned_back_and_what_was_typed_is_kept(string name)
    {
        var check = SignUpForm.Check(Good with { Name = name }, new(Policy, 4));
        Assert.Equal(RegistrationErrorCode.UnwritableCharacters, Assert.Single(check.Errors).Code);
        Assert.Equal(name, check.Request.Name);
    }

    [Fact]
    public void Lone_surrogates_are_turned_back_and_emoji_are_not()
    {
        Assert.Single(Errors(Good with { Name = "A\uD83D" }));
        Assert.Empty(Errors(Good with { Name = "A\U0001F600" }));
    }

    [Theory]
    [InlineData(0, RegistrationErrorCode.HeadsTooFew)]
    [InlineData(5, RegistrationErrorCode.HeadsTooMany)]
    [InlineData(int.MaxValue, RegistrationErrorCode.HeadsTooMany)]
    public void Heads_are_kept_within_the_limit(int heads, RegistrationErrorCode expected) =>
        Assert.Equal(expected, Assert.Single(Errors(Good with { Heads = heads })).Code);

    [Fact]
    public void A_team_needs_its_name() =>
        Assert.Equal(SignUpForm.TeamNameField, Assert.Single(SignUpForm.Check(Good, new(Policy, 12, TakesTeams: true)).Errors).Field);

    [Fact]
    public void Every_error_has_a_sentence_in_both_languages()
    {
        string[] fields = [SignUpForm.NameField, SignUpForm.EmailField, SignUpForm.TeamNameField, SignUpForm.AnswerField("kost")];
        foreach (var error in Enum.GetValues<RegistrationErrorCode>().SelectMany(code => fields.Select(field => new RegistrationError(field, code, "7"))))
        {
            var swedish = RegistrationErrorWords.Sentence(error, CultureInfo.GetCultureInfo("sv-SE"));
            var english = RegistrationErrorWords.Sentence(error, CultureInfo.GetCultureInfo("en"));
            Assert.EndsWith(".", swedish, StringComparison.Ordinal);
            Assert.NotEqual(swedish, english);
        }
        Assert.Equal(
            "Adressen saknar något efter @. Skriv till exempel namn@exempel.se.",
            RegistrationErrorWords.Sentence(new(SignUpForm.EmailField, RegistrationErrorCode.EmailWithoutDomain), CultureInfo.GetCultureInfo("sv")));
    }

    private static IReadOnlyList<RegistrationError> Errors(SignUpRequest typed) => SignUpForm.Check(typed, new(Policy, 4)).Errors;
}
