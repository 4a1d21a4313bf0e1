using System.Globalization;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lakehouse.Cli.Options;

/// <summary>
/// Reads knobs from --set and from a world file. In the file a dot of a name may be a level: <c>a: {b: 1}</c> is
/// <c>a.b: 1</c>. What is wrong is told with the knob's name, and in a file with its line.
/// </summary>
internal static class KnobInput
{
    private const string ZoneKnob = "zone";
    private const string WorldMember = "world";

    public static (IReadOnlyDictionary<string, decimal> Knobs, string? Zone) Read(
        string? file, IReadOnlyList<string> settings, WorldDefinition world)
    {
        var knobs = new Dictionary<string, decimal>();
        string? zone = null;
        if (file is not null)
        {
            ReadFile(file, InputFile.ReadText(file, "--world-file"), world, Take);
        }

        var set = new HashSet<string>();
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=');
            if (equals <= 0)
            {
                throw new InputException($"--set takes knob=value, and '{setting}' was given; 'lakehouse tables {world.Name} --knobs' lists the knobs.");
            }

            var name = setting[..equals].Trim();
            if (!set.Add(name))
            {
                throw new InputException($"--set gives {name} twice; once is enough.");
            }

            Take(name, setting[(equals + 1)..].Trim(), "--set");
        }

        return (knobs, zone);

        void Take(string name, string text, string where)
        {
            if (name == ZoneKnob)
            {
                zone = text;
            }
            else
            {
                CheckName(name, world, where);
                knobs[name] = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new InputException($"{where}: the knob {name} takes a number, and '{text}' was given.");
            }
        }
    }

    private static void CheckName(string name, WorldDefinition world, string where)
    {
        var names = world.Knobs.Select(k => k.Name).Append(ZoneKnob).ToList();
        if (names.Contains(name))
        {
            return;
        }

        if (world.Knobs.Any(k => k.Name.StartsWith(name + ".", StringComparison.Ordinal)))
        {
            throw new InputException($"{where}: {name} is a group of knobs; give one of it, such as "
                + $"{world.Knobs.First(k => k.Name.StartsWith(name + ".", StringComparison.Ordinal)).Name}.");
        }

        throw new InputException($"{where}: the world {world.Name} has no knob '{name}'{Nearest.Hint(name, names)}; "
            + $"'lakehouse tables {world.Name} --knobs' lists them.");
    }

    private static void ReadFile(string file, string yaml, WorldDefinition world, Action<string, string, string> take)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--world-file {file}, line {e.Start.Line} is not YAML: {e.Message.TrimEnd('.')}."));
        }

        if (stream.Documents.Count == 0)
        {
            return;
        }

        if (stream.Documents.Count > 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new InputException($"--world-file {file} is not one list of knobs with their values, such as 'slots.hold_most: 10'.");
        }

        ReadGroup("", root);

        void ReadGroup(string prefix, YamlMappingNode group)
        {
            foreach (var (key, value) in group.Children)
            {
                var where = string.Create(CultureInfo.InvariantCulture, $"--world-file {file}, line {key.Start.Line}");
                var name = prefix + key;
                switch (value)
                {
                    case YamlMappingNode inner:
                        ReadGroup(name + ".", inner);
                        break;
                    case YamlScalarNode scalar when name == WorldMember:
                        if (scalar.Value != world.Name)
                        {
                            throw new InputException($"{where}: the file is for the world {scalar.Value}, and {world.Name} was asked.");
                        }

                        break;
                    case YamlScalarNode scalar:
                        take(name, scalar.Value ?? "", where);
                        break;
                    default:
                        throw new InputException($"{where}: the knob {name} takes a number, and a list was given.");
                }
            }
        }
    }
}
