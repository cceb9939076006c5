/** The lines of a program's output as they are compared: without trailing spaces and without empty lines at the end. */
export function printedLines(output: string): string[] {
  const lines = output.split(/\r\n?|\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}
