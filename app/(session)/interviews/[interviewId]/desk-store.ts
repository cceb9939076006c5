import { afterEdit, type Desk, deskSchema, type Edit, editedSchema, fieldOf, isNewer } from "#domain/interviews/edit";
import { SendFailure, sendJson } from "../../send";
import { type Connection, readEvents } from "../../event-reader";
import { EditStore, type Pending } from "./edit-store";

const TYPING_MS = 1000;
const RETRIES_MS = [1000, 2000, 4000, 8000];
const MAX_BATCH = 40;
const MAX_BATCH_CHARS = 20_000;

export type Saving = "saved" | "saving" | "unreached" | "barred";

/** What the page shows: the server's picture with what is not confirmed yet laid over it. */
export type DeskView = Pick<Desk, "state" | "sheet" | "scorecardId" | "isSubmitted"> & {
  /** What to add to this browser's clock to have the server's. */
  clockOffset: number;
  saving: Saving;
  /** Edits on their way. */
  waiting: number;
  connection: Connection;
  /** What was refused last, in a sentence. */
  refusal: string | null;
};

/**
 * One interviewer's page of an interview: takes edits at once, sends them in their order, again and again until the
 * server has them, and follows what other tabs and colleagues do.
 */
export class DeskStore {
  readonly #path: string;
  readonly #store: EditStore;
  readonly #listeners = new Set<() => void>();
  #desk: Desk;
  #clockOffset: number | null = null;
  #pending: Pending = [];
  /** The edits that a call is carrying now. */
  #carried: Pending = [];
  #maxBatch = MAX_BATCH;
  #failures = 0;
  #timer: { handle: ReturnType<typeof setTimeout>; at: number } | null = null;
  #connection: Connection = "connecting";
  #refusal: string | null = null;
  /** The server takes nothing from this person any more: an owner changed what they may do. */
  #isBarred = false;
  #view: DeskView;

