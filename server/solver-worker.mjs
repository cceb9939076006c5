// The solver on a thread of its own: a search is one long call, and nobody else should wait for it.
import { parentPort } from "node:worker_threads";
import loadHighs from "highs";

const highs = await loadHighs();

parentPort?.on("message", ({ id, lp, seconds }) => {
  try {
    const { Status, Columns } = highs.solve(lp, {
      output_flag: false,
      mip_abs_gap: 0.5,
      mip_rel_gap: 0,
      random_seed: 0,
      threads: 1,
      time_limit: seconds,
    });
    const values = Object.entries(Columns).map(([name, { Primal }]) => [name, Primal]);
    parentPort.postMessage({ id, status: Status, values });
  } catch (error) {
    parentPort.postMessage({ id, status: String(error), values: [] });
  }
});
