import { z } from "zod";
import { editSchema } from "#domain/interviews/edit";

const pendingSchema = z.array(z.object({ id: z.string(), madeAt: z.number(), edit: editSchema }));
/** Edits that the server has not confirmed, in the order in which they were made. */
export type Pending = z.infer<typeof pendingSchema>;

/**
 * Where a tab keeps its unconfirmed edits, so that a reload, a crash or a closed tab loses none. Each tab has a place
 * of its own, held by a lock for as long as it lives; what a tab left behind is taken over by the next one that opens.
 * In a browser without storage or locks edits are kept for as long as the page is open.
 */
export class EditStore {
  readonly #prefix: string;
  #name: string | null = null;
  #release = () => {};

  /** @param owner whose edits of which interview: another person on the same browser never sends them */
  constructor(owner: string) {
    this.#prefix = `interview ${owner} `;
  }

  /** Takes this tab's place. @returns what was left there, and what closed tabs have left behind */
  async open(): Promise<Pending> {
    let id = readTab() ?? crypto.randomUUID();
    // A tab that was duplicated has the other's number, and needs one of its own.
    if (!(await this.#hold(this.#prefix + id))) {
      id = crypto.randomUUID();
      await this.#hold(this.#prefix + id);
    }
    writeTab(id);
    this.#name = this.#prefix + id;
    const own = read(this.#name);
    const orphans: Pending = [];
    for (const name of names(this.#prefix)) {
      if (name !== this.#name) orphans.push(...(await takeOver(name)));
    }
    return [...orphans, ...own].toSorted((a, b) => a.madeAt - b.madeAt);
  }

  keep(pending: Pending): void {
    if (this.#name === null) return;
    try {
      if (pending.length > 0) localStorage.setItem(this.#name, JSON.stringify(pending));
      else localStorage.removeItem(this.#name);
    } catch {
      return; // storage refused or full: the page still has them
    }
  }

  close(): void {
    this.#release();
  }

  /** Holds a name until `close`. @returns whether it was free */
  async #hold(name: string): Promise<boolean> {
    if (!("locks" in navigator)) return true;
    return new Promise((resolve) => {
      const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>((release) => (this.#release = release));
      });
      held.catch(() => resolve(true)); // locks refused: as good as none
    });
  }
}

/** What a closed tab left; nothing while it is open. */
async function takeOver(name: string): Promise<Pending> {
  if (!("locks" in navigator)) return [];
  try {
    return await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return [];
      const left = read(name);
      localStorage.removeItem(name);
      return left;
    });
  } catch {
    return []; // storage or locks refused
  }
}

function read(name: string): Pending {
  try {
    return pendingSchema.safeParse(JSON.parse(localStorage.getItem(name) ?? "[]")).data ?? [];
  } catch {
    return []; // not ours, cut off, or storage refused
  }
}

function names(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

function readTab(): string | null {
  try {
    return sessionStorage.getItem("tab");
  } catch {
    return null;
  }
}

function writeTab(id: string): void {
  try {
    sessionStorage.setItem("tab", id);
  } catch {
    return;
  }
}
