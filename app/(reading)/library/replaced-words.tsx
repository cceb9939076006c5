import type { ReplacedWord } from "#server/search";

/** Which words no question has, and what was looked for instead. */
export function ReplacedWords({ replaced }: { replaced: readonly ReplacedWord[] }) {
  if (replaced.length === 0) return null;
  return (
    <output className="block text-sm text-muted">
      {replaced.map(({ typed, meant }) => (
        <span key={typed}>
          No question has “{typed}”; these have <strong className="font-medium text-ink">{meant.join(" or ")}</strong>
          .{" "}
        </span>
      ))}
    </output>
  );
}
