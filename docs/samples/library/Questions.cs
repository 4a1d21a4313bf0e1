using Delta.Sharp;

internal static class Questions
{
    public static void Run()
    {
        // <sample>
        using var session = Lake.Open("lake").Query();
        using var answer = session.Query("SELECT loyalty_tier, count(*) FROM casino.bronze_player_profile GROUP BY ALL");
        foreach (var batch in answer.Batches())
        {
            Console.WriteLine($"{batch.Length} tiers");
        }
        // </sample>
    }
}
