// Finds the weights that fit somebody's answers best, off the thread that serves pages. Gets histories of
// [rating, study day], answers with `progress` now and then, and at the end with `weights` or `error`.
import { parentPort } from "node:worker_threads";
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";

let isCancelled = false;

/** One item for each answer that came a day or more after the one before, with all that came earlier. */
function toItems(histories) {
  const items = [];
  for (const history of histories) {
    let lastDay = history[0]?.[1] ?? 0;
    const reviews = [];
    for (const [rating, day] of history) {
      const days = day - lastDay;
      lastDay = day;
      reviews.push(new FSRSBindingReview(rating, days));
      if (days > 0) items.push(new FSRSBindingItem([...reviews]));
    }
  }
  return items;
}

parentPort.on("message", (request) => {
  if (request.kind === "cancel") isCancelled = true;
  else void train(request);
});

async function train(request) {
  try {
    const found = [];
    for (const [index, histories] of request.trainings.entries()) {
      const progress = (current, total) => {
        const share = (index + (total > 0 ? current / total : 0)) / request.trainings.length;
        parentPort.postMessage({ kind: "progress", share: Math.min(1, share) });
        return !isCancelled;
      };
      const options = { enableShortTerm: true, numRelearningSteps: request.relearningSteps, progress, timeout: 100 };
      found.push(await computeParameters(toItems(histories), options));
      if (isCancelled) throw new Error("cancelled");
    }
    parentPort.postMessage({ kind: "weights", found });
  } catch (error) {
    parentPort.postMessage({ kind: "error", message: isCancelled ? "cancelled" : String(error?.message ?? error) });
  }
}
