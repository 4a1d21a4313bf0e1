namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>A state that players live in: its usual share, the first three digits of its ZIP codes, a telephone area code.</summary>
internal sealed record HomeState(string Code, int Weight, int FirstZip, int LastZip, int AreaCode)
{
    /// <summary>Near states send most guests; the others follow their population.</summary>
    public static readonly HomeState[] All =
    [
        new("NV", 300, 889, 898, 702), new("CA", 280, 900, 961, 213), new("AZ", 90, 850, 865, 602), new("UT", 40, 840, 847, 801),
        new("TX", 35, 750, 799, 214), new("WA", 22, 980, 994, 206), new("OR", 20, 970, 979, 503), new("CO", 20, 800, 816, 303),
        new("FL", 18, 320, 349, 305), new("NY", 16, 100, 149, 212), new("IL", 13, 600, 629, 312), new("ID", 12, 832, 838, 208),
        new("NM", 12, 870, 884, 505), new("PA", 10, 150, 196, 215), new("OH", 10, 430, 459, 216), new("MI", 9, 480, 499, 313),
        new("GA", 8, 300, 319, 404), new("NC", 8, 270, 289, 704), new("NJ", 7, 70, 89, 201), new("VA", 7, 220, 246, 703),
        new("TN", 6, 370, 385, 615), new("IN", 6, 460, 479, 317), new("MO", 6, 630, 658, 314), new("MN", 6, 550, 567, 612),
        new("WI", 5, 530, 549, 414), new("MA", 5, 10, 27, 617), new("MD", 5, 206, 219, 301), new("OK", 5, 730, 749, 405),
        new("HI", 5, 967, 968, 808), new("LA", 4, 700, 714, 504), new("KS", 4, 660, 679, 316), new("IA", 4, 500, 528, 515),
        new("AL", 4, 350, 369, 205), new("KY", 4, 400, 427, 502), new("SC", 4, 290, 299, 803), new("NE", 3, 680, 693, 402),
        new("AR", 3, 716, 729, 501), new("MT", 3, 590, 599, 406), new("WY", 3, 820, 831, 307), new("AK", 3, 995, 999, 907),
        new("MS", 2, 386, 397, 601), new("CT", 2, 60, 69, 203), new("SD", 2, 570, 577, 605), new("ND", 2, 580, 588, 701),
        new("WV", 1, 247, 268, 304), new("NH", 1, 30, 38, 603), new("ME", 1, 39, 49, 207), new("RI", 1, 28, 29, 401),
        new("DE", 1, 197, 199, 302), new("VT", 1, 50, 59, 802),
    ];
}
