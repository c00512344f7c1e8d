using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Commands;

/// <summary>Makes the first accounts, before there is anybody at the desk who could.</summary>
internal static class CreateOrganiserAccount
{
    private const string AdminFlag = "--admin";

    public static Verb Verb { get; } =
        new("create-organiser", ["EMAIL"], "Makes an account for the desk and shows the link that opens it, once.", RunAsync) { Flags = [AdminFlag] };

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        var isAdministrator = settings.Contains(AdminFlag);
        await using var app = Program.Build(new() { Args = [.. settings.Where(setting => setting != AdminFlag)] }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var email = arguments[0].Trim();
        var wanted = new NewOrganiser(email, email, isAdministrator ? OrganiserRole.Administrator : OrganiserRole.Organiser);
        switch (await scope.ServiceProvider.GetRequiredService<CreateOrganiser>().RunAsync(wanted, Actor.System, CancellationToken.None))
        {
            case CreateOrganiserOutcome.Created created:
                var link = await scope.ServiceProvider.GetRequiredService<OpeningLinks>().ForAsync(created.Id);
                await Console.Out.WriteLineAsync($"The account is made. Choose a password here, within a day:{Environment.NewLine}{link}");
                return CommandLine.Done;
            case CreateOrganiserOutcome.Taken:
                await Console.Error.WriteLineAsync("That address has an account already.");
                return CommandLine.Failed;
            default:
                await Console.Error.WriteLineAsync("That is not an e-mail address.");
                return CommandLine.WrongUsage;
        }
    }
}
