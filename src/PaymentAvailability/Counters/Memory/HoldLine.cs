namespace PaymentAvailability;

/// <summary>Holds in the order they came in. Every operation takes constant time. Only touched under the lock of its stripe.</summary>
internal sealed class HoldLine
{
    private KnownHold? _newest;

    public int Count { get; private set; }

    public KnownHold? Oldest { get; private set; }

    public void Enter(KnownHold hold)
    {
        hold.Older = _newest;
        if (_newest is null)
        {
            Oldest = hold;
        }
        else
        {
            _newest.Newer = hold;
        }

        _newest = hold;
        Count++;
    }

    public void Leave(KnownHold hold)
    {
        if (hold.Older is null)
        {
            Oldest = hold.Newer;
        }
        else
        {
            hold.Older.Newer = hold.Newer;
        }

        if (hold.Newer is null)
        {
            _newest = hold.Older;
        }
        else
        {
            hold.Newer.Older = hold.Older;
        }

        hold.Older = null;
        hold.Newer = null;
        Count--;
    }
}
