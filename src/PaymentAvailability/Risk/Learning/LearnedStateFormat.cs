using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace PaymentAvailability;

/// <summary>
/// A learned state as bytes: `PARL`, the version of the format, the length of the content, the content, its SHA-256. Numbers are little-endian.
/// Only inputs that have learned something are written.
/// </summary>
internal static class LearnedStateFormat
{
    /// <summary>Of the bytes and of the encoding of features; another encoding needs another version.</summary>
    public const ushort Version = 1;

    private const int HeadLength = 10;

    private static ReadOnlySpan<byte> Magic => "PARL"u8;

    public static ImmutableArray<byte> Write(LearnedState state)
    {
        byte[] content = ContentOf(state);
        var bytes = new byte[HeadLength + content.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(6), content.Length);
        content.CopyTo(bytes, HeadLength);
        SHA256.HashData(bytes.AsSpan(0, HeadLength + content.Length), bytes.AsSpan(HeadLength + content.Length));
        return ImmutableArray.Create(bytes);
    }

    public static LearnedState Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadLength || !bytes[..4].SequenceEqual(Magic))
            throw new LearnedStateException("these bytes are no learned risk state; give those that were saved, whole");

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);
        if (version != Version)
            throw new LearnedStateException($"the learned risk state has format `{version}`, known is `{Version}`; learn anew, or use the release that saved it");

        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]);
        if (length < 0 || bytes.Length != (long)HeadLength + length + SHA256.HashSizeInBytes)
            throw new LearnedStateException($"the learned risk state is `{bytes.Length}` bytes long but says otherwise; restore an earlier copy");

        if (!SHA256.HashData(bytes[..(HeadLength + length)]).AsSpan().SequenceEqual(bytes[(HeadLength + length)..]))
            throw new LearnedStateException("the learned risk state is damaged: its checksum differs; restore an earlier copy");

        using var reader = new BinaryReader(new MemoryStream(bytes.Slice(HeadLength, length).ToArray()), Encoding.UTF8);
        try
        {
            LearnedState state = ReadContent(reader);
            return reader.BaseStream.Position == length ? state : throw Unsound("it goes on after its end");
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw new LearnedStateException("the learned risk state is damaged; restore an earlier copy", exception);
        }
    }

    private static byte[] ContentOf(LearnedState state)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(state.Labels);
            ThresholdState threshold = state.Threshold;
            foreach (double number in new[] { threshold.Position, threshold.Drift, threshold.Scale, threshold.Delay })
                writer.Write(number);
            writer.Write(threshold.Labels);
            writer.Write(threshold.Heard);
            writer.Write(threshold.Decisions);
            state.Weights.Base.Write(writer);
            writer.Write(state.Weights.Count);
            foreach ((string name, ModelWeights.Slot slot) in state.Weights.Features.OrderBy(feature => feature.Value.Number))
            {
                writer.Write(name);
                writer.Write(slot.Typical);
                slot.Weights.Write(writer);
            }

            writer.Write(state.Weights.Pairs.Length);
            foreach (InputWeights pair in state.Weights.Pairs)
                pair.Write(writer);
        }

        return content.ToArray();
    }

    private static LearnedState ReadContent(BinaryReader reader)
    {
        long labels = Count(reader.ReadInt64());
        var threshold = new ThresholdState(
            Finite(reader.ReadDouble()), Finite(reader.ReadDouble()), Finite(reader.ReadDouble()), Finite(reader.ReadDouble()),
            Count(reader.ReadInt64()), Count(reader.ReadInt64()), Count(reader.ReadInt64()));
        InputWeights bias = InputWeights.Read(reader, 1);
        int features = reader.ReadInt32();
        if (features is < 0 or > OnlineModel.MostFeatures)
            throw Unsound($"it has `{features}` features");

        var weights = new ModelWeights(bias, new Dictionary<string, ModelWeights.Slot>(StringComparer.Ordinal), []);
        for (int i = 0; i < features; i++)
        {
            string name = reader.ReadString();
            if (weights.Find(name) is not null)
                throw Unsound("it has a feature twice");
            weights = weights.With(name, Finite(reader.ReadDouble()), InputWeights.Read(reader, FeatureEncoder.Inputs));
        }

        int pairs = reader.ReadInt32();
        if (pairs is < 0 or > OnlineModel.MostPairs)
            throw Unsound($"it has `{pairs}` pairs of features");

        InputWeights[] ofPairs = [.. Enumerable.Range(0, pairs).Select(_ => InputWeights.Read(reader, FeatureEncoder.Places * FeatureEncoder.Places))];
        return new LearnedState(weights.With(ofPairs), labels, threshold);
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : throw Unsound("it has a number that is not finite");

    private static long Count(long number) => number >= 0 ? number : throw Unsound("it has a negative count");

    private static LearnedStateException Unsound(string why) => new($"the learned risk state is not sound: {why}; restore an earlier copy");
}
