namespace Evenemang.Tests.Support;

/// <summary>The theory beside <see cref="NeedsFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params Tool[] tools) => Skip = Tools.ReasonToSkip(tools);
}
