using Evenemang.Shared.Accounts;

namespace Evenemang.Tests.Desk;

/// <summary>What each role may do, as a table: a change here is a change of who is trusted with what.</summary>
public sealed class AccessTests
{
    private static readonly Guid Group = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Tonight = Guid.CreateVersion7();

    [Theory]
    [InlineData(OrganiserRole.Administrator, Permission.ManageAccounts, true)]
    [InlineData(OrganiserRole.Administrator, Permission.ReadLog, true)]
    [InlineData(OrganiserRole.Organiser, Permission.CreateSeries, true)]
    [InlineData(OrganiserRole.Organiser, Permission.ManageAccounts, false)]
    [InlineData(OrganiserRole.Organiser, Permission.ManageJobs, false)]
    [InlineData(OrganiserRole.Organiser, Permission.ReadLog, false)]
    [InlineData(OrganiserRole.Facilitator, Permission.CreateSeries, false)]
    [InlineData(OrganiserRole.Door, Permission.CreateSeries, false)]
    public void The_house_is_open_to(OrganiserRole role, Permission permission, bool allowed) =>
        Assert.Equal(allowed, new Access(role, []).May(permission));

    [Theory]
    [InlineData(OrganiserRole.Organiser, GrantKind.Organiser, Permission.EditSeries, true)]
    [InlineData(OrganiserRole.Organiser, GrantKind.Facilitator, Permission.EditSeries, false)]
    [InlineData(OrganiserRole.Organiser, GrantKind.Facilitator, Permission.ReadRegistrations, true)]
    [InlineData(OrganiserRole.Facilitator, GrantKind.Organiser, Permission.EditSeries, false)]
    [InlineData(OrganiserRole.Facilitator, GrantKind.Facilitator, Permission.TellPeople, true)]
    [InlineData(OrganiserRole.Door, GrantKind.Organiser, Permission.ReadRegistrations, false)]
    [InlineData(OrganiserRole.Door, GrantKind.Door, Permission.CheckIn, true)]
    [InlineData(OrganiserRole.Organiser, GrantKind.Door, Permission.SeeSeries, false)]
    public void A_grant_gives_no_more_than_its_kind_and_the_role(OrganiserRole role, GrantKind kind, Permission permission, bool allowed) =>
        Assert.Equal(allowed, new Access(role, [new(kind, Group)]).May(permission, Group, isDiscreet: true));

    [Fact]
    public void Nobody_reaches_into_a_series_that_was_not_granted()
    {
        var access = new Access(OrganiserRole.Organiser, [new(GrantKind.Organiser, Group)]);
        Assert.All(Enum.GetValues<Permission>().Where(permission => permission > Permission.CreateSeries), permission => Assert.False(access.May(permission, Other, isDiscreet: false)));
    }

    [Fact]
    public void The_door_opens_on_one_evening_only()
    {
        var access = new Access(OrganiserRole.Door, [new(GrantKind.Door, Group, Tonight)]);
        Assert.True(access.May(Permission.CheckIn, Group, isDiscreet: false, Tonight));
        Assert.False(access.May(Permission.CheckIn, Group, isDiscreet: false, Guid.CreateVersion7()));
        Assert.False(access.May(Permission.CheckIn, Group, isDiscreet: false));
    }

    [Fact]
    public void An_administrator_sees_the_people_of_a_discreet_group_only_when_it_was_granted()
    {
        Assert.False(new Access(OrganiserRole.Administrator, []).May(Permission.ReadRegistrations, Group, isDiscreet: true));
        Assert.True(new Access(OrganiserRole.Administrator, []).May(Permission.ReadRegistrations, Group, isDiscreet: false));
        Assert.True(new Access(OrganiserRole.Administrator, [new(GrantKind.Organiser, Group)]).May(Permission.ReadRegistrations, Group, isDiscreet: true));
        Assert.True(Access.Everything.May(Permission.ReadRegistrations, Group, isDiscreet: true));
    }
}
