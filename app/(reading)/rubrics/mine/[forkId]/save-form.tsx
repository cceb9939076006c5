"use client";

import { useActionState } from "react";
import { AnswerArea } from "#ui/answer-area";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { saveText } from "../../actions";

type SaveFormProps = { forkId: string; seen: number; text: string; maxChars: number };

/** The rubric as a text to change. Saving checks it as content is checked, and keeps it as a further version. */
export function SaveForm({ forkId, seen, text: saved, maxChars }: SaveFormProps) {
  const [{ result, text }, save] = useActionState(saveText, { result: null, text: saved });
  return (
    <form action={save} className="flex flex-col gap-3">
      <input type="hidden" name="forkId" value={forkId} />
      <input type="hidden" name="seen" value={seen} />
      <AnswerArea
        name="text"
        label="The rubric, as text"
        text={text}
        disabled={false}
        look="code"
        className="max-h-[70vh] min-h-64"
        status={(typed) => ({
          words: `${typed.split("\n").length} lines, ${typed.length.toLocaleString("en")} of ${maxChars.toLocaleString("en")} characters`,
          isWrong: typed.length > maxChars,
        })}
      />
      <div>
        <Button type="submit" variant="primary" pendingLabel="Trying it …">
          Check and save
        </Button>
      </div>
      {result?.ok === false && (
        <Notice tone="failure" title="It was not saved; your text is still here." isLive>
          <p className="wrap-anywhere whitespace-pre-line">{result.message}</p>
        </Notice>
      )}
    </form>
  );
}
