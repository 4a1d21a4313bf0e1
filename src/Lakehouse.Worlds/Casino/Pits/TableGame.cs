namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>A game of the pit.</summary>
/// <param name="Name">As it stands in the lake.</param>
/// <param name="EdgeTenThousandths">What the house keeps of wagers on average.</param>
/// <param name="Low">Least and most bets of tables with a minimum up to 25 dollars.</param>
/// <param name="High">Those of the others.</param>
internal sealed record TableGame(string Name, int EdgeTenThousandths, (int Least, int Most)[] Low, (int Least, int Most)[] High)
{
    public static readonly TableGame[] All =
    [
        new("Blackjack", 50, [(10, 500), (25, 1_000)], [(100, 5_000), (500, 25_000)]),
        new("Craps", 140, [(10, 5_000), (25, 10_000)], [(100, 25_000)]),
        new("Roulette", 530, [(5, 500), (25, 2_000)], [(100, 10_000)]),
        new("Baccarat", 106, [], [(50, 5_000), (100, 15_000), (500, 100_000)]),
        new("Poker", 250, [(1, 2), (2, 5), (5, 10), (25, 50)], [(100, 200)]),
        new("Pai Gow", 260, [(25, 5_000)], [(50, 10_000), (100, 25_000)]),
    ];
}
