using System.Diagnostics;
using Lakehouse.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Lakehouse.Cli.Tests;

/// <summary>What the containers start: the entry point with the environment and commands of the compose file, without an engine.</summary>
public sealed class ContainerTests
{
    private static readonly string s_entryPoint = Path.Combine(Checkout.Root, "docker", "entrypoint.sh");

    [Fact]
    public void Options_alone_generate_and_the_environment_stands_in_for_the_rest()
    {
        using var scratch = new ScratchFolder();
        var answer = Enter([("DATA_FORMAT", "csv"), ("DATA_DAYS", "3"), ("DATA_SEED", "7"), ("DATA_OUTPUT_DIR", scratch.FullName)], "--scale", "demo");

        Assert.Equal(0, answer.ExitCode);
        Assert.True(File.Exists(Path.Combine(scratch.FullName, "bronze_slot_telemetry.csv")));
        Assert.Equal(
            PlanId("generate", "casino", "--scale", "demo", "--days", "3", "--seed", "7"),
            Enter([("DATA_DAYS", "3"), ("DATA_SEED", "7")], "--scale", "demo", "--plan").Out);
    }

    [Theory]
    [InlineData("--days", "2")]
    [InlineData("-d", "2")]
    [InlineData("--days=2")]
    public void A_given_option_goes_before_its_variable(params string[] days) => Assert.Equal(
        PlanId("generate", "casino", "--scale", "demo", "--days", "2"),
        Enter([("DATA_DAYS", "3")], ["--scale", "demo", "--plan", .. days]).Out);

    [Fact]
    public void Other_words_are_a_command_line()
    {
        var answer = Enter([], "tables", "casino", "--scale", "demo");

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("casino.bronze_slot_telemetry", answer.Out);
    }

    [Theory]
    [InlineData("data-generator", "bronze_slot_telemetry", 500_000, 30)]
    [InlineData("demo-generator", "bronze_slot_telemetry", 1_000, 7)]
    public void Generators_of_the_compose_file_make_the_seeds_counts(string service, string table, long rows, int days)
    {
        var (command, environment) = Service(service);
        var plan = Enter(environment, [.. command, "--plan"]);

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains($"\"{table}\":{rows}", plan.Out);
        Assert.Contains($"\"countDays\":{days}", plan.Out);
    }

    [Fact]
    public void The_validator_of_the_compose_file_finds_what_is_damaged()
    {
        using var scratch = new ScratchFolder();
        var (command, environment) = Service("data-validator");
        Assert.Equal(0, Enter([("DATA_OUTPUT_DIR", scratch.FullName), ("DATA_DAYS", "2")], "--scale", "demo").ExitCode);
        string[] here = [.. command.Select(word => word == "/app/output" ? scratch.FullName : word)];

        Assert.Equal(0, Enter(environment, here).ExitCode);
        File.AppendAllText(Path.Combine(scratch.FullName, "bronze_compliance.parquet"), "x");
        Assert.Equal(1, Enter(environment, here).ExitCode);
    }

    private static string PlanId(params string[] args) => Cli.Start(Cli.Command([.. args, "--plan"])).Out;

    /// <summary>A service's command and environment, each variable with the default that the file gives it.</summary>
    private static (string[] Command, (string, string)[] Environment) Service(string name)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(Checkout.Root, "docker-compose.yml"));
        yaml.Load(text);
        var service = Merged(yaml.Documents[0].RootNode["services"][name]);
        return (
            [.. ((YamlSequenceNode)service["command"]).Select(word => word.ToString())],
            [.. Merged(service["environment"]).Select(variable => (variable.Key, Default(variable.Value.ToString())))]);
    }

    /// <summary>The members of a mapping; those that it shares by a merge key give way to its own.</summary>
    private static Dictionary<string, YamlNode> Merged(YamlNode node)
    {
        const string MergeKey = "<<";
        var mapping = (YamlMappingNode)node;
        var members = mapping.Children.TryGetValue(MergeKey, out var shared) ? Merged(shared) : [];
        foreach (var (key, value) in mapping.Children.Where(member => member.Key.ToString() != MergeKey))
        {
            members[key.ToString()] = value;
        }

        return members;
    }

    private static string Default(string value) =>
        value.StartsWith("${", StringComparison.Ordinal) ? value[(value.IndexOf(":-", StringComparison.Ordinal) + 2)..^1] : value;

    private static Answer Enter((string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo(s_entryPoint) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LAKEHOUSE"] = Cli.Program;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Cli.Start(start);
    }
}
