using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Whatever happens in whatever order, through the real verbs: nobody sits on a taken seat, nobody is overtaken, nothing is owed twice.</summary>
public sealed class SeatHistoryProperties : IAsyncLifetime
{
    private TestHost? _host;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: Scene.NoSweeps);

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public void Seats_and_waitlist_keep_their_promises_over_any_history() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60),
            Prop.ForAll(Arb.From(Gen.Zip(Policies, Steps.ListOf())), history => RunAsync(history.Item1, history.Item2, dates: 1).GetAwaiter().GetResult()));

    [Fact]
    public void A_series_with_guests_keeps_them_on_every_date() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(60),
            Prop.ForAll(
                Arb.From(Gen.Zip(Policies.Select(policy => policy with { Scope = RegistrationScope.Series, AllowsGuests = true, LateJoining = true }), Steps.ListOf())),
                history => RunAsync(history.Item1, history.Item2, dates: 3).GetAwaiter().GetResult()));

    private static Gen<RegistrationPolicy> Policies =>
        from capacity in Gen.Choose(1, 8)
        from skip in ArbMap.Default.GeneratorFor<bool>()
        from waitlist in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from approval in Gen.Frequency((1, Gen.Constant(true)), (3, Gen.Constant(false)))
        from offer in Gen.Elements<int?>(null, 1, 24, 100)
        select new RegistrationPolicy { Capacity = capacity, SkipTooLarge = skip, Waitlist = waitlist, Approval = approval, PromotionCutoffHours = 24, OfferHours = offer };

    private static Gen<Step> Steps =>
        from act in Gen.Frequency(
            (8, Gen.Constant(Act.Register)), (2, Gen.Constant(Act.RegisterAgain)), (3, Gen.Constant(Act.Withdraw)), (2, Gen.Constant(Act.Remove)), (3, Gen.Constant(Act.ChangeHeads)),
            (3, Gen.Constant(Act.Approve)), (1, Gen.Constant(Act.Decline)), (2, Gen.Constant(Act.SetCapacity)), (2, Gen.Constant(Act.ReportAbsence)), (1, Gen.Constant(Act.TakeBackAbsence)),
            (1, Gen.Constant(Act.Erase)), (1, Gen.Constant(Act.PassTime)), (1, Gen.Constant(Act.SendMail)),
            (3, Gen.Constant(Act.AcceptOffer)), (1, Gen.Constant(Act.DeclineOffer)), (2, Gen.Constant(Act.LapseOffers)), (1, Gen.Constant(Act.RejoinWaitlist)), (1, Gen.Constant(Act.SetOfferHours)))
        from who in Gen.Choose(0, 999)
        from heads in Gen.Choose(1, 4)
        from date in Gen.Choose(0, 2)
        select new Step(act, who, heads, date);

    private async Task RunAsync(RegistrationPolicy policy, IEnumerable<Step> steps, int dates)
    {
        _host!.Clock.Now = ManualClock.Start;
        await using var scene = await Scene.OnAsync(_host, policy, dates);
        var players = new SeatHistory(scene);
        foreach (var step in steps) await players.PlayAsync(step);
    }
}

/// <summary>Something that happens.</summary>
public enum Act
{
    Register,
    RegisterAgain,
    Withdraw,
    Remove,
    ChangeHeads,
    Approve,
    Decline,
    SetCapacity,
    ReportAbsence,
    TakeBackAbsence,
    Erase,
    PassTime,
    SendMail,
    AcceptOffer,
    DeclineOffer,
    LapseOffers,
    RejoinWaitlist,
    SetOfferHours,
}

/// <summary>Something that happens to somebody.</summary>
public sealed record Step(Act Act, int Who, int Heads, int Date);
