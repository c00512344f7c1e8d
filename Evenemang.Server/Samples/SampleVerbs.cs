namespace Evenemang.Server.Samples;

/// <summary>Makes the rooms' own verbs, but on the sample clock: what is written went through the same rules, only months ago.</summary>
internal sealed class SampleVerbs(IServiceProvider services, TimeProvider clock)
{
    private static readonly string[] Rooms = ["Evenemang.Server.Events", "Evenemang.Server.Registrations", "Evenemang.Server.Notices"];

    private readonly Dictionary<Type, object> _made = [];

    public T Get<T>()
        where T : class => (T)Make(typeof(T));

    private object Make(Type type)
    {
        if (type == typeof(TimeProvider)) return clock;
        if (!type.IsClass || !Rooms.Contains(type.Namespace, StringComparer.Ordinal)) return services.GetRequiredService(type);
        if (_made.TryGetValue(type, out var made)) return made;
        var constructor = type.GetConstructors().Single();
        return _made[type] = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }
}
