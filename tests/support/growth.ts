/** Between even growth and growth by the square, with room for a busy machine. */
export const EVEN_GROWTH = 32;

const MOST_TRIES = 4;

/**
 * How many times longer something takes on eight times as much: about 8 when it grows evenly, 64 when by the square.
 * What looks uneven is measured again: a busy moment passes, growth by the square stays.
 */
export async function growthFactor(work: (times: number) => unknown, times = 1): Promise<number> {
  await work(times); // so that compiling counts for neither
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < MOST_TRIES && least >= EVEN_GROWTH; tries++) {
    const small = await quickestMs(() => work(times));
    const large = await quickestMs(() => work(times * 8));
    least = Math.min(least, large / Math.max(small, 1)); // less than a millisecond is mostly noise
  }
  return least;
}

async function quickestMs(work: () => unknown): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5; attempt++) {
    const startedAt = performance.now();
    await work();
    quickest = Math.min(quickest, performance.now() - startedAt);
  }
  return quickest;
}
