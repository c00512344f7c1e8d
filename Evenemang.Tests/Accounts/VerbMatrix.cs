using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Evenemang.Server;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;

namespace Evenemang.Tests.Accounts;

/// <summary>Every verb and query that takes an actor, tried as everybody. One that has no row in <see cref="VerbTable"/> fails here.</summary>
public sealed class VerbMatrix
{
    [Fact]
    public void Every_verb_that_takes_an_actor_has_its_row() =>
        Assert.Equal(VerbTable.Rows.Select(row => row.Verb).Order(StringComparer.Ordinal), VerbsWithActor().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Everybody_may_do_exactly_what_the_table_says()
    {
        await using var world = await MatrixWorld.StartAsync();
        List<string> wrong = [];
        foreach (var row in VerbTable.Rows)
        {
            var allowed = "";
            foreach (var person in MatrixWorld.People)
            {
                if (IsAllowed(await row.TryAsync(world, await world.ActorAsync(person)))) allowed += person;
            }
            if (allowed != row.Allowed) wrong.Add($"{row.Verb}: {allowed} instead of {row.Allowed}");
        }
        Assert.Equal("", string.Join("\n", wrong));
    }

    /// <summary>Refused for any other reason than who asks is allowed: who may not is turned away before anything else is looked at.</summary>
    private static bool IsAllowed(object? answer) => answer switch
    {
        null or false => false,
        ITuple tuple => IsAllowed(tuple[0]),
        string => true,
        IEnumerable many => many.Cast<object>().Any(),
        Enum outcome => outcome.ToString() is not ("Forbidden" or "NotFound"),
        _ => answer.GetType().Name is not ("Forbidden" or "NotFound"),
    };

    private static IEnumerable<string> VerbsWithActor() =>
        from type in typeof(Program).Assembly.GetTypes()
        where type is { IsClass: true, IsNested: false } && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type)
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !method.IsPrivate && !method.IsSpecialName && typeof(Task).IsAssignableFrom(method.ReturnType)
        where method.GetParameters().Any(parameter => CarriesActor(parameter.ParameterType))
        let verb = $"{type.Name}.{method.Name}"
        where !VerbTable.Machinery.Contains(verb)
        select verb;

    private static bool CarriesActor(Type type) =>
        type == typeof(Actor) || type == typeof(RegisterInput) || type == typeof(RegistrationReference) || type == typeof(ChangeRegistrationInput);
}
