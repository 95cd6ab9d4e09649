"""Answers the tickets that a query of DuckDB selects, and counts them in DuckDB by plan and state.

usage: duckdb_query.py TICKETS.csv [OPTIONS of slacalc batch]
"""
import pathlib
import subprocess
import sys
import tempfile

import duckdb

table, *options = sys.argv[1:]

with tempfile.TemporaryDirectory() as directory:
    rows, answers = pathlib.Path(directory, "rows.csv"), pathlib.Path(directory, "answers.csv")
    # Any query will do, over Parquet or a database of yours too.
    duckdb.sql(f"copy (from read_csv('{table}', all_varchar = true)) to '{rows}' (header)")
    command = ["slacalc", "batch", rows, "--output", answers, "--no-config", "--quiet", *options]
    code = subprocess.run(command, check=False).returncode
    if code not in (0, 2):  # 2: some rows are wrong, and say so in sla_error.
        sys.exit(f"slacalc ended with {code}")
    states = f"""
        select sla_policy, sla_plan, sla_state, count(*) as tickets
        from read_csv('{answers}', all_varchar = true) group by all order by all nulls first
    """
    duckdb.sql(f"copy ({states}) to '/dev/stdout' (header)")
