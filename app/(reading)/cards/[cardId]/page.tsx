import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Refusal } from "#domain/refusal";
import { type EditableCard, getOwnCard, listOwnTags } from "#server/own-cards";
import { findViewer } from "#server/session";
import { CardForm } from "../card-form";
import { DeleteCard } from "../delete-card";

export const metadata: Metadata = { title: "Edit a card" };

/** One of one's own cards, to be changed or deleted. */
export default async function EditCardPage({ params }: PageProps<"/cards/[cardId]">) {
  const { cardId } = await params;
  const viewer = await findViewer();
  const card = viewer && (await findCard(viewer.id, cardId));
  if (!viewer || !card) notFound();
  const tags = await listOwnTags(viewer.id);
  const { id, rev, kind, front, back, notes } = card;
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-2">
        <Link href="/cards" className="w-fit text-sm text-muted underline underline-offset-2 hover:text-ink">
          Cards of your own
        </Link>
        <h1 className="text-xl font-semibold">{kind === "cloze" ? "Edit the blanks" : "Edit the flashcard"}</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Changing the words does not change when it comes back.{" "}
          <Link href={`/progress/cards/${id}`} className="underline underline-offset-2 hover:text-ink">
            Its history
          </Link>
        </p>
      </header>
      <CardForm
        fields={{ id, rev: String(rev), kind, front, back, notes, tags: card.tags.join(", ") }}
        tags={tags.map(({ tag }) => tag)}
      />
      <div className="max-w-2xl border-t border-hairline pt-6">
        <DeleteCard id={id} label="Delete this card" />
      </div>
    </div>
  );
}

async function findCard(userId: string, id: string): Promise<EditableCard | null> {
  try {
    return await getOwnCard(userId, id);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
