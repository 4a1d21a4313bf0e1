using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Generation;

/// <summary>Why a run does not replace what is there, naming both sides.</summary>
internal static class Refusals
{
    private const string WayOut = "give another --out, or --overwrite to replace it";

    public static RefusedException Of(string place, GenerationRequest request, string? oldPlan, string? oldLayout, string? oldBatches)
    {
        if (oldPlan is null)
        {
            return new RefusedException(
                $"{place} holds something that no plan made, and plan {Short(request.Plan.Id)} was asked; {WayOut}.");
        }

        var plan = request.Plan.ToJson();
        if (oldPlan != plan)
        {
            return new RefusedException(
                $"{place} holds plan {Short(IdOf(oldPlan))}, and plan {Short(request.Plan.Id)} was asked: "
                    + $"{PlanDifference.Describe(oldPlan, plan)}. Give the same options, {WayOut}.");
        }

        var layout = request.Layout.ToJson();
        return new RefusedException(oldLayout != layout
            ? $"{place} holds plan {Short(request.Plan.Id)} in another layout than was asked: "
                + $"{PlanDifference.Describe(oldLayout ?? "", layout)}. Give the same options, {WayOut}."
            : $"{place} holds plan {Short(request.Plan.Id)} in {Batches(oldBatches)}, and {Batches(request.Batching?.Count)} was asked. "
                + $"Give the same --batches, {WayOut}.");
    }

    /// <summary>Why a run does not go on with batches of its own that others have changed meanwhile.</summary>
    public static RefusedException OfChanged(string place, string made) => new(
        $"{place} holds {made} of this plan and was changed since by others, so the next commit cannot follow; {WayOut}.");

    /// <summary>The id of a plan by its JSON text.</summary>
    public static string IdOf(string planJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(planJson)));

    public static string Short(string planId) => planId[..12];

    private static string Batches<T>(T? batches) =>
        batches is null ? "one delivery (no --batches)" : string.Create(CultureInfo.InvariantCulture, $"{batches} batches");
}
