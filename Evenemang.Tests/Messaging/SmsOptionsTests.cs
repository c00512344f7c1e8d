using Evenemang.Server.Messaging;
using Evenemang.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace Evenemang.Tests.Messaging;

public sealed class SmsOptionsTests
{
    private static readonly string[] Elks = ["Mode=FortySixElks", "User=u1", "Password=hemligt", "From=Kommunen"];

    [Fact]
    public void Without_a_setting_nobody_gets_SMS() => Assert.False(Read().IsOn);

    [Fact]
    public void Forty_six_elks_is_read_with_all_its_settings()
    {
        var options = Read([.. Elks, "BaseUrl=http://127.0.0.1:4646/a1"]);
        Assert.Equal(
            (SmsMode.FortySixElks, "http://127.0.0.1:4646/a1", "u1", "hemligt", "Kommunen"), (options.Mode, options.BaseUrl, options.User, options.Password, options.From));
        Assert.Equal("https://api.46elks.com/a1", Read(Elks).BaseUrl);
        Assert.Equal("+46701740600", Read([.. Elks, "From=+46701740600"]).From);
    }

    [Theory]
    [InlineData("Mode=Duva", "The setting Sms:Mode is \"Duva\": it must be one of None, Folder, FortySixElks.")]
    [InlineData("Folder=", "The setting Sms:Folder is \"\": it must name a folder.")]
    [InlineData("BaseUrl=elks", "The setting Sms:BaseUrl is \"elks\": it must be an address such as")]
    [InlineData("BaseUrl=http://api.exempel.se/a1", "The setting Sms:BaseUrl is \"http://api.exempel.se/a1\": it must begin with https://")]
    [InlineData("User=", "The setting Sms:User is \"\": it must be the user name at 46elks")]
    [InlineData("Password=", "The setting Sms:Password is missing: it must be set when Sms:User is \"u1\".")]
    [InlineData("From=Göteborg", "The setting Sms:From is \"Göteborg\": it must be at most 11 letters")]
    [InlineData("From=Tolvbokstav1", "The setting Sms:From is \"Tolvbokstav1\"")]
    [InlineData("From=070-174 06 00", "The setting Sms:From is \"070-174 06 00\"")]
    public void A_wrong_value_is_named_with_its_key(string setting, string sentence)
    {
        var message = Assert.Throws<SettingException>(() => Read([.. Elks, setting])).Message;
        Assert.StartsWith(sentence, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", message, StringComparison.Ordinal);
    }

    private static SmsOptions Read(params string[] settings) =>
        SmsOptionsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0])
                .ToDictionary(pairs => $"Sms:{pairs.Key}", pairs => (string?)pairs.Last()[1]))
            .Build());
}
