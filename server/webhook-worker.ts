import { claimMessages, sendClaimed, type Surroundings } from "./webhook-sender";
import { log } from "./log";
import { isOutage, noteOutage } from "./outage";
import { settleOverdueTakes } from "./take-grading";

const EVERY_MS = 1000;
const AFTER_FAULT_MS = 5000;
const MOST_AT_ONCE = 8;
const TAKES_EVERY = 5;

const shared = globalThis as typeof globalThis & { awaitedWorker?: true };

/**
 * Starts what this process does every second, once: sends webhooks as their time comes, and submits takes whose time is
 * over. Several processes may do so at once.
 */
export function startWorker(surroundings: Surroundings): void {
  if (shared.awaitedWorker) return;
  shared.awaitedWorker = true;
  let turn = 0;
  let sending = 0;

  async function takeTurn(): Promise<number> {
    try {
      const now = surroundings.now();
      if (turn % TAKES_EVERY === 0) await settleOverdueTakes(now);
      turn += 1;
      await sendMore();
      return EVERY_MS;
    } catch (error) {
      noteFault(error);
      return AFTER_FAULT_MS;
    }
  }

  // A slow address holds up its own messages alone.
  async function sendMore(): Promise<void> {
    const free = MOST_AT_ONCE - sending;
    const claimed = free > 0 ? await claimMessages(free, surroundings.now()) : [];
    for (const message of claimed) {
      sending += 1;
      void sendClaimed(message, surroundings)
        .then(
          () => (sending -= 1),
          (error: unknown) => {
            sending -= 1;
            noteFault(error);
          },
        )
        .then(() => sendMore().catch(noteFault));
    }
  }

  const again = () => {
    void takeTurn().then((wait) => setTimeout(again, wait).unref());
  };
  again();
}

function noteFault(error: unknown): void {
  if (isOutage(error)) return noteOutage(error);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  log().error({ name, reason: message.slice(0, 300) }, "work in the background failed");
}
