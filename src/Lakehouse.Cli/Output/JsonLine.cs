using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lakehouse.Cli.Output;

/// <summary>A result as one line of JSON on standard output.</summary>
internal static class JsonLine
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object; <paramref name="members"/> writes what is in it.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> members)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, s_options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        terminal.Out.Write(line.WrittenSpan);
        terminal.Out.Flush();
    }
}
