"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Answered } from "#app/answered";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { SendFailure, sendJson } from "./send";

type SecondOpinionProps = {
  answerId: string;
  model: string;
  /** Hears how the answer stands then; without, the page is asked for anew. */
  onChanged?: ((answered: Answered) => void) | undefined;
};

/** Asks another grader about what the scoring left open. The answer on the screen stays usable meanwhile. */
export function SecondOpinion({ answerId, model, onChanged }: SecondOpinionProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function ask() {
    if (isAsking) return;
    setAsking(true);
    setTrouble(null);
    try {
      const answered = await sendJson<Answered>("/api/second-opinions", { answerId });
      if (onChanged) onChanged(answered);
      else router.refresh();
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      setTrouble(error.message);
    } finally {
      setAsking(false);
    }
  }

  return (
    <div className="flex max-w-[68ch] flex-col items-start gap-2">
      <Button onClick={() => void ask()} aria-disabled={isAsking}>
        {isAsking ? "Asking …" : "Ask for a second opinion"}
      </Button>
      <p className="text-xs text-muted">
        Your answer is sent to the model {model}. It can settle only what is not sure here, and has to quote you. Where
        it sees more otherwise, the authors may read this answer.
      </p>
      {trouble !== null && <Notice tone="failure" title={trouble} isLive />}
    </div>
  );
}
