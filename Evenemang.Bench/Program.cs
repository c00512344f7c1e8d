using System.Globalization;
using Evenemang.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["bare", .. var bare])
{
    await BareServer.RunAsync(bare);
    return 0;
}

var rounds = args.Contains("--quick") ? new Rounds(2, TimeSpan.FromSeconds(1)) : new Rounds(5, TimeSpan.FromSeconds(2));
Report.Head(rounds);
if (args.Contains("mail"))
{
    await Mailing.RunAsync(rounds);
    return 0;
}
if (args.Contains("weather"))
{
    await CallingOff.RunAsync(rounds);
    return 0;
}
foreach (var database in BenchDatabase.All())
{
    using (database)
    {
        await using var subject = await Subject.StartAsync(database);
        await subject.PublishAsync(Subject.MeasuredSeries, occurrences: 200);
        var page = await Reading.MeasureAsync(subject, rounds);
        var signUp = await SigningUp.MeasureAsync(subject, rounds);
        Report.Reading(database, "200 occurrences, few registrations", page);
        Report.SigningUp(database, "200 occurrences, few registrations", signUp);

        await Crowd.FillAsync(subject, otherOccurrences: 800, registrations: 100_000);
        var crowdedPage = await Reading.MeasureAsync(subject, rounds);
        var crowdedSignUp = await SigningUp.MeasureAsync(subject, rounds);
        Report.Reading(database, "1,000 occurrences, 100,000 registrations", crowdedPage);
        Report.SigningUp(database, "1,000 occurrences, 100,000 registrations", crowdedSignUp);
        Report.Kept(page, crowdedPage, signUp, crowdedSignUp);
        Report.Memory(subject.Server.Memory());
    }
}
return 0;
