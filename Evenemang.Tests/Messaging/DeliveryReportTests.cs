using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using FsCheck;
using FsCheck.Fluent;

namespace Evenemang.Tests.Messaging;

/// <summary>What mail servers send back, and to which tag.</summary>
public sealed class DeliveryReportTests
{
    private static readonly ReturnPaths Paths = new(new() { ReturnAddress = "Studsar@exempel.se" }, new Secrets(new byte[32]));

    [Theory]
    [InlineData("failed", "5.1.1", true, "5.1.1")]
    [InlineData("Failed", "4.4.1 (delivery timed out)", true, "4.4.1")]
    [InlineData("failed", "nonsense", true, null)]
    [InlineData("delayed", "4.4.1", false, null)]
    [InlineData("delivered", "2.0.0", false, null)]
    [InlineData("relayed", "2.0.0", false, null)]
    public void A_report_says_what_became_of_the_letter(string action, string status, bool hasFailed, string? code)
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var report = DeliveryReport.Read(Bounces.Report("studsar+abc@exempel.se", action, status).ReplaceLineEndings(end));
            Assert.NotNull(report);
            Assert.Equal((hasFailed, code), (report.HasFailed, report.Status));
            Assert.Contains("studsar+abc@exempel.se", report.ReturnedTo);
        }
    }

    [Fact]
    public void Folded_headers_bare_boundaries_and_the_international_form_are_read()
    {
        var text = Bounces.Report("studsar+abc@exempel.se", "failed", "5.2.1")
            .Replace("boundary=\"b1\"", "\n\tboundary=b1", StringComparison.Ordinal).Replace("delivery-status", "global-delivery-status", StringComparison.Ordinal);
        Assert.Equal("5.2.1", DeliveryReport.Read(text)!.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Subject: Jag är på semester\n\nTillbaka på måndag.")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status\n\nUtan gräns.")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b--\n")]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.se\nAction: failed\nStatus: 5.1.1\n--b--")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nFinal-Recipient: rfc822; a@b.se\nAction: failed\nStatus: 5.1.1\n--b--")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n--b--")]
    public void What_is_not_of_that_form_is_no_report(string text) => Assert.Null(DeliveryReport.Read(text));

    [Fact]
    public void Whatever_is_cut_out_of_a_report_or_written_over_it_nothing_throws() => Prop.ForAll(
        (from start in Gen.Choose(0, 1200) from length in Gen.Choose(0, 300) from noise in ArbMap.Default.GeneratorFor<string>() select (start, length, noise)).ToArbitrary(),
        drawn =>
        {
            var text = Bounces.Report("studsar+abc@exempel.se", "failed", "5.1.1");
            var start = Math.Min(drawn.start, text.Length);
            var report = DeliveryReport.Read(text.Remove(start, Math.Min(drawn.length, text.Length - start)).Insert(start, drawn.noise ?? ""));
            return report is null || report.ReturnedTo.Count <= 20;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tag_names_its_notice_in_any_case_and_fits_an_address()
    {
        for (var i = 0; i < 200; i++)
        {
            var id = i % 2 == 0 ? Guid.CreateVersion7() : Guid.NewGuid();
            var address = Paths.Of(id)!.Address;
            Assert.InRange(address.IndexOf('@', StringComparison.Ordinal), 1, 64);
            Assert.Equal(id, Paths.NoticeOf(address));
            Assert.Equal(id, Paths.NoticeOf(address.ToUpperInvariant()));
            Assert.DoesNotContain(id.ToString("N"), address, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_tag_that_is_not_ours_names_nothing()
    {
        var address = Paths.Of(Guid.CreateVersion7())!.Address;
        // The last letter holds four bits that mean something.
        for (var at = "studsar+".Length; at < address.IndexOf('@', StringComparison.Ordinal) - 1; at++)
            Assert.Null(Paths.NoticeOf(address[..at] + (address[at] == 'a' ? 'b' : 'a') + address[(at + 1)..]));
        foreach (var other in new[] { "studsar@exempel.se", "studsar+@exempel.se", "studsar+åäö@exempel.se", address + "x", "x" + address, "", "studsar+" + new string('!', 36) + "@exempel.se" }) Assert.Null(Paths.NoticeOf(other));
        Assert.Null(new ReturnPaths(new() { ReturnAddress = "Studsar@exempel.se" }, new Secrets([1, .. new byte[31]])).NoticeOf(address));
        Assert.Null(new ReturnPaths(new(), new Secrets(new byte[32])).Of(Guid.NewGuid()));
        Assert.Null(new ReturnPaths(new(), new Secrets(new byte[32])).NoticeOf(address));
    }
}
