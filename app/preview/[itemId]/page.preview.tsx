import { notFound } from "next/navigation";
import { previewItem, savedAt } from "#app/preview-item";
import { AnswerResult } from "#ui/answer-result";
import { Button } from "#ui/button";
import { InterviewPlan } from "#ui/interview-plan";
import { Notice } from "#ui/notice";
import { Question } from "#ui/question";
import { ActionBar } from "#ui/session-frame";
import { ReloadOnSave } from "./reload-on-save";

type PreviewProps = {
  params: Promise<{ itemId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * One item as it will look, before and after answering, read from the disk each time. Answers travel in the address,
 * so that one can be looked at again after every change. There is no such page but in `npm run content:preview`.
 */
export default async function PreviewPage({ params, searchParams }: PreviewProps) {
  const { itemId } = await params;
  const fields = Object.entries(await searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  const saved = await savedAt(itemId);
  const preview = await previewItem(itemId, fields);
  if (!preview) notFound();
  const { title, problems, shown } = preview;
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-5xl flex-col px-4 py-8 outline-none sm:px-6">
      <header className="mb-8 flex flex-wrap items-baseline gap-x-4 border-b border-hairline pb-3">
        <h1 className="text-sm font-medium">{title}</h1>
        <p className="font-mono text-xs text-muted">{itemId}, a preview</p>
      </header>
      <ReloadOnSave itemId={itemId} shown={saved} />
      <div className="flex flex-1 flex-col gap-10 pb-16">
        {problems.length > 0 && (
          <Notice tone="warning" title="This is left to mend or to write">
            <ul className="list-disc pl-5">
              {problems.map((problem) => (
                <li key={problem} className="break-words">
                  {problem}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {shown?.view.kind === "mock_interview" && (
          <InterviewPlan rules={shown.view.rules} sections={shown.view.sections} />
        )}
        {shown && shown.view.kind !== "mock_interview" && (
          <form method="get" className="flex flex-col gap-6">
            <Question key={itemId} view={shown.view} />
            <ActionBar note="What you answer here is kept nowhere.">
              <Button type="submit" variant="primary">
                Answer
              </Button>
            </ActionBar>
          </form>
        )}
        {shown && (
          <section aria-label="After answering" className="border-t border-hairline pt-8">
            <p className="mb-6 text-xs text-muted">
              {shown.answers.length > 0 ? "After this answer" : "After answering; answer above to see it scored"}
            </p>
            <AnswerResult answers={shown.answers} lesson={shown.lesson} />
          </section>
        )}
      </div>
    </main>
  );
}
