"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { CandidateView } from "#app/candidate-view";
import { Notice } from "#ui/notice";
import { Prose } from "#ui/prose";
import { type Connection, readEvents } from "../../event-reader";
import { isRecord } from "../../stored-shape";

const WORDS: Record<Exclude<CandidateView["kind"], "question">, { title: string; words: string }> = {
  waiting: {
    title: "The interview has not begun yet",
    words: "Leave this page open: the first question appears here by itself.",
  },
  blank: {
    title: "Nothing is shown at the moment",
    words: "Listen and talk; the next question appears here by itself.",
  },
  ended: { title: "The interview has ended", words: "Thank you. You can close this page." },
};

/** The candidate's page, kept up to date by the server's messages. */
export function WatchView({ token, first }: { token: string; first: CandidateView }) {
  const [view, setView] = useState(first);
  const [connection, setConnection] = useState<Connection>("connecting");
  const isOver = view.kind === "ended";
  useEffect(() => {
    if (isOver) return undefined;
    return readEvents(`/api/watch/${token}/events`, {
      onData: (data) => isView(data) && setView(data),
      onConnection: setConnection,
    });
  }, [token, isOver]);
  if (connection === "gone") {
    return (
      <Frame title="This address leads nowhere any more" status="" isLarge>
        <p className="max-w-[68ch] font-serif text-base text-muted">Ask whoever interviews you for the present one.</p>
      </Frame>
    );
  }
  const status = isOver ? "" : STATUS[connection];
  if (view.kind !== "question") {
    const { title, words } = WORDS[view.kind];
    return (
      <Frame title={title} status={status} isLarge>
        <p className="max-w-[68ch] font-serif text-base text-muted">{words}</p>
        {connection === "lost" && !isOver && <Lost />}
      </Frame>
    );
  }
  return (
    <Frame title={`Question ${view.number ?? ""}`} status={status}>
      {connection === "lost" && <Lost />}
      <Prose html={view.html ?? ""} size="question" />
    </Frame>
  );
}

const STATUS: Record<Exclude<Connection, "gone">, string> = {
  connecting: "Connecting …",
  open: "Up to date",
  lost: "Connection lost, trying again",
};

function Lost() {
  return <Notice tone="warning" title="The connection is lost: this may not be the present question." />;
}

type FrameProps = { title: string; status: string; isLarge?: boolean; children: ReactNode };

function Frame({ title, status, isLarge = false, children }: FrameProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh max-w-4xl flex-col gap-6 px-4 pt-8 pb-8 outline-none sm:px-6 sm:pt-12"
    >
      <h1 aria-live="polite" className={isLarge ? "text-xl font-semibold" : "text-sm font-medium text-muted"}>
        {title}
      </h1>
      {children}
      <output className="mt-auto pt-8 text-xs text-muted">{status}</output>
    </main>
  );
}

const KINDS: readonly unknown[] = ["waiting", "blank", "ended", "question"];

function isView(data: unknown): data is CandidateView {
  return (
    isRecord(data) &&
    KINDS.includes(data["kind"]) &&
    (data["html"] === null || typeof data["html"] === "string") &&
    (data["number"] === null || typeof data["number"] === "number")
  );
}
