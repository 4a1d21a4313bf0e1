using Delta.Sharp;
using Delta.Sharp.Text;

internal static class Texts
{
    public static void Run()
    {
        // <sample>
        using var session = Lake.Open("lake").Query();
        using var answer = session.Query("FROM casino.player_opening");
        using var file = File.Create("openings.csv");
        new CsvFormat(answer.Schema).Write(answer.Batches(), file);
        // </sample>
    }
}
