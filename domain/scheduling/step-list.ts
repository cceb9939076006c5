const UNIT_SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof UNIT_SECONDS;

const STEP = /^(\d{1,6})([smhd])$/;

/** The steps that a person wrote, such as "1m 10m 1d", in seconds; null where one is not a number and s, m, h or d. */
export function parseSteps(text: string): number[] | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  const steps = parts.map(secondsOf);
  return steps.every((seconds) => seconds !== null) ? steps : null;
}

/** Steps as a person writes them, each in the largest unit that is whole. */
export function stepWords(stepsSeconds: readonly number[]): string {
  return stepsSeconds
    .map((seconds) => {
      const unit = (["d", "h", "m"] as const).find((name) => seconds % UNIT_SECONDS[name] === 0) ?? "s";
      return `${seconds / UNIT_SECONDS[unit]}${unit}`;
    })
    .join(" ");
}

function secondsOf(part: string): number | null {
  const [, amount, unit] = STEP.exec(part.toLowerCase()) ?? [];
  return amount !== undefined && isUnit(unit) ? Number(amount) * UNIT_SECONDS[unit] : null;
}

function isUnit(text: string | undefined): text is Unit {
  return text !== undefined && text in UNIT_SECONDS;
}
