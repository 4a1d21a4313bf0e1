"""Changes Delta tables of a test with Spark: runs each SQL statement of a file, one a line.

    spark-submit change_tables.py STATEMENTS.sql
"""

import pathlib
import sys
import tempfile

from pyspark.sql import SparkSession


def main(statements):
    with tempfile.TemporaryDirectory(prefix="change-tables-") as scratch:
        spark = (
            SparkSession.builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.warehouse.dir", f"{scratch}/warehouse")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
        try:
            for statement in pathlib.Path(statements).read_text(encoding="utf-8").splitlines():
                spark.sql(statement).collect()
        finally:
            spark.stop()


main(sys.argv[1])
