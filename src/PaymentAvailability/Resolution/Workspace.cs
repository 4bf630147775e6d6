namespace PaymentAvailability;

/// <summary>What one resolution needs while it runs, kept for the next one.</summary>
internal sealed class Workspace
{
    public Workspace(int gateCount) => Outcomes = new GateOutcome[gateCount];

    public GateOutcome[] Outcomes { get; }

    public ResultAssembler Assembler { get; } = new();
}

/// <summary>Keeps a few workspaces, two a processor; when all are in use another is made and later dropped. Safe for concurrent use.</summary>
internal sealed class WorkspacePool
{
    private readonly Slot[] _slots = new Slot[2 * Environment.ProcessorCount];
    private readonly int _gateCount;

    public WorkspacePool(int gateCount) => _gateCount = gateCount;

    public Workspace Rent()
    {
        foreach (ref Slot slot in _slots.AsSpan())
        {
            if (slot.Workspace is not null && Interlocked.Exchange(ref slot.Workspace, null) is { } workspace)
            {
                return workspace;
            }
        }

        return new Workspace(_gateCount);
    }

    public void Return(Workspace workspace)
    {
        Array.Clear(workspace.Outcomes);
        foreach (ref Slot slot in _slots.AsSpan())
        {
            if (slot.Workspace is null)
            {
                Volatile.Write(ref slot.Workspace, workspace);
                return;
            }
        }
    }

    private struct Slot
    {
        public Workspace? Workspace;
    }
}
