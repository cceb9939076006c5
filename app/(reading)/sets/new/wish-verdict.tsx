"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod/mini";
import { Button } from "#ui/button";

const replySchema = z.object({
  state: z.enum(["met", "unmet", "unknown"]),
  unmet: z.array(z.string()),
  wouldHelp: z.array(z.string()),
});
const refusalSchema = z.object({ message: z.string() });

type Shown =
  | { kind: "nothing" }
  | { kind: "looking"; isLong: boolean }
  | { kind: "refused"; message: string }
  | { kind: "verdict"; verdict: z.infer<typeof replySchema>; hasAdvice: boolean };

const LOOKING: Shown = { kind: "looking", isLong: false };
const PAUSE_MS = 500;
/** From then on it is said that it takes long. */
const LONG_MS = 4000;

/** What is said of the wish while it is typed: whether one set can meet it, and what stands against it. */
export function WishVerdict({ formRef }: { formRef: RefObject<HTMLFormElement | null> }) {
  const [shown, setShown] = useState<Shown>({ kind: "nothing" });
  const running = useRef<AbortController | null>(null);

  const look = useCallback(async (form: HTMLFormElement, withAdvice: boolean) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setShown(LOOKING);
    const longer = setTimeout(() => {
      if (!controller.signal.aborted) setShown({ kind: "looking", isLong: true });
    }, LONG_MS);
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    );
    try {
      const response = await fetch("/api/wishes", {
        method: "POST",
        headers: { "content-type": "application/json" },
        // A wish that has no name yet is a wish as well.
        body: JSON.stringify({ fields: [...fields, ["title", "a set"]], withAdvice }),
        signal: controller.signal,
      });
      const reply: unknown = await response.json();
      const verdict = replySchema.safeParse(reply).data;
      if (controller.signal.aborted) return;
      setShown(
        verdict
          ? { kind: "verdict", verdict, hasAdvice: withAdvice }
          : response.status === 422
            ? { kind: "refused", message: refusalSchema.safeParse(reply).data?.message ?? "" }
            : { kind: "nothing" },
      );
    } catch {
      // Out of reach or overtaken: the wish can be sent all the same.
      if (!controller.signal.aborted) setShown({ kind: "nothing" });
    } finally {
      clearTimeout(longer);
    }
  }, []);

  useEffect(() => {
    const form = formRef.current;
    if (!form) return;
    let timer = setTimeout(() => void look(form, false), PAUSE_MS);
    const changed = () => {
      clearTimeout(timer);
      // What was said is of another wish from the first letter on, also when its answer is still to come.
      running.current?.abort();
      setShown(LOOKING);
      timer = setTimeout(() => void look(form, false), PAUSE_MS);
    };
    form.addEventListener("input", changed);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", changed);
      running.current?.abort();
    };
  }, [formRef, look]);

  return (
    <section
      aria-label="Whether this wish can be met"
      className="flex min-h-28 flex-col gap-2 border-t border-hairline pt-4"
    >
      <div aria-live="polite" className="flex flex-col gap-2 text-sm">
        <Words shown={shown} />
      </div>
      {shown.kind === "verdict" && shown.verdict.state === "unmet" && !shown.hasAdvice && (
        <div>
          <Button
            type="button"
            onClick={() => {
              if (formRef.current) void look(formRef.current, true);
            }}
          >
            What would help?
          </Button>
        </div>
      )}
    </section>
  );
}

function Words({ shown }: { shown: Shown }) {
  if (shown.kind === "nothing") return null;
  if (shown.kind === "looking") {
    return (
      <p className="text-muted">
        Looking whether this can be met …
        {shown.isLong && " It takes longer than usual; you need not wait for it to choose the questions."}
      </p>
    );
  }
  if (shown.kind === "refused") return <p>{shown.message}</p>;
  const { state, unmet, wouldHelp } = shown.verdict;
  if (state === "met")
    return (
      <p>
        <span className="text-done">✓</span> A set can meet this wish.
      </p>
    );
  if (state === "unknown")
    return <p className="text-muted">Whether this can be met takes longer to find out: choose the questions to see.</p>;
  return (
    <>
      <p className="font-semibold">No set meets all of this. The best one lacks:</p>
      <Sentences sentences={unmet} />
      {shown.hasAdvice && wouldHelp.length === 0 && (
        <p className="text-muted">No single change was found that would help.</p>
      )}
      {wouldHelp.length > 0 && (
        <>
          <p className="font-semibold">What would help</p>
          <Sentences sentences={wouldHelp} />
        </>
      )}
    </>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
