using System.Text;
using Microsoft.Extensions.Configuration;

namespace PaymentAvailability.Tests;

/// <summary>The page about gateway codes names every list, and the configuration it shows works.</summary>
public sealed class GatewayCodesPageTests
{
    private const string Page = "docs/gateway-codes.md";

    [Fact]
    public void Every_list_is_named() =>
        GatewayCodes.BuiltIn.Schemes.Select(scheme => $"`{scheme}`").Should().AllSatisfy(
            scheme => File.ReadAllText(Path.Combine(ProjectRoot.Path, Page)).Should().Contain(scheme));

    [Fact]
    public void The_configuration_is_read()
    {
        MarkdownBlock block = MarkdownBlock.All().Single(block => block.Page == Page && block.Language == "jsonc");
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(block.Text));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(json).Build();
        var options = new GatewayCodeOptions();

        GatewayCodeConfiguration.Read(configuration.GetSection("PaymentAvailability:GatewayCodes"), options);

        var codes = GatewayCodes.Create(options, ReasonVocabulary.BuiltIn);
        codes.Find(new GatewayResponse { Scheme = "our_bank", Code = "E301" }).RetryAfter.Should().Be(TimeSpan.FromMinutes(10));
        codes.Count.Should().Be(GatewayCodes.BuiltIn.Count + 2);
    }
}
