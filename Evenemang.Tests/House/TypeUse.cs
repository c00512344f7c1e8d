using System.Reflection;
using System.Reflection.Emit;

namespace Evenemang.Tests.House;

/// <summary>Which types a compiled type uses: its bases, members, attributes and everything its methods' code mentions.</summary>
public static class TypeUse
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        HashSet<Type> found = [];
        Add(found, type.BaseType);
        foreach (var contract in type.GetInterfaces()) Add(found, contract);
        foreach (var attribute in type.GetCustomAttributesData()) Add(found, attribute.AttributeType);
        foreach (var member in type.GetMembers(Own))
        {
            foreach (var attribute in member.GetCustomAttributesData()) Add(found, attribute.AttributeType);
            AddMember(found, member);
            if (member is MethodBase method) AddCode(found, method);
        }
        return found;
    }

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        switch (member)
        {
            case FieldInfo field:
                Add(found, field.FieldType);
                break;
            case PropertyInfo property:
                Add(found, property.PropertyType);
                break;
            case MethodBase method:
                foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
                if (method is MethodInfo { ReturnType: var answer }) Add(found, answer);
                break;
        }
    }

    private static void AddCode(HashSet<Type> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code) return;
        foreach (var variable in body.LocalVariables) Add(found, variable.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags is ExceptionHandlingClauseOptions.Clause)) Add(found, clause.CatchType);
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(code))
        {
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            if (member is Type type) Add(found, type);
            else Add(found, member?.DeclaringType);
            if (member is MethodInfo { IsGenericMethod: true } generic) foreach (var argument in generic.GetGenericArguments()) Add(found, argument);
        }
    }

    /// <summary>Walks the instructions (ECMA-335, partition III) and gives those operands that name a member.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
            switch (OpCodesByValue[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }
        found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : []) Add(found, argument);
    }
}
