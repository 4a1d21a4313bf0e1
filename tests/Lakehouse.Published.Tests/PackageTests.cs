using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Published.Tests;

/// <summary>The libraries as NuGet packages: what is in them, that two builds give the same, and that a program can use them.</summary>
public sealed class PackageTests
{
    private static readonly string[] s_libraries = ["Delta.Sharp", "Delta.Sharp.Kernel", "Delta.Sharp.Text", "Lakehouse.Worlds"];

    public static TheoryData<string> Libraries => [.. s_libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PackageHasWhatItsReadersLookFor(string library)
    {
        using var package = ZipFile.OpenRead(PackageOf(library));
        var metadata = Nuspec(package);

        Assert.Equal(library, metadata["id"].Value);
        Assert.Equal(("expression", "MIT"), (metadata["license"].Attribute("type")!.Value, metadata["license"].Value));
        Assert.Equal("README.md", metadata["readme"].Value);
        Assert.InRange(metadata["description"].Value.Length, 40, 200);
        Assert.InRange(metadata["tags"].Value.Split(' ').Length, 4, 12);
        Assert.Equal(
            ["README.md", $"lib/net10.0/{library}.dll", $"lib/net10.0/{library}.xml"],
            package.Entries.Select(e => e.FullName).Where(n => n.StartsWith("lib/", StringComparison.Ordinal) || n == "README.md")
                .Order(StringComparer.Ordinal));
        using var documentation = package.GetEntry($"lib/net10.0/{library}.xml")!.Open();
        Assert.NotEmpty(XDocument.Load(documentation).Descendants("member"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void SymbolsAreInTheLibraryAndNameNoFolderOfThisMachine(string library)
    {
        using var package = ZipFile.OpenRead(PackageOf(library));
        using var content = package.GetEntry($"lib/net10.0/{library}.dll")!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        bytes.Position = 0;
        using var reader = new System.Reflection.PortableExecutable.PEReader(bytes);
        var symbols = reader.ReadDebugDirectory()
            .Single(entry => entry.Type == System.Reflection.PortableExecutable.DebugDirectoryEntryType.EmbeddedPortablePdb);
        var pdb = reader.ReadEmbeddedPortablePdbDebugDirectoryData(symbols).GetMetadataReader();
        var documents = pdb.Documents.Select(d => pdb.GetString(pdb.GetDocument(d).Name)).ToList();

        Assert.NotEmpty(documents);
        Assert.All(documents, name => Assert.StartsWith("/_/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyLibrariesAndTheToolArePackages()
    {
        var packable = Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(s_libraries.Append("Lakehouse.Cli").Order(StringComparer.Ordinal), packable.Order(StringComparer.Ordinal)!);
        Assert.Equal(
            s_libraries.Concat(["Lakehouse.Cli", "Lakehouse.Cli.linux-x64"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(Programs.Packages(), "*.nupkg").Select(IdOf).Order(StringComparer.Ordinal));
    }

    /// <summary>The same sources in another folder, built anew.</summary>
    [Fact]
    public void TwoBuildsOfTheSameSourcesGiveTheSamePackages()
    {
        using var scratch = new ScratchFolder();
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"])
        {
            File.Copy(Path.Combine(Checkout.Root, file), scratch.Sub(file));
        }

        foreach (var folder in (string[])["eng", "src/Delta.Sharp", "src/Delta.Sharp.Kernel", "src/Delta.Sharp.Text", "src/Lakehouse.Worlds"])
        {
            FolderTree.Copy(Path.Combine(Checkout.Root, folder), scratch.Sub(folder));
        }

        File.Copy(Path.Combine(Checkout.Root, "src", "Directory.Build.props"), scratch.Sub("src", "Directory.Build.props"));
        foreach (var library in s_libraries)
        {
            var start = Programs.Command(
                "dotnet", "pack", scratch.Sub("src", library), "--configuration", "Release", "--output", scratch.Sub("packages"));
            start.WorkingDirectory = scratch.FullName;
            var packed = Programs.Run(start);
            Assert.True(packed.ExitCode == 0, packed.Out + packed.Error);
            var again = Assert.Single(Directory.GetFiles(scratch.Sub("packages"), $"{library}.*.nupkg"), file => IdOf(file) == library);
            Assert.Equal(Content(PackageOf(library)), Content(again));
        }
    }

    [Theory]
    [InlineData("Lakehouse.Worlds", "Worlds.cs")]
    [InlineData("Delta.Sharp", "Table.cs,Questions.cs")]
    [InlineData("Delta.Sharp.Kernel", "Log.cs")]
    [InlineData("Delta.Sharp.Text", "Texts.cs")]
    public void ReadmeShowsTheCodeOfTheSample(string library, string files) =>
        AssertShows(Path.Combine("src", library, "README.md"), files.Split(','));

    [Fact]
    public void PageOfTheLibraryShowsTheCodeOfTheSample() =>
        AssertShows(Path.Combine("docs", "library.md"), ["Worlds.cs", "Table.cs", "Questions.cs", "Texts.cs", "Log.cs"]);

    /// <summary>
    /// The sample in a folder of its own, with the built packages as the only source; what these need comes from the packages
    /// that this machine has already, less any of ours.
    /// </summary>
    [Fact]
    public void SampleRestoresThePackagesFromAFolderAndRuns()
    {
        using var scratch = new ScratchFolder();
        var project = scratch.Sub("project");
        FolderTree.Copy(Path.Combine(Checkout.Root, "docs", "samples", "library"), project);
        Directory.CreateDirectory(scratch.Sub("others"));
        foreach (var other in Directory.GetDirectories(PackagesOfThisMachine()))
        {
            var name = Path.GetFileName(other);
            if (!name.StartsWith("delta.sharp", StringComparison.Ordinal) && !name.StartsWith("lakehouse", StringComparison.Ordinal))
            {
                Directory.CreateSymbolicLink(scratch.Sub("others", name), other);
            }
        }

        File.WriteAllText(Path.Combine(project, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{scratch.Sub("packages")}" /></config>
              <packageSources><clear /><add key="built" value="{Programs.Packages()}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="others" value="{scratch.Sub("others")}" /></fallbackPackageFolders>
            </configuration>
            """);
        Programs.Run(Programs.Plain, "generate", "casino", "--scale", "demo", "--out", Path.Combine(project, "lake"));
        var start = Programs.Command("dotnet", "run", "--configuration", "Release");
        start.WorkingDirectory = project;
        start.Environment.Remove("NUGET_PACKAGES");

        var answer = Programs.Run(start);

        Assert.True(answer.ExitCode == 0, answer.Out + answer.Error);
        var lines = answer.OutLines;
        Assert.Equal(1_000, lines.Where(l => l.EndsWith(" rows of 24 columns", StringComparison.Ordinal))
            .Sum(l => int.Parse(l.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("version 0, 1 files, 100 rows", lines);
        Assert.Contains(lines, l => l.EndsWith(" tiers", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("part-00000-", StringComparison.Ordinal) && l.EndsWith(" 100 rows", StringComparison.Ordinal));
        Assert.Equal(101, File.ReadLines(Path.Combine(project, "openings.csv")).Count());
        Assert.Equal(
            ["delta.sharp", "delta.sharp.kernel", "delta.sharp.text", "lakehouse.worlds"],
            Directory.GetDirectories(scratch.Sub("packages")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    private static string PackagesOfThisMachine() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string PackageOf(string library) =>
        Assert.Single(Directory.GetFiles(Programs.Packages(), $"{library}.*.nupkg"), file => IdOf(file) == library);

    private static string IdOf(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return Nuspec(zip)["id"].Value;
    }

    private static Dictionary<string, XElement> Nuspec(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(e => e.Name.LocalName);
    }

    private static SortedDictionary<string, string> Content(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        var content = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            content[entry.FullName] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        return content;
    }

    private static void AssertShows(string page, string[] files)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, page));
        Assert.All(files, file => Assert.Contains($"```csharp\n{Sample(file)}```\n", text, StringComparison.Ordinal));
    }

    /// <summary>The lines between the marks of a file of the sample, with what the file uses.</summary>
    private static string Sample(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "samples", "library", file));
        var body = lines.SkipWhile(l => l.Trim() != "// <sample>").Skip(1).TakeWhile(l => l.Trim() != "// </sample>");
        return string.Concat(lines.Where(l => l.StartsWith("using ", StringComparison.Ordinal)).Append("")
            .Concat(body.Select(l => l.Length > 8 ? l[8..] : l.Trim()))
            .Select(l => l + "\n"));
    }
}
