import { z } from "zod";
import type { Scope } from "./scope";

/** The headings under which operations are read. */
export type Group = "Token" | "Sets" | "Candidates" | "Invitations" | "Takes" | "Interviews";

/**
 * One thing that a program can call. The calls themselves, the document and the readable page are made from these, so
 * that they cannot say different things.
 */
export type Operation = {
  method: "GET" | "POST" | "DELETE";
  /** Below `/api/v1`; what stands in braces is a key of `params`. */
  path: string;
  group: Group;
  /** Null for any token that is in force. */
  scope: Scope | null;
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  /** `nothing` where no body is sent. */
  body: z.ZodType;
  status: 200 | 201 | 204;
  /** `nothing` with 204. */
  answer: z.ZodType;
  /** What the answer is written in. */
  media: "application/json" | "text/markdown";
};

/** Stands for no body, and for no answer. */
export const nothing = z.void();

/** What an operation is unless it says otherwise. */
export const plain = {
  description: "",
  params: z.object({}),
  query: z.object({}),
  body: nothing,
  status: 200,
  answer: nothing,
  media: "application/json",
} as const;

const MOST_ITEMS = 100;

/** How a list is asked for: a page at a time, the newest first. */
export const pageQuery = {
  limit: z.coerce
    .number(`give a whole number from 1 to ${MOST_ITEMS}`)
    .int("give a whole number")
    .min(1, "ask for at least 1")
    .max(MOST_ITEMS, `ask for at most ${MOST_ITEMS}`)
    .default(50)
    .describe("How many to give at most."),
  cursor: z.string().max(200).optional().describe("`next` of the page before; leave it out for the first page."),
};

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe("The cursor of the next page; null on the last one."),
  });
}

export const id = z.uuid("this is no id");
export const instant = z.iso.datetime("give an instant as in 2026-11-21T12:00:00Z").describe("An instant, in UTC.");
