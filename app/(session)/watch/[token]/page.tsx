import type { Metadata } from "next";
import { cache } from "react";
import { candidateView } from "#app/candidate-view";
import { currentVisit } from "#app/visitor";
import { getSight } from "#server/interview-sight";
import { Notice } from "#ui/notice";
import { orNothing } from "../../take/or-nothing";
import { TakeFrame } from "../../take/take-frame";
import { WatchView } from "./watch-view";

export const metadata: Metadata = {
  title: "Interview",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

const sightOfPage = cache(async (token: string) => {
  const { address, now } = await currentVisit();
  return orNothing(() => getSight(token, { address }, now));
});

/** What the candidate of a live interview sees: the question that is asked, with its code, and nothing else. */
export default async function WatchPage({ params }: PageProps<"/watch/[token]">) {
  const { token } = await params;
  const found = await sightOfPage(token);
  if (typeof found === "string") return <TakeFrame title="Interview">{<Notice title={found} />}</TakeFrame>;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
      <WatchView token={token} first={await candidateView(found.sight)} />
    </>
  );
}
