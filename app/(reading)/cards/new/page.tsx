import type { Metadata } from "next";
import { isStorable } from "#domain/storable";
import { CARD_LIMITS } from "#domain/own-card/own-card";
import { getItem } from "#server/items";
import { listOwnTags } from "#server/own-cards";
import { findViewer } from "#server/session";
import { Refusal } from "#domain/refusal";
import { CardForm } from "../card-form";

export const metadata: Metadata = { title: "New card" };

/** A card from scratch, or from words that were selected in an explanation. */
export default async function NewCardPage({ searchParams }: PageProps<"/cards/new">) {
  const params = await searchParams;
  const one = (name: string) => {
    const value = [params[name]].flat()[0] ?? "";
    return isStorable(value) ? value : "";
  };
  const viewer = await findViewer();
  const [tags, title] = await Promise.all([
    viewer ? listOwnTags(viewer.id) : [],
    titleOf(one("item"), viewer?.id ?? null),
  ]);
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">New card</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Only you see your cards. They come back in your daily review like every other question.
        </p>
      </header>
      <CardForm
        fields={{
          id: `own-${crypto.randomUUID()}`,
          rev: "0",
          kind: one("kind") === "cloze" ? "cloze" : "flashcard",
          front: title,
          back: one("text").slice(0, CARD_LIMITS.back),
          notes: "",
          tags: "",
        }}
        tags={tags.map(({ tag }) => tag)}
      />
    </div>
  );
}

/** What the question that the words come from is called: the beginning of a front. */
async function titleOf(itemId: string, userId: string | null): Promise<string> {
  if (itemId === "") return "";
  try {
    return (await getItem(itemId, userId)).title;
  } catch (error) {
    if (error instanceof Refusal) return "";
    throw error;
  }
}
