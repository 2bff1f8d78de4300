using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.Reports;

/// <summary>Results as JSON and CSV. Numbers stand in their shortest form that reads back to the same bits; JSON has null for what is not finite.</summary>
public static class TaskResultText
{
    /// <summary>result.json: task, name, parameters, numbers, a list per column of each table, warnings.</summary>
    public static string Json(TaskResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var root = new JsonObject
        {
            ["task"] = result.Task,
            ["name"] = result.Name,
            ["parameters"] = Object(result.Parameters.Select(p => (p.Key, (JsonNode?)Number(p.Value)))),
            ["numbers"] = Object(result.Numbers.Select(n => (n.Key, (JsonNode?)Number(n.Value)))),
            ["tables"] = Object(result.Tables.Select(t => (t.Key, (JsonNode?)Object(t.Columns.Select(c => (c.Key, (JsonNode?)Array(c))))))),
            ["warnings"] = new JsonArray([.. result.Warnings.Select(w => (JsonNode)w)]),
        };
        using var document = JsonDocument.Parse(root.ToJsonString());
        return ResultJson.Layout(document);
    }

    /// <summary>A table as CSV with one line of keys on top.</summary>
    public static string Csv(ResultTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder().AppendJoin(',', table.Columns.Select(c => c.Key)).Append('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            text.AppendJoin(',', table.Columns.Select(c => c.Texts is { } words ? $"\"{words[row]}\"" : c.Values[row].ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    private static JsonObject Object(IEnumerable<(string Key, JsonNode? Value)> entries) => new(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));

    private static JsonArray Array(ResultColumn column) => new(column.Texts is { } words ? [.. words.Select(w => (JsonNode?)w)] : [.. column.Values.Select(Number)]);

    private static JsonNode? Number(double x) => double.IsFinite(x) ? JsonValue.Create(x) : null;
}
