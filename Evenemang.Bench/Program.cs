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
    await Mailing.RunAsync(rounds, args);
    return 0;
}
if (args.Contains("weather"))
{
    await CallingOff.RunAsync(rounds);
    return 0;
}
foreach (var provider in BenchDatabase.Providers())
{
    using var small = BenchDatabase.Create(provider);
    using var large = BenchDatabase.Create(provider);
    await using var few = await Subject.StartAsync(small);
    await using var many = await Subject.StartAsync(large);
    foreach (var subject in (Subject[])[few, many]) await subject.PublishAsync(Subject.MeasuredSeries, occurrences: 200);
    await Crowd.FillAsync(many, otherOccurrences: 800, registrations: 100_000);
    Report.Reading(provider, await Reading.MeasureAsync(few, many, rounds));
    Report.SigningUp(provider, await SigningUp.MeasureAsync(few, many, rounds));
    Report.Memory(many.Server.Memory());
}
return 0;
