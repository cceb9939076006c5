import { notFound } from "next/navigation";
import { Refusal } from "#domain/refusal";

/** What was found; a sentence when too many addresses were tried. What does not exist is the page that says so. */
export async function orNothing<Found extends object>(find: () => Promise<Found>): Promise<Found | string> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === "too-many") return error.message;
    notFound();
  }
}
