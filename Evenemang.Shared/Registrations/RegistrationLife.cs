namespace Evenemang.Shared.Registrations;

public sealed partial class Registration
{
    /// <summary>Ends it: it counts no more, and its address may sign up again.</summary>
    /// <param name="state">Withdrawn, Removed or Declined.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="ArgumentException">The state is not an end.</exception>
    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void End(RegistrationState state, DateTime now)
    {
        if (state is not (RegistrationState.Withdrawn or RegistrationState.Removed or RegistrationState.Declined))
        {
            throw new ArgumentException($"{state} is not an end.", nameof(state));
        }
        if (!IsActive) throw new InvalidOperationException("A registration ends once.");
        State = state;
        ActiveKey = null;
        EndedAt = now;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Empties everything that tells who it was. What it was for, its state and its heads stay, for the statistics.</summary>
    /// <param name="now">UTC instant.</param>
    public void Erase(DateTime now)
    {
        Name = null;
        TeamName = null;
        Email = null;
        Phone = null;
        WishesSms = false;
        AddressHash = null;
        ActiveKey = null;
        Answers = new Dictionary<string, string>();
        ErasedAt = now;
        UpdatedAt = now;
    }
}
