using System.Buffers;
using Apache.Arrow;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// Makes the faults of cells, one at a time. What comes instead of a value follows from the value and from draws by the
/// number of the fault, so the table and its answer key have the same.
/// </summary>
internal sealed class Planter(TableFaults faults)
{
    private const int MostLateSeconds = 7 * 86_400;
    private const int LeastLateSeconds = 3_600;
    private const int LeastYearsAhead = 300;
    private const int YearsAheadSpread = 600;
    private const long MicrosecondsOfDay = 86_400_000_000;

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly ArrayBufferWriter<byte> _rescued = new();
    private Int128 _number;

    /// <summary>The column, by position, that the fault is in.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the value stands in the rescued data, and its column is null.</summary>
    public bool IsRescued { get; private set; }

    private ColumnType Type => faults.Source.Schema.Columns[Column].Type;

    /// <summary>One of the columns, if the row has a value in any of them one that has.</summary>
    public static int Choose(int[] columns, ulong draw, RecordBatch batch, int row)
    {
        var first = (int)Mix.Below(draw, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[(first + i) % columns.Length];
            if (batch.Column(column).IsValid(row))
            {
                return column;
            }
        }

        return columns[first];
    }

    /// <summary>Makes the fault of a cell of the row, which the batch holds as it was.</summary>
    public void Plant(long fault, RecordBatch batch, int row)
    {
        var kind = faults.KindOf(fault);
        var draw = Mix.Of(faults.ValueKey, fault);
        _text.ResetWrittenCount();
        _rescued.ResetWrittenCount();
        Column = Choose(faults.Columns.Of(kind), Mix.Of(faults.ColumnKey, fault), batch, row);
        IsRescued = kind is FaultKind.WrongType or FaultKind.DriftedSchema;
        var cells = batch.Column(Column);
        switch (kind)
        {
            case FaultKind.Late:
                _number = CellText.NumberOf(cells, row)
                    + (1_000_000 * (LeastLateSeconds + Mix.Below(draw, MostLateSeconds - LeastLateSeconds + 1)));
                break;
            case FaultKind.Malformed:
                Malform(CellText.TextOf(cells, row), draw);
                break;
            case FaultKind.OutOfRange:
                _number = OutOfRange(CellText.NumberOf(cells, row), draw);
                break;
            case FaultKind.Orphan:
                var column = faults.Source.Schema.Columns[Column].Name;
                var target = faults.Source.Schema.References.First(r => r.Columns.Count == 1 && r.Columns[0] == column).Table;
                CellText.Write(_text, $"{faults.Rules.IdOfNothing(faults.Find(target), draw)}");
                break;
            case FaultKind.WrongType:
                Misspell(CellText.NumberOf(cells, row), draw);
                BeginRescued(faults.Source.Schema.Columns[Column].Name);
                CellText.AppendString(_rescued, _text.WrittenSpan);
                _rescued.Write("}"u8);
                break;
            case FaultKind.DriftedSchema:
                BeginRescued(DriftedName(faults.Source.Schema.Columns[Column].Name, draw));
                CellText.AppendJson(_rescued, Type, cells, row);
                _rescued.Write("}"u8);
                break;
            default:
                throw new InvalidOperationException($"A fault of the kind {kind} is of the whole row.");
        }
    }

    /// <summary>Tells the new cells of the row.</summary>
    public void Tell(NewCells cells)
    {
        if (IsRescued)
        {
            cells.Null(Column);
            cells.Text(faults.Source.Schema.Columns.Count, _rescued.WrittenSpan);
        }
        else if (Type.Kind == ColumnKind.Text)
        {
            cells.Text(Column, _text.WrittenSpan);
        }
        else
        {
            cells.Number(Column, _number);
        }
    }

    /// <summary>Appends what came instead of the value.</summary>
    public void AppendPlanted(IBufferWriter<byte> output)
    {
        if (IsRescued)
        {
            output.Write(_rescued.WrittenSpan);
        }
        else if (Type.Kind == ColumnKind.Text)
        {
            output.Write(_text.WrittenSpan);
        }
        else
        {
            CellText.AppendNumber(output, Type, _number);
        }
    }

    /// <summary>Signs that no form of an id or code admits: blanks, question marks, colons, semicolons.</summary>
    private void Malform(ReadOnlySpan<byte> text, ulong draw)
    {
        var at = (int)Mix.Below(Mix.Of(draw, 1UL), text.Length);
        switch (Mix.Below(draw, 4))
        {
            case 0:
                _text.Write(text[..at]);
                _text.Write(" "u8);
                _text.Write(text[at..]);
                break;
            case 1:
                _text.Write(text[..at]);
                _text.Write("?"u8);
                _text.Write(text[(at + 1)..]);
                break;
            case 2:
                _text.Write("id:"u8);
                _text.Write(text);
                break;
            default:
                _text.Write(text[..at]);
                _text.Write(";"u8);
                break;
        }
    }

    private Int128 OutOfRange(Int128 value, ulong draw)
    {
        var column = faults.Source.Schema.Columns[Column];
        if (Type.Kind is ColumnKind.Date or ColumnKind.Timestamp)
        {
            var days = (LeastYearsAhead + Mix.Below(draw, YearsAheadSpread)) * 365L;
            return value + (Type.Kind == ColumnKind.Date ? days : days * MicrosecondsOfDay);
        }

        var one = Type.UnitsOf(1);
        // Below the least as far as the value lies above it, or above the most by up to as much again.
        return column.Least is { } least && (column.Most is null || (draw & 1) == 0)
            ? (2 * least * one) - value - one
            : (column.Most!.Value * one) + one + (Mix.Below(Mix.Of(draw, 1UL), Math.Max(1, Math.Abs(column.Most.Value) * 90 / 100)) * one);
    }

    /// <summary>The value as somebody else would write it, who did not know the column's type.</summary>
    private void Misspell(Int128 value, ulong draw)
    {
        switch (Type.Kind)
        {
            case ColumnKind.Boolean:
                _text.Write(value == 0 ? "no"u8 : "yes"u8);
                break;
            case ColumnKind.Date:
                CellText.Write(_text, $"{DateTime.UnixEpoch.AddDays((double)value):dd.MM.yyyy}");
                break;
            case ColumnKind.Timestamp:
                CellText.Write(_text, $"{DateTime.UnixEpoch.AddTicks((long)value * TimeSpan.TicksPerMicrosecond):dd.MM.yyyy HH:mm:ss}");
                break;
            default:
                if ((draw & 1) == 0)
                {
                    _text.Write("# "u8);
                    CellText.AppendNumber(_text, Type, value);
                }
                else
                {
                    CellText.AppendNumber(_text, Type, value);
                    _text.Write(" (est.)"u8);
                }

                break;
        }
    }

    private void BeginRescued(string name)
    {
        _rescued.Write("{"u8);
        CellText.Write(_rescued, $"\"{name}\":");
    }

    private static string DriftedName(string name, ulong draw) => Mix.Below(draw, 3) switch
    {
        0 => name + "_v2",
        1 => name.ToUpperInvariant(),
        _ => string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])),
    };
}
