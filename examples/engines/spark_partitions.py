"""Answers every ticket of a table in Spark: each partition goes through a slacalc of its own.

usage: spark_partitions.py TICKETS.csv DIRECTORY [OPTIONS of slacalc batch]
MASTER says where: local-cluster[2,1,1024] unless set. Each worker needs slacalc on its path, and contracts at the same place.
"""
import os
import subprocess
import sys
import threading

import pyarrow as pa
import pyarrow.csv as csv
from pyspark.sql import SparkSession

table, directory, *options = sys.argv[1:]
command = ["slacalc", "batch", "-", "--input", "csv", "--no-config", "--quiet", *options]
spark = SparkSession.builder.master(os.environ.get("MASTER", "local-cluster[2,1,1024]")).getOrCreate()
tickets = spark.read.csv(table, header=True).repartition(4)
header = ",".join(tickets.columns) + "\n"
# The columns of the answer, from a table without rows.
names = subprocess.run(command, input=header, stdout=subprocess.PIPE, text=True, check=True).stdout.strip().split(",")


def answered(batches):
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as slacalc:
        def feed():
            with slacalc.stdin as rows:
                rows.write(header.encode())
                for batch in batches:
                    csv.write_csv(batch, rows, csv.WriteOptions(include_header=False))

        threading.Thread(target=feed, daemon=True).start()
        as_text = csv.ConvertOptions(column_types={name: pa.string() for name in names}, strings_can_be_null=True)
        yield from csv.open_csv(slacalc.stdout, convert_options=as_text)
    if slacalc.returncode not in (0, 2):  # 2: some rows are wrong, and say so in sla_error.
        raise RuntimeError(f"slacalc ended with {slacalc.returncode}")


schema = ", ".join(f"`{name}` string" for name in names)
tickets.mapInArrow(answered, schema).write.csv(directory, header=True)
