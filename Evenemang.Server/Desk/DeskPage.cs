using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Microsoft.AspNetCore.Components;

namespace Evenemang.Server.Desk;

/// <summary>What every page at the desk shares: who sits there, and a token that ends with the page.</summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    [Inject] private DeskSession Session { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who sits at the desk; null until loaded.</summary>
    protected SignedInOrganiser? Me { get; private set; }

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Whether the page is open to those who must set up their code first.</summary>
    protected virtual bool IsOpenWithoutSecondFactor => false;

    protected sealed override async Task OnParametersSetAsync()
    {
        if (await RefreshAsync()) await LoadAsync();
    }

    /// <summary>Loads what the page shows; called with <see cref="Me"/> set, and again when its address changes.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Who acts, read anew: for each verb.</summary>
    /// <returns>Null when the sign-in has ended; the browser is then on its way to sign in.</returns>
    protected async Task<Actor?> ActorAsync() => await RefreshAsync() ? Me!.Actor : null;

    private async Task<bool> RefreshAsync()
    {
        Me = await Session.WhoAsync(Gone);
        if (Me is null) Navigation.NavigateTo(Language.Link(SignInAddress.Path), forceLoad: true);
        else if (Me.MustSetUpSecondFactor && !IsOpenWithoutSecondFactor) Navigation.NavigateTo(Language.Link(RequiredSecondFactor.SetUpPath), forceLoad: true);
        else return true;
        return false;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _gone.Cancel();
        _gone.Dispose();
    }
}