  constructor(interviewId: string, viewerId: string, desk: Desk) {
    this.#path = `/api/interviews/${interviewId}`;
    this.#store = new EditStore(`${interviewId} ${viewerId}`);
    this.#desk = desk;
    this.#view = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DeskView => this.#view;

  /** Follows the server and sends what earlier tabs could not. @returns ends both */
  open(): () => void {
    let isOpen = true;
    const takeUp = async () => {
      const left = await this.#store.open();
      if (!isOpen) return this.#store.close();
      this.#pending = [...left, ...this.#pending];
      this.#store.keep(this.#pending);
      this.#tell();
      this.#sendSoon(0);
    };
    void takeUp();
    const end = readEvents(`${this.#path}/events`, {
      onData: (data) => this.#take(deskSchema.parse(data)),
      onConnection: (connection) => {
        if (connection === "open" && this.#connection !== "open") this.#sendSoon(0);
        this.#connection = connection;
        this.#tell();
      },
    });
    const leave = () => this.#sendLast();
    const retry = () => this.#sendSoon(0);
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", retry);
    return () => {
      isOpen = false;
      end();
      leave();
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", retry);
      if (this.#timer) clearTimeout(this.#timer.handle);
      this.#timer = null;
      this.#store.close();
    };
  }

  /** Makes an edit here and now; the server hears of it as soon as it can. */
  edit(edit: Edit): void {
    const field = fieldOf(edit);
    const at =
      field === null
        ? -1
        : this.#pending.findLastIndex((one) => fieldOf(one.edit) === field && !this.#carried.includes(one));
    const made = { id: crypto.randomUUID(), madeAt: Date.now(), edit };
    this.#pending = at === -1 ? [...this.#pending, made] : this.#pending.with(at, made);
    this.#store.keep(this.#pending);
    this.#refusal = null;
    this.#tell();
    this.#sendSoon(edit.kind === "note" ? TYPING_MS : 0);
  }

  /** Waits until everything is with the server. @returns whether it is */
  async settled(withinMs = 10_000): Promise<boolean> {
    if (this.#pending.length === 0) return true;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => this.#pending.length === 0 && done(true));
      const timer = setTimeout(() => done(false), withinMs);
      function done(isSettled: boolean): void {
        stop();
        clearTimeout(timer);
        resolve(isSettled);
      }
    });
  }

  #sendSoon(delayMs: number): void {
    if (this.#carried.length > 0 || this.#pending.length === 0) return;
    const at = performance.now() + delayMs;
    if (this.#timer && this.#timer.at <= at) return;
    if (this.#timer) clearTimeout(this.#timer.handle);
    this.#timer = { handle: setTimeout(() => void this.#send(), delayMs), at };
  }

  async #send(): Promise<void> {
    this.#timer = null;
    if (this.#carried.length > 0 || this.#pending.length === 0) return;
    const batch = (this.#carried = this.#batch());
    try {
      const { refused, desk } = editedSchema.parse(await sendJson<unknown>(this.#path, { edits: aged(batch) }));
      this.#refusal = refused.at(-1)?.message ?? this.#refusal;
      this.#isBarred = false;
      this.#confirm(batch);
      if (this.#pending.length === 0) this.#maxBatch = MAX_BATCH;
      this.#take(desk);
    } catch (error) {
      if (error instanceof SendFailure && error.isFinal) {
        // One edit that is refused must not cost the others: from now on they go one by one.
        if (batch.length > 1) this.#maxBatch = 1;
        else {
          this.#refusal = error.message;
          this.#confirm(batch);
        }
      } else {
        this.#isBarred = error instanceof SendFailure && error.isForbidden;
        this.#failures += 1;
      }
    } finally {
      this.#carried = [];
    }
    this.#tell();
    this.#sendSoon(this.#failures === 0 ? 0 : (RETRIES_MS[Math.min(this.#failures, RETRIES_MS.length) - 1] ?? 8000));
  }

  /** The page goes away: what is left is sent without waiting for an answer, and is kept here all the same. */
  #sendLast(): void {
    if (this.#pending.length === 0) return;
    const body = JSON.stringify({ edits: aged(this.#batch()) });
    const headers = { "content-type": "application/json" };
    // Refused or lost, it is sent again when the page is next opened.
    void fetch(this.#path, { method: "POST", headers, body, keepalive: true }).catch(() => null);
  }

  /** The first edits, as many as fit into one call. */
  #batch(): Pending {
    let chars = 0;
    const count = this.#pending.slice(0, this.#maxBatch).findIndex(({ edit }, place) => {
      chars += JSON.stringify(edit).length + 100;
      return place > 0 && chars > MAX_BATCH_CHARS;
    });
    return this.#pending.slice(0, count === -1 ? this.#maxBatch : count);
  }

  #confirm(batch: Pending): void {
    const ids = new Set(batch.map(({ id }) => id));
    this.#pending = this.#pending.filter(({ id }) => !ids.has(id));
    this.#failures = 0;
    this.#store.keep(this.#pending);
  }

  #take(desk: Desk): void {
    // The message that was on its way the shortest shows the server's clock best.
    this.#clockOffset = Math.max(this.#clockOffset ?? -Infinity, desk.now - Date.now());
    if (isNewer(desk.version, this.#desk.version)) this.#desk = desk;
    this.#tell();
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): DeskView {
    const { state, sheet, scorecardId, isSubmitted } = this.#desk;
    const clockOffset = this.#clockOffset ?? 0;
    const laid = this.#pending.reduce((desk, { edit, madeAt }) => afterEdit(desk, edit, madeAt + clockOffset), {
      state,
      sheet,
    });
    const isStuck = this.#failures > 0 || this.#connection === "lost";
    return {
      ...laid,
      scorecardId,
      isSubmitted,
      clockOffset,
      saving: this.#pending.length === 0 ? "saved" : this.#isBarred ? "barred" : isStuck ? "unreached" : "saving",
      waiting: this.#pending.length,
      connection: this.#connection,
      refusal: this.#refusal,
    };
  }
}

function aged(pending: Pending) {
  return pending.map(({ id, madeAt, edit }) => ({ id, ageMs: Math.max(0, Date.now() - madeAt), edit }));
}
