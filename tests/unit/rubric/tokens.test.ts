import { describe, expect, test } from "vitest";
import { cleanText } from "#domain/rubric/text";
import { MANY_ARGUMENTS, tokenize } from "#domain/rubric/tokens";
import { EVEN_GROWTH, growthFactor } from "#tests/support/growth";

const read = (raw: string) => tokenize(cleanText(raw));
const texts = (raw: string): string[] => read(raw).map((token) => token.text);

describe("tokenize", () => {
  test.each<[raw: string, tokens: string[]]>([
    ["asyncio.create_task(work()) returns", ["create_task", "returns"]],
    ["It is written `async def f()` here", ["it", "is", "written", "async def", "f", "here"]],
    ["async def", ["async def"]],
    ["with return_exceptions=True set", ["with", "return_exceptions", "set"]],
    ["except* ValueError", ["except*", "valueerror"]],
    ["a non-blocking, I/O-bound call", ["a", "non", "blocking", ",", "io", "bound", "call"]],
    ["It doesn't block.", ["it", "doesn't", "block", "."]],
    ["task(s) run", ["task", "run"]],
    ["gather(which runs many things)", ["gather", "(", "which", "runs", "many", "things", ")"]],
    ["e.g. this", ["e.g.", "this"]],
    ["await -> loop", ["await", "=", "loop"]],
    ["3s", ["3", "s"]],
  ])("%j has the tokens %j", (raw, expected) => {
    expect(texts(raw)).toEqual(expected);
  });

  test("a call knows the names inside it, and whether it takes several things", () => {
    const [call] = read("asyncio.gather(a(), b(), return_exceptions=True)");
    expect(call?.names).toEqual(
      expect.arrayContaining(["gather", "asyncio.gather", "a", "return_exceptions=true", MANY_ARGUMENTS]),
    );
    expect(read("gather(a())")[0]?.names).not.toContain(MANY_ARGUMENTS);
  });

  test("a token covers its own words of the raw answer", () => {
    const raw = "So **asyncio.create_task(x)** is *one* term";
    const covered = read(raw).map(({ start, end }) => raw.slice(start, end));
    expect(covered).toEqual(["So", "asyncio.create_task(x)", "is", "one", "term"]);
  });

  test.each(["a.b", "f(", "a'", "<b ", "`"])("the work on %j over and over grows evenly", async (noise) => {
    expect(await growthFactor((times) => read(noise.repeat(times)), 2_000)).toBeLessThan(EVEN_GROWTH);
  });
});
