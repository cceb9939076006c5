import type { Metadata } from "next";
import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { openReview, viewExtra } from "#app/review-cards";
import { requestTime } from "#app/request-time";
import { slugSchema } from "#domain/content/shared-fields";
import { replanOnNewDay } from "#server/daily-plan";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { SessionFrame } from "#ui/session-frame";
import type { ReviewMode } from "./review-mode";
import { ReviewSession } from "./review-session";

export const metadata: Metadata = { title: "Daily review" };

const FIRST_CARDS = 10;

const askedSchema = z.object({
  mode: z.enum(["today", "ahead", "cram"]).catch("today"),
  topic: slugSchema.nullable().catch(null).default(null),
});

/** Today's cards, one at a time; or those of the next days, or of a topic. */
export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const viewer = await findViewer();
  if (!viewer) {
    return (
      <SessionFrame title="Daily review" segments={[]} position="" exit={{ href: "/", label: "Home" }}>
        <Empty
          title="Your daily review will be here."
          action={
            <ButtonLink href="/practice" variant="primary">
              Answer a first question
            </ButtonLink>
          }
        >
          Every question you answer comes back on the day you are about to forget it. Answer one to begin.
        </Empty>
      </SessionFrame>
    );
  }
  const now = requestTime();
  const { mode: kind, topic } = askedSchema.parse(await searchParams);
  if (kind === "today") {
    after(() => replanOnNewDay(viewer.id, now)); // it may take a second, and the cards need not wait for it
    // The page that a browser keeps for hours without a connection holds no answer.
    const isKept = (await headers()).has("x-awaited-keep");
    const opened = await openReview(viewer.id, { limit: FIRST_CARDS, resumes: !isKept }, now);
    return <ReviewSession viewerId={viewer.id} mode={{ kind, title: "Daily review", query: [] }} {...opened} />;
  }
  const today = await viewExtra(viewer.id, { mode: kind, topic, since: now, limit: FIRST_CARDS, except: [] }, now);
  const query: ReviewMode["query"] = [["since", now.toISOString()], ...(topic === null ? [] : [named("topic", topic)])];
  const title = kind === "ahead" ? "Review ahead" : `Cramming: ${await titleOf(topic)}`;
  return <ReviewSession viewerId={viewer.id} mode={{ kind, title, query }} today={today} answered={null} />;
}

function named(name: string, value: string): [string, string] {
  return [name, value];
}

async function titleOf(topic: string | null): Promise<string> {
  const found = topic === null ? [] : await topics(null);
  return found.find(({ id }) => id === topic)?.title ?? "all your cards";
}
