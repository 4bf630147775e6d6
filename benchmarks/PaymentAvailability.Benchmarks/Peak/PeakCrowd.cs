using System.Diagnostics;

namespace PaymentAvailability.Benchmarks;

/// <summary>Sends the payments of an hour to a platform when they are due, whether or not it keeps up.</summary>
internal sealed class PeakCrowd
{
    // How long a payer who fumbled takes to type the card again.
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(60);

    private readonly PeakPayment[] _payments;
    private long _start;

    public PeakCrowd(PeakPayment[] payments) => _payments = payments;

    /// <summary>Seconds since the first payer could come.</summary>
    public double Now => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Runs the hour from a thread of its own.</summary>
    /// <param name="pay">One attempt of a payer, the last of whom have the card right; tells what it was lost to.</param>
    public async Task<PeakLedger> RunAsync(Func<PeakPayment, bool, Task<PeakCause>> pay)
    {
        var ledger = new PeakLedger();
        var payers = new List<Task>(_payments.Length);
        _start = Stopwatch.GetTimestamp();
        await Task.Factory.StartNew(Send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        await Task.WhenAll(payers).ConfigureAwait(false);
        return ledger;

        void Send()
        {
            foreach (PeakPayment payment in _payments)
            {
                double left = payment.Due - Now;
                if (left > 0)
                {
                    Thread.Sleep(TimeSpan.FromSeconds(left));
                }

                payers.Add(Task.Run(() => ComeAsync(payment, ledger, pay)));
            }
        }
    }

    private static async Task ComeAsync(PeakPayment payment, PeakLedger ledger, Func<PeakPayment, bool, Task<PeakCause>> pay)
    {
        for (int i = 0; i < payment.Fumbles; i++)
        {
            // Whatever came of a mistyped card, the payer tries again; only a page that never answered sends them away.
            PeakCause lost = await pay(payment, false).ConfigureAwait(false);
            if (lost is PeakCause.Timeout or PeakCause.Overloaded)
            {
                ledger.Note(payment, lost);
                return;
            }

            await Task.Delay(Typing).ConfigureAwait(false);
        }

        ledger.Note(payment, await pay(payment, !payment.IsAlwaysMistyped).ConfigureAwait(false));
    }
}
