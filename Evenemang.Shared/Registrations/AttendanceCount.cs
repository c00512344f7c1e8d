namespace Evenemang.Shared.Registrations;

/// <summary>Who came to one occurrence, in heads.</summary>
/// <param name="Came">Signed up and came.</param>
/// <param name="Absent">Had a seat, had not said no, and did not come.</param>
/// <param name="Unmarked">Had a seat, and nobody has said.</param>
/// <param name="DropIns">Came without having signed up.</param>
public sealed record AttendanceCount(int Came, int Absent, int Unmarked, int DropIns)
{
    /// <summary>Everyone who was there.</summary>
    public int There => Came + DropIns;

    /// <summary>Whether anybody stood at the door at all.</summary>
    public bool WasTaken => Came + Absent + DropIns > 0;
}
