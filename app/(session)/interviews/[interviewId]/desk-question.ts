import type { ReactNode } from "react";

export type DeskCriterion = { step: string; key: string; html: string; points: number | null };

/** One question as the interviewer's page has it: rendered on the server, all of it from the start, so that going on needs no connection. */
export type DeskQuestion = {
  itemId: string;
  /** Where its note is kept. */
  step: string;
  number: number;
  title: string;
  facts: string;
  minutes: number;
  ask: ReactNode;
  followUps: readonly string[];
  listenFor: ReactNode;
  criteria: readonly DeskCriterion[];
};
