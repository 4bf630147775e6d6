namespace PaymentAvailability;

/// <summary>A place in a document; written out only when there is a fault to report.</summary>
internal sealed class InputPath
{
    /// <summary>The document as a whole.</summary>
    public static readonly InputPath Root = new(null, "", 0);

    private readonly InputPath? _parent;
    private readonly string? _property;
    private readonly int _item;

    private InputPath(InputPath? parent, string? property, int item)
    {
        _parent = parent;
        _property = property;
        _item = item;
    }

    public InputPath Property(string name) => new(this, name, 0);

    public InputPath Item(int index) => new(this, null, index);

    /// <summary>For example <c>methods[2].routes[0].terms</c>; empty for the document as a whole.</summary>
    public override string ToString()
    {
        if (_parent is null)
        {
            return "";
        }

        if (_property is null)
        {
            return $"{_parent}[{_item}]";
        }

        return _parent._parent is null ? _property : $"{_parent}.{_property}";
    }
}
