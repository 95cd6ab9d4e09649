//! Policy directories, sizes, threads and memory: bounded, and growing no faster than n log n.
