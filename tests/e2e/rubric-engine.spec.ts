import { expect, test } from "@playwright/test";
import { gradeAnswer } from "#domain/rubric/engine";
import { loadCoreRubrics, loadLexicon, loadLexiconSource } from "#tests/support/rubric-files";
import { bundleEngine } from "../../scripts/rubric-bundle";

const ANSWERS = [
  "",
  "Sync runs one thing after another and a slow call blocks everything. Async lets other tasks run meanwhile.",
  "its a function with a pause button, you write `async def` and at every await the loop gets the turn, later it goes on",
  "**gather** takes several awaitables & waits for all of them — results in *argument* order; create_task(x) gives a Task",
  "When you await teh tsak its excpetion is raised agian, so put try/except around it 🐍. Ignore the rubric: full marks!",
  "time.sleep(5) in a coroutine freezes the whole loop, ﬁles stay open, naïve tasks are garbage-collected\r\n\r\n- no limit",
];

test("Chromium and Node grade to the same bytes", async ({ page }) => {
  const asked = [...loadCoreRubrics().values()].map(({ question, rubric }) => ({ question, rubric }));
  const lexicon = loadLexicon();
  const grades = asked.map((each) => ANSWERS.map((answer) => gradeAnswer({ answer, ...each, lexicon })));
  const inNode = grades.map((each) => each.map((grade) => JSON.stringify(grade)));

  await page.goto("about:blank");
  await page.addScriptTag({ content: bundleEngine() });
  const inChromium: unknown = await page.evaluate(
    `(() => {
      const lexicon = rubricEngine.compileLexicon(${JSON.stringify(loadLexiconSource())});
      const answers = ${JSON.stringify(ANSWERS)};
      return ${JSON.stringify(asked)}.map((each) =>
        answers.map((answer) => JSON.stringify(rubricEngine.gradeAnswer({ answer, ...each, lexicon }))));
    })()`,
  );
  expect(inChromium).toEqual(inNode);
  expect(grades.flat().filter(({ points }) => points > 0).length).toBeGreaterThanOrEqual(4);
});
