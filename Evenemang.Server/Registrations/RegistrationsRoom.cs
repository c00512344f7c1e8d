using Evenemang.Server.Registrations.Pages;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Registrations;

/// <summary>Signing up, leaving, waiting and everything that moves a seat.</summary>
public static class RegistrationsRoom
{
    public static void AddRegistrations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Pages.FormPatience>();
        services.AddSingleton<NoticesOwed>();
        services.AddSingleton<StartGroup>();
        services.AddSingleton<PromoteWaiting>();
        services.AddSingleton<Register>();
        services.AddSingleton<ImportRegistrations>();
        services.AddSingleton<Withdraw>();
        services.AddSingleton<ChangeRegistration>();
        services.AddSingleton<ReportAbsence>();
        services.AddSingleton<TakeBackAbsence>();
        services.AddSingleton<DecideRequest>();
        services.AddSingleton<RemoveRegistration>();
        services.AddSingleton<MarkAttendance>();
        services.AddSingleton<GiveSeat>();
        services.AddSingleton<MoveToWaitlist>();
        services.AddSingleton<PutBack>();
        services.AddSingleton<AcceptOffer>();
        services.AddSingleton<DeclineOffer>();
        services.AddSingleton<LapseOffers>();
        services.AddSingleton<RejoinWaitlist>();
        services.AddSingleton<TapAtDoor>();
        services.AddSingleton<RecordNoShows>();
        services.AddSingleton<FindRegistrations>();
        services.AddSingleton<FindHistory>();
        services.AddSingleton<CountFollowers>();
        services.AddSingleton<FindDoor>();
        services.AddSingleton(builder.Configuration.Read<PlaceLinkOptions>(PlaceLinkOptions.Section));
        services.AddSingleton<AskForLinks>();
        services.AddSingleton<EndOldLinks>();
        services.AddSingleton<NoteLinkUse>();
        services.AddSingleton<FindAddress>();
        services.AddSingleton<EraseAddress>();
        services.AddSingleton<RenewAddressLinks>();
        services.AddSingleton<NameInCalendar>();
        services.AddSingleton<RenewLink>();
        services.AddSingleton<EraseMe>();
        services.AddSingleton<FindRegistration>();
        services.AddSingleton<FindSeats>();
        services.AddSingleton<FindSignUp>();
        services.AddSingleton<RegistrationLinks>();
        services.AddSingleton<SignUpDoor>();
        services.AddSingleton<WaitlistActs>();
        services.AddSingleton<OfferActs>();
        services.AddSingleton<Follow>();
        services.AddSingleton<FindFollower>();
        services.AddSingleton<ConfirmFollowing>();
        services.AddSingleton<StopFollowing>();
        services.AddSingleton<EraseUnconfirmedFollowers>();
    }

    public static void MapRegistrations(this WebApplication app)
    {
        app.MapRegistrationsApi();
        app.MapDoorApi();
        app.MapImportRegistrationsApi();
        app.MapSignUpPages();
        app.MapMyPlacePages();
        app.MapAddressPages();
        app.MapFollowersApi();
        app.MapFollowPages();
    }
}
