using System.Globalization;
using System.Reflection;
using System.Text;

namespace PaymentAvailability.Tests;

/// <summary>Writes what an assembly shows to others, a line a member, in an order that does not depend on the compiler.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(HeadOf(type)).Append('\n');
            foreach (string member in type.GetMembers(Declared).Where(member => !IsObjects(member)).Select(MemberOf).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    // Every type has these; only what is said in text is worth a look.
    private static bool IsObjects(MemberInfo member) =>
        member is MethodInfo method && method.GetBaseDefinition().DeclaringType == typeof(object) && method.Name != nameof(ToString);

    private static string HeadOf(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";
        Type[] inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<Type> bases = type.IsEnum ? [] : type.GetInterfaces().Except(inherited).Where(each => each.IsPublic);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            bases = bases.Prepend(parent);
        string[] names = [.. bases.Select(NameOf).Order(StringComparer.Ordinal)];
        return $"{kind} {type.Namespace}.{NameOf(type)}{(names.Length == 0 ? "" : $" : {string.Join(", ", names)}")}";
    }

    private static string? MemberOf(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly) => FieldOf(field),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => PropertyOf(property),
        ConstructorInfo constructor when IsVisible(constructor) => $"new({ParametersOf(constructor)})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.Name.Contains('<', StringComparison.Ordinal) => MethodOf(method),
        EventInfo { AddMethod: { } add } raised when IsVisible(add) => $"event {NameOf(raised.EventHandlerType!)} {raised.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => IsVisible(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsVisible(bool isPublic, bool isProtected) => isPublic || isProtected;

    private static string FieldOf(FieldInfo field) => field.IsLiteral
        ? $"const {NameOf(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{NameOf(field.FieldType)} {field.Name}";

    private static string PropertyOf(PropertyInfo property)
    {
        MethodInfo any = property.GetMethod ?? property.SetMethod!;
        string accessors = string.Join(' ', new[]
        {
            property.GetMethod is { } get && IsVisible(get) ? "get;" : null,
            property.SetMethod is { } set && IsVisible(set)
                ? set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? "init;" : "set;"
                : null,
        }.OfType<string>());
        bool isRequired = property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "RequiredMemberAttribute");
        string mark = Nullability.Create(property).ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "";
        return $"{(any.IsStatic ? "static " : "")}{(isRequired ? "required " : "")}{NameOf(property.PropertyType)}{mark} {property.Name} {{ {accessors} }}";
    }

    private static string MethodOf(MethodInfo method)
    {
        string mark = Nullability.Create(method.ReturnParameter).ReadState == NullabilityState.Nullable && !method.ReturnType.IsValueType ? "?" : "";
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)}{mark} {method.Name}{generic}({ParametersOf(method)})";
    }

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        string mark = Nullability.Create(parameter).WriteState == NullabilityState.Nullable && !parameter.ParameterType.IsValueType ? "?" : "";
        string passing = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{passing}{NameOf(type)}{mark} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "")}";
    }));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{NameOf(underlying)}?";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        if (!type.IsGenericType)
            return type.IsNested && !type.IsGenericParameter ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : type.Name;
        string name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
