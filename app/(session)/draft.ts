"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { hasShape, isNumber, isRecord, isText } from "./stored-shape";

/** A half-typed answer and when it was typed, in milliseconds since 1970. */
export type SavedDraft = { fields: Fields; at: number };

/** Where the newest text is kept: nowhere yet, here and on the server, or in this browser alone. */
export type DraftStatus = "untouched" | "saved" | "on-this-device";

const LOCAL_DELAY_MS = 300;
const SERVER_DELAY_MS = 1500;

type Place = { itemId: string; step: string };

/**
 * Keeps what is typed into a form, at once in this browser and a little later on the server, so that it survives a
 * reload, a lost connection and a change of device.
 *
 * @param server what the server had when the page was made
 * @param canSaveOnServer whether it knows the person yet; a new visitor's text stays in the browser
 */
export function useDraft({ itemId, step }: Place, server: SavedDraft | null, canSaveOnServer: boolean) {
  const name = `draft ${itemId} ${step}`;
  // What the form opens with. Read once: what is kept later is what the fields already hold.
  const [opening] = useState(() => ({ server, newest: once(() => newestOf(name, server)) }));
  const draft = useSyncExternalStore(neverChanges, opening.newest, () => opening.server);
  const [status, setStatus] = useState<DraftStatus>("untouched");
  const timers = useRef<{ local?: ReturnType<typeof setTimeout>; server?: ReturnType<typeof setTimeout> }>({});

  useEffect(() => {
    const running = timers.current;
    return () => {
      clearTimeout(running.local);
      clearTimeout(running.server);
    };
  }, []);

  /** Called whenever something in the form has changed. */
  function keep(form: HTMLFormElement): void {
    clearTimeout(timers.current.local);
    timers.current.local = setTimeout(() => {
      const fields = fieldsOf(form);
      writeLocal(name, { fields, at: Date.now() });
      if (!canSaveOnServer) return setStatus("saved");
      clearTimeout(timers.current.server);
      timers.current.server = setTimeout(() => void send({ itemId, step }, fields).then(setStatus), SERVER_DELAY_MS);
    }, LOCAL_DELAY_MS);
  }

  /** Called once the answer was taken. */
  function forget(): void {
    clearTimeout(timers.current.local);
    clearTimeout(timers.current.server);
    removeLocal(name);
  }

  return { draft, status, keep, forget };
}

/** What a form holds now, by field name. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Record<string, string | string[]> = {};
  for (const [field, value] of new FormData(form)) {
    if (typeof value !== "string" || field.startsWith("$") || field === "answerId") continue;
    const before = fields[field];
    fields[field] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

async function send({ itemId, step }: Place, fields: Fields): Promise<DraftStatus> {
  try {
    const response = await fetch("/api/drafts", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ itemId, step, fields }),
    });
    return response.ok ? "saved" : "on-this-device";
  } catch {
    return "on-this-device"; // no connection: the browser has it, and the next change tries again
  }
}

function neverChanges(): () => void {
  return () => {};
}

function newestOf(name: string, server: SavedDraft | null): SavedDraft | null {
  const text = readLocal(name);
  const local = text === null ? null : parseDraft(text);
  return local && local.at > (server?.at ?? 0) ? local : server;
}

/** The same value for every call: what `read` gave when it was first asked. */
function once<Value>(read: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => (known ??= { value: read() }).value;
}

function parseDraft(text: string): SavedDraft | null {
  try {
    const stored: unknown = JSON.parse(text);
    return hasShape<SavedDraft>(stored, { fields: isFields, at: isNumber }) ? stored : null;
  } catch {
    return null; // not ours, or cut off: as good as none
  }
}

function isFields(value: unknown): value is Fields {
  return isRecord(value) && Object.values(value).every((field) => [field].flat().every(isText));
}

// A browser may refuse its storage, in a private window or when it is full: typing goes on without it.
function readLocal(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function writeLocal(name: string, draft: SavedDraft): void {
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    return;
  }
}

function removeLocal(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    return;
  }
}
