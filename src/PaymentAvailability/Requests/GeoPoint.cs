using System.Text.Json.Serialization;

namespace PaymentAvailability;

/// <summary>A place on the earth, such as where a payer's device is; coarse is enough. Never printed, logged or serialised.</summary>
/// <param name="Latitude">Degrees north of the equator, -90 to 90.</param>
/// <param name="Longitude">Degrees east of Greenwich, -180 to 180.</param>
[JsonConverter(typeof(UnwrittenJsonConverter<GeoPoint>))]
public sealed record GeoPoint(double Latitude, double Longitude)
{
    // The mean radius of the earth (IUGG).
    private const double EarthRadiusInKilometres = 6371.0088;

    internal bool IsOnEarth => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;

    /// <summary>The way to another place over the surface of the earth, in kilometres, by the haversine formula; within 0.6 %.</summary>
    /// <param name="other">The other place.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public double DistanceTo(GeoPoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double latitude = double.DegreesToRadians(other.Latitude - Latitude);
        double longitude = double.DegreesToRadians(other.Longitude - Longitude);
        double haversine = Square(Math.Sin(latitude / 2))
            + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * Square(Math.Sin(longitude / 2)));
        return 2 * EarthRadiusInKilometres * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    /// <summary>That it is a place, not which.</summary>
    public override string ToString() => "place";

    private static double Square(double value) => value * value;
}
