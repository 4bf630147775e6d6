namespace PaymentAvailability.Tests;

public sealed class CatalogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("catalog").FullName;
    private readonly FakeTime _time = new(DateTimeOffset.UtcNow);
    private readonly ToldCatalogs _told = new();

    private string FilePath => Path.Combine(_folder, "catalog.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Loads_a_file()
    {
        Write("v1");

        new CatalogFile(FilePath).Load().Version.Should().Be("v1");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        CatalogJsonTests.Catching(() => new CatalogFile(FilePath).Load()).Message.Should().Be(
            $"catalog file `{FilePath}` has 1 fault:\n  it is not there; put the file there, or correct the path");

    [Fact]
    public void A_folder_is_no_file() =>
        CatalogJsonTests.Catching(() => new CatalogFile(_folder).Load()).Message.Should().Contain("it cannot be opened");

    [Fact]
    public void A_change_is_told_at_the_next_poll_and_only_once()
    {
        using IDisposable watch = LoadAndWatch();
        Poll(3);
        _told.Events.Should().BeEmpty();

        Write("v2");
        Poll(3);

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void Nothing_happens_before_the_interval_is_over()
    {
        using IDisposable watch = LoadAndWatch();
        Write("v2");

        _time.Advance(TimeSpan.FromSeconds(1.9));
        _told.Events.Should().BeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void A_change_between_loading_and_watching_is_told()
    {
        Write("v1");
        var file = new CatalogFile(FilePath, time: _time);
        file.Load();
        Write("v2");

        using IDisposable watch = file.Watch(_told.Change, _told.Fail);
        Poll(1);

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void A_faulty_file_is_told_once_when_it_is_still_there_at_the_second_poll()
    {
        using IDisposable watch = LoadAndWatch();
        Write("not a version");

        Poll(1);
        _told.Events.Should().BeEmpty("it may be half written");
        Poll(5);
        _told.Events.Should().Equal("failed: version");

        Write("v1");
        Poll(2);
        _told.Events.Should().HaveCount(1, "the catalog in use is the one in the file");

        Write("not a version");
        Poll(2);
        _told.Events.Should().Equal("failed: version", "failed: version");
    }

    [Fact]
    public void An_old_faulty_file_is_told_once()
    {
        using IDisposable watch = LoadAndWatch();
        Write("not a version");
        File.SetLastWriteTimeUtc(FilePath, _time.UtcNow.UtcDateTime.AddHours(-1));

        Poll(5);

        _told.Events.Should().Equal("failed: version");
    }

    [Fact]
    public void A_half_written_file_is_waited_for()
    {
        using IDisposable watch = LoadAndWatch();
        string text = Catalogs.Versioned("v2");

        File.WriteAllText(FilePath, text[..40]);
        Poll(1);
        File.WriteAllText(FilePath, text[..60]);
        Poll(1);
        File.WriteAllText(FilePath, text);
        Poll(1);

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void A_file_missing_for_a_moment_is_not_told_and_one_that_stays_missing_once()
    {
        using IDisposable watch = LoadAndWatch();

        File.Delete(FilePath);
        Poll(1);
        Write("v1");
        Poll(2);
        _told.Events.Should().BeEmpty();

        File.Delete(FilePath);
        Poll(5);
        _told.Events.Should().Equal("failed: is not there");

        Write("v2");
        Poll(2);
        _told.Events.Should().Equal("failed: is not there", "changed to v2");
    }

    [Fact]
    public void A_change_within_the_grain_of_the_clock_is_seen()
    {
        Write("v1");
        DateTime written = _time.UtcNow.UtcDateTime.AddSeconds(-1);
        File.SetLastWriteTimeUtc(FilePath, written);
        var file = new CatalogFile(FilePath, new CatalogFileOptions { PollInterval = TimeSpan.FromMilliseconds(100) }, _time);
        file.Load();
        using IDisposable watch = file.Watch(_told.Change, _told.Fail);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        Write("v2");
        File.SetLastWriteTimeUtc(FilePath, written);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void A_change_that_keeps_length_and_time_is_seen_within_a_minute()
    {
        Write("v1");
        DateTime written = _time.UtcNow.UtcDateTime.AddDays(-1);
        File.SetLastWriteTimeUtc(FilePath, written);
        var file = new CatalogFile(FilePath, time: _time);
        file.Load();
        using IDisposable watch = file.Watch(_told.Change, _told.Fail);
        Poll(1);

        Write("v2");
        File.SetLastWriteTimeUtc(FilePath, written);
        Poll(1);
        _told.Events.Should().BeEmpty();
        _time.Advance(TimeSpan.FromMinutes(1));

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void A_swapped_link_above_the_file_is_seen()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        WriteTo("first", "v1");
        WriteTo("second", "v2");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "first", "catalog.json"), _time.UtcNow.UtcDateTime.AddDays(-2));
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "second", "catalog.json"), _time.UtcNow.UtcDateTime.AddDays(-1));
        string data = Path.Combine(_folder, "data");
        Directory.CreateSymbolicLink(data, "first");
        File.CreateSymbolicLink(FilePath, "data/catalog.json");
        var file = new CatalogFile(FilePath, time: _time);
        file.Load();
        using IDisposable watch = file.Watch(_told.Change, _told.Fail);
        Poll(1);

        string swapped = Path.Combine(_folder, "data_new");
        Directory.CreateSymbolicLink(swapped, "second");
        Directory.Delete(data);
        Directory.Move(swapped, data);
        Poll(1);

        _told.Events.Should().Equal("changed to v2");
    }

    [Fact]
    public void What_the_host_throws_at_a_change_goes_to_its_failures_and_the_watch_goes_on()
    {
        Write("v1");
        var file = new CatalogFile(FilePath, time: _time);
        file.Load();
        using IDisposable watch = file.Watch(_ => throw new InvalidOperationException("host"), _told.Fail);

        Write("v2");
        Poll(1);
        Write("v3");
        Poll(1);

        _told.Events.Should().Equal("failed: host", "failed: host");
    }

    [Fact]
    public void A_disposed_watch_tells_nothing()
    {
        IDisposable watch = LoadAndWatch();
        watch.Dispose();
        watch.Dispose();

        Write("v2");
        Poll(3);

        _told.Events.Should().BeEmpty();
    }

    [Theory]
    [InlineData(99)]
    [InlineData(86_400_001)]
    public void The_interval_has_bounds(int milliseconds)
    {
        Action act = () => _ = new CatalogFileOptions { PollInterval = TimeSpan.FromMilliseconds(milliseconds) };

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*use 100 milliseconds to one day*");
    }

    private IDisposable LoadAndWatch()
    {
        Write("v1");
        var file = new CatalogFile(FilePath, time: _time);
        file.Load();
        return file.Watch(_told.Change, _told.Fail);
    }

    private void Write(string version) => File.WriteAllText(FilePath, Catalogs.Versioned(version));

    private void WriteTo(string folder, string version)
    {
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.WriteAllText(Path.Combine(_folder, folder, "catalog.json"), Catalogs.Versioned(version));
    }

    private void Poll(int times) => _time.Advance(times * TimeSpan.FromSeconds(2));
}
