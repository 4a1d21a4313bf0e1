using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Generation;

/// <summary>Why a run does not replace what is there, naming both sides.</summary>
internal static class Refusals
{
    public static RefusedException Of(string place, GenerationRequest request, string? oldPlan, string? oldLayout)
    {
        const string WayOut = "give another --out, or --overwrite to replace it";
        if (oldPlan is null)
        {
            return new RefusedException(
                $"{place} holds something that no plan made, and plan {Short(request.Plan.Id)} was asked; {WayOut}.");
        }

        var plan = request.Plan.ToJson();
        var layout = request.Layout.ToJson();
        return oldPlan != plan
            ? new RefusedException(
                $"{place} holds plan {Short(IdOf(oldPlan))}, and plan {Short(request.Plan.Id)} was asked: "
                    + $"{PlanDifference.Describe(oldPlan, plan)}. Give the same options, {WayOut}.")
            : new RefusedException(
                $"{place} holds plan {Short(request.Plan.Id)} in another layout than was asked: "
                    + $"{PlanDifference.Describe(oldLayout ?? "", layout)}. Give the same options, {WayOut}.");
    }

    /// <summary>The id of a plan by its JSON text.</summary>
    public static string IdOf(string planJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(planJson)));

    public static string Short(string planId) => planId[..12];
}
