/** How many streams each view reads: enough that all of them together read twenty thousand. */
export const runs = Number(process.env.FUZZ_RUNS ?? 5000);

/** A run is the same every time, unless it is given another seed. */
export const seed = Number(process.env.FUZZ_SEED ?? 4);
