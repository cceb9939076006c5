import { changeKey, type KeptChange, putChange } from "./put-change";

const RETRY_MS = 5000;

export type KeepingState =
  { kind: "untouched" | "saving" | "saved" | "offline" } | { kind: "refused"; message: string };

/** Changes of one scorecard on their way: one after another, the newest of each thing alone, tried until they arrive. */
export class ChangeQueue {
  private readonly waiting = new Map<string, KeptChange>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<boolean> = Promise.resolve(true);

  private readonly scorecardId: string;
  private readonly onState: (state: KeepingState) => void;

  constructor(scorecardId: string, onState: (state: KeepingState) => void) {
    this.scorecardId = scorecardId;
    this.onState = onState;
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  /** Sends changes after a pause in which more may come. */
  keep(changes: readonly KeptChange[], delayMs: number): void {
    this.onState({ kind: "saving" });
    for (const change of changes) this.waiting.set(changeKey(change), change);
    this.flushIn(delayMs);
  }

  /** Sends all that waits now. @returns whether it is kept */
  async flush(): Promise<boolean> {
    if (this.timer) clearTimeout(this.timer);
    this.running = this.running.then(() => this.send());
    const isKept = await this.running;
    if (!isKept && !this.isEmpty) this.flushIn(RETRY_MS);
    return isKept;
  }

  private flushIn(delayMs: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  private async send(): Promise<boolean> {
    for (;;) {
      const [next] = this.waiting;
      if (!next) return true;
      const [key, change] = next;
      const result = await putChange(this.scorecardId, change);
      const isLast = this.waiting.get(key) === change; // else it was changed meanwhile
      if (result.kind !== "offline" && isLast) this.waiting.delete(key);
      if (result.kind !== "saved") {
        this.onState(result);
        return false;
      }
      if (this.isEmpty) this.onState(result);
    }
  }
}
