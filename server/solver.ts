import loadHighs, { type Highs } from "highs";
import type { Solver } from "#domain/sets/set-model";

let loading: Promise<Highs> | null = null;

/**
 * Solves an integer programme to proven optimality with HiGHS; one thread and a fixed seed, so the same programme has
 * the same answer everywhere. @throws when the solver ends without one, which no set model can cause: slacks make all feasible
 */
export const solve: Solver = async (lp) => {
  loading ??= loadHighs();
  const highs = await loading;
  const { Status, Columns } = highs.solve(lp, {
    output_flag: false,
    mip_abs_gap: 0.5,
    mip_rel_gap: 0,
    random_seed: 0,
    threads: 1,
  });
  if (Status !== "Optimal") throw new Error(`The search for a set ended with "${Status}".`);
  return new Map(Object.entries(Columns).map(([name, { Primal }]) => [name, Primal]));
};
