using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Lakehouse.Benchmarks.Charts;

/// <summary>An SVG picture that reads well on light and on dark pages.</summary>
internal sealed class Drawing
{
    public const string Axis = "axis";
    public const string Grid = "grid";
    public const string Heading = "heading";
    public const string Label = "label";
    public const string Note = "note";

    // Notes have an edge in the colour of the page, so that lines behind them do not cross them out.
    private const string Styles = """
        text { font: 12px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #24292f; }
        .heading { font-weight: 600; font-size: 14px; }
        .note { fill: #57606a; stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
        .page { fill: #ffffff; }
        .grid { stroke: #d8dee4; }
        .axis { stroke: #8c959f; }
        .limit { stroke: #8c959f; stroke-dasharray: 5 4; }
        .ours, .series0 { fill: #0b66c3; stroke: #0b66c3; }
        .calibrator, .series4 { fill: #7a828b; stroke: #7a828b; }
        .rival, .series1 { fill: #d9730d; stroke: #d9730d; }
        .series2 { fill: #12805c; stroke: #12805c; }
        .series3 { fill: #a3348f; stroke: #a3348f; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .note { fill: #9198a1; stroke: #0d1117; }
          .page { fill: #0d1117; }
          .grid { stroke: #2b323b; }
          .axis, .limit { stroke: #6e7681; }
          .ours, .series0 { fill: #58a6ff; stroke: #58a6ff; }
          .calibrator, .series4 { fill: #8b949e; stroke: #8b949e; }
          .rival, .series1 { fill: #f0a050; stroke: #f0a050; }
          .series2 { fill: #3fc494; stroke: #3fc494; }
          .series3 { fill: #e083d0; stroke: #e083d0; }
        }
        .line { fill: none; stroke-width: 2; }
        """;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="title">What it shows, in a few words.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public Drawing(int width, int height, string title, string description)
    {
        _root = new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title),
            new XElement(s_svg + "title", title),
            new XElement(s_svg + "desc", description),
            new XElement(s_svg + "style", "\n" + Styles));
        Add("rect", "page", ("width", width), ("height", height));
    }

    /// <summary>Adds a shape of a style, with what a pointer over it reads.</summary>
    public void Add(string shape, string style, IEnumerable<(string Name, object Value)> attributes, string? tip = null) => _root.Add(
        new XElement(
            s_svg + shape,
            new XAttribute("class", style),
            attributes.Select(a => new XAttribute(a.Name, Text(a.Value))),
            tip is null ? null : new XElement(s_svg + "title", tip)));

    public void Add(string shape, string style, params (string Name, object Value)[] attributes) =>
        Add(shape, style, attributes, tip: null);

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Add("line", style, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    /// <summary>Writes text; the anchor is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public void Write(string style, double x, double y, string text, string anchor = "start") => _root.Add(
        new XElement(
            s_svg + "text",
            new XAttribute("class", style),
            new XAttribute("x", Text(x)),
            new XAttribute("y", Text(y)),
            new XAttribute("text-anchor", anchor),
            text));

    public override string ToString()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(text, settings))
        {
            _root.Save(writer);
        }

        return text + "\n";
    }

    private static string Text(object value) => value is double number
        ? number.ToString("0.##", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
