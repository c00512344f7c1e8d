using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Evenemang.Server.Settings;

/// <summary>Reads a section into its options class. Every wrong value stops the start with its key, itself, and what it must be.</summary>
public static class OptionsReader
{
    /// <summary>The options, or the defaults of the class where the settings are silent.</summary>
    /// <exception cref="SettingException">A value has the wrong type or breaks a rule written on its property.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        foreach (var property in KeysOf(typeof(T)))
        {
            var key = $"{section}:{property.Name}";
            var text = configuration[key];
            if (text is not null) property.SetValue(options, ValueOf(property.PropertyType, key, text));
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
            {
                throw new SettingException(key, text ?? value?.ToString(), rule.ErrorMessage ?? rule.FormatErrorMessage(property.Name));
            }
        }
        return options;
    }

    /// <summary>The keys of a section are the settable properties of its class.</summary>
    public static IEnumerable<PropertyInfo> KeysOf(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    private static object? ValueOf(Type type, string key, string text)
    {
        if (type == typeof(string)) return text;
        if (Nullable.GetUnderlyingType(type) is { } inner) return text.Length == 0 ? null : ValueOf(inner, key, text);
        if (type.IsEnum) return Member(type, key, text);
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, text.Trim());
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            throw new SettingException(key, text, $"must be {Words(type)}");
        }
    }

    private static object Member(Type type, string key, string text)
    {
        // Enum.Parse would take any number as well.
        var name = Enum.GetNames(type).FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse(type, name)
            : throw new SettingException(key, text, $"must be one of {string.Join(", ", Enum.GetNames(type))}");
    }

    private static string Words(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number with a point for decimals"
        : type == typeof(DateOnly) ? "a date such as 2026-11-22"
        : type == typeof(TimeSpan) ? "a length of time such as 00:15:00"
        : $"a {type.Name}";
}
