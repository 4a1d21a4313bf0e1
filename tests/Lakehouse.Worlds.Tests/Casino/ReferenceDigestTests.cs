using System.Text.Json;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino;

/// <summary>
/// The rows of the smallest world, pinned. A change of them is a breaking change: it needs a new world version and a
/// word in the changelog, then new digests in the file.
/// </summary>
public sealed class ReferenceDigestTests
{
    [Fact]
    public void Every_table_of_the_demo_at_seed_42_has_its_reference_digest()
    {
        var world = World.Open(TestPlans.Of("demo"));
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "reference-digests.json")));
        var expected = reference.RootElement.GetProperty("tables").EnumerateArray().Select(t => (
            t.GetProperty("table").GetString()!, t.GetProperty("rows").GetInt64(), t.GetProperty("digest").GetString()!));

        Assert.Equal(expected, world.Tables.Select(t => ("casino." + t.Name, t.RowCount, TableText.Digest(t))));
    }
}
