"""Answers every ticket of a table in Polars, and counts by plan and state.

usage: polars_groups.py TICKETS.csv [OPTIONS of slacalc batch]
"""
import subprocess
import sys

import polars as pl

table, *options = sys.argv[1:]
command = ["slacalc", "batch", "-", "--input", "csv", "--no-config", "--quiet", *options]


def answered(tickets: pl.DataFrame) -> pl.DataFrame:
    """Returns the tickets with the columns of their answers. All columns are texts."""
    run = subprocess.run(command, input=tickets.write_csv().encode(), stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):  # 2: some rows are wrong, and say so in sla_error.
        raise RuntimeError(f"slacalc ended with {run.returncode}")
    return pl.read_csv(run.stdout, infer_schema=False)


tickets = pl.read_csv(table, infer_schema=False)
answers = pl.concat(answered(part) for part in tickets.iter_slices(100_000))
states = answers.group_by("sla_policy", "sla_plan", "sla_state").len("tickets").sort(pl.all())
states.write_csv(sys.stdout)
