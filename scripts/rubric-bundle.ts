import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "yaml";

const root = path.resolve(import.meta.dirname, "..");
const ENTRY = `
  export { gradeAnswer } from "./domain/rubric/engine";
  export { compileLexicon } from "./domain/rubric/lexicon";
`;

/** The engine as one script for a browser, which puts it on the page under the name `rubricEngine`. */
export function bundleEngine(): string {
  const options = ["--bundle", "--minify", "--format=iife", "--global-name=rubricEngine", "--loader=ts"];
  const esbuild = path.join(root, "node_modules/.bin/esbuild");
  const settings = { cwd: root, input: ENTRY, maxBuffer: 64 * 1024 * 1024 };
  return execFileSync(esbuild, options, settings).toString();
}

/** Bytes that a browser would load to grade by itself: the engine and the lexicon, compressed. */
export function compressedSizes(): { engine: number; lexicon: number } {
  const lexicon: unknown = parse(readFileSync(path.join(root, "content/lexicon.yaml"), "utf8"));
  return {
    engine: gzipSync(bundleEngine(), { level: 9 }).length,
    lexicon: gzipSync(JSON.stringify(lexicon), { level: 9 }).length,
  };
}
