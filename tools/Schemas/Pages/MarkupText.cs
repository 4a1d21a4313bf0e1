using System.Net;
using System.Text;

namespace Lakehouse.Tools.Schemas.Pages;

/// <summary>Markup, piece by piece.</summary>
internal static class MarkupText
{
    /// <summary>Appends markup as it is; numbers in it are written the same everywhere.</summary>
    public static void Add(this StringBuilder text, FormattableString markup) => text.Append(FormattableString.Invariant(markup));

    /// <summary>A text as it stands in markup and its attributes.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
