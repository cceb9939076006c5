/** Text of one line as inline code in Markdown: shown letter by letter, whatever is in it. */
export function inlineCode(text: string): string {
  const line = text.includes("\n")
    ? text
        .split("\n")
        .map((part) => part.trim())
        .join(" ")
    : text;
  if (line.trim() === "") return "*(empty)*";
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((longest, run) => Math.max(longest, run.length), 0) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" ")) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}
