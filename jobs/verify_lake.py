"""Reads every Delta table of a lake with Spark and tells, as one JSON object, what it found.

    SPARK_LOCAL_IP=127.0.0.1 spark-submit jobs/verify_lake.py LAKE EXPECTED.json

EXPECTED.json says what the lake should hold; every member of a table but its name may be left out:

    {"tables": {"casino.bronze_slot_telemetry": {
        "rows": 10000,
        "digest": "0123456789abcdef",
        "digestSql": "SELECT ... AS row_count, ... AS digest FROM ... {table} ...",
        "schema": [{"name": "event_id", "type": "string", "nullable": false}],
        "createSql": ["CREATE SCHEMA IF NOT EXISTS casino;", "CREATE TABLE casino.bronze_slot_telemetry (...) USING DELTA ..."],
        "filter": "event_timestamp >= TIMESTAMP '2025-12-31 14:00:00Z'"}}}

The answer holds, per table, its rows, digest and schema as Spark reads them, and for the filter the rows that pass it and how
many of the table's files Spark opened to find them. Statements in "createSql" are run, and the table that they make must have
the columns and comments of the one in the lake. "problems" lists what differs from EXPECTED.json; the exit code is 1 if
anything does.
"""

import json
import pathlib
import sys
import tempfile

from pyspark.sql import SparkSession


def main(lake, expected_file):
    expected = json.loads(pathlib.Path(expected_file).read_text(encoding="utf-8"))["tables"]
    found = find_tables(pathlib.Path(lake).resolve())
    problems = [f"{name}: Spark finds no such table" for name in expected if name not in found]
    tables = []
    with tempfile.TemporaryDirectory(prefix="verify-lake-") as scratch:
        spark = open_session(scratch)
        try:
            for name, folder in found.items():
                try:
                    table = read_table(spark, name, folder, expected.get(name, {}))
                except Exception as failure:  # whatever it is, the other tables are still worth reading
                    # The first line only says that a call failed; what failed stands in the second.
                    problems.append(f"{name}: Spark cannot read it: {' '.join(str(failure).splitlines()[:2])}")
                    continue
                problems += differences(table, expected.get(name, {}))
                problems += created_differences(spark, name, folder, expected.get(name, {}))
                tables.append(table)
        finally:
            spark.stop()
    print(json.dumps({"tables": tables, "problems": problems}, ensure_ascii=False))
    return 1 if problems else 0


def find_tables(lake):
    """The tables by world.table, in the order of their names."""
    logs = sorted(lake.glob("Tables/*/*/_delta_log"))
    return {f"{log.parent.parent.name}.{log.parent.name}": log.parent for log in logs}


def open_session(scratch):
    settings = {
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.sql.warehouse.dir": f"{scratch}/warehouse",
        "spark.sql.session.timeZone": "UTC",
        # Only the ANSI cast writes every decimal in plain digits.
        "spark.sql.ansi.enabled": "true",
        # An adaptive plan shows its scans only after each of its stages has run.
        "spark.sql.adaptive.enabled": "false",
        "spark.databricks.delta.snapshotPartitions": "2",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.appName("verify_lake")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def read_table(spark, name, folder, expected):
    frame = spark.read.format("delta").load(str(folder))
    table = {
        "table": name,
        "schema": [
            {"name": f.name, "type": f.dataType.jsonValue(), "nullable": f.nullable} for f in frame.schema.fields
        ],
    }
    if "digestSql" in expected:
        row = spark.sql(expected["digestSql"].replace("{table}", sql_name(folder))).collect()[0]
        table["rows"], table["digest"] = row["row_count"], row["digest"]
    else:
        table["rows"] = frame.count()
    if "filter" in expected:
        table["filter"] = filter_table(frame, expected["filter"])
    return table


def created_differences(spark, name, folder, expected):
    """How a table made by the statements differs from the lake's, column by column."""
    if "createSql" not in expected:
        return []
    for statement in expected["createSql"]:
        spark.sql(statement.rstrip(";"))
    made, wanted = ({f.name: f.jsonValue() for f in frame.schema.fields}
                    for frame in (spark.table(name), spark.read.format("delta").load(str(folder))))
    if list(made) != list(wanted):
        return [f"{name}: its statement makes the columns {list(made)}, expected {list(wanted)}"]
    return [f"{name}: its statement makes {made[c]}, expected {wanted[c]}" for c in wanted if made[c] != wanted[c]]


def filter_table(frame, condition):
    """Rows that pass the condition, and files opened to find them: what skipping by the log's statistics leaves."""
    counted = frame.where(condition).groupBy().count()
    rows = counted.collect()[0]["count"]
    return {
        "where": condition,
        "rows": rows,
        "filesRead": sum(metric(scan, "numFiles") for scan in scans(counted)),
        "files": len(frame.inputFiles()),
    }


def scans(frame):
    leaves = frame._jdf.queryExecution().executedPlan().collectLeaves()
    return [leaves.apply(i) for i in range(leaves.size())]


def metric(plan, name):
    return plan.metrics().apply(name).value()


def sql_name(folder):
    return "delta.`" + str(folder).replace("`", "``") + "`"


def differences(table, expected):
    return [
        f"{table['table']}: {member} is {table[member]!r}, expected {expected[member]!r}"
        for member in ("rows", "digest", "schema")
        if member in expected and member in table and table[member] != expected[member]
    ]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: spark-submit verify_lake.py LAKE EXPECTED.json")
    sys.exit(main(sys.argv[1], sys.argv[2]))
