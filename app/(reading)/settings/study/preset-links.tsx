import Link from "next/link";
import { PRESET_NAMES, PRESETS, type PresetName } from "#domain/scheduling/presets";

/** Settings for a purpose: choosing one fills the form and shows what it changes; nothing is saved by it. */
export function PresetLinks({ chosen }: { chosen: PresetName | null }) {
  return (
    <nav aria-label="Presets" className="mb-10">
      <ul className="grid gap-px overflow-hidden rounded border border-hairline bg-hairline sm:grid-cols-2">
        {PRESET_NAMES.map((name) => (
          <li key={name} className="bg-surface">
            <Link
              href={`/settings/study?preset=${name}`}
              aria-current={name === chosen ? "true" : undefined}
              scroll={false}
              className="flex h-full flex-col gap-1 border-l-2 border-transparent px-4 py-3 hover:bg-sunken aria-[current]:border-accent"
            >
              <span className="text-sm font-medium">{PRESETS[name].title}</span>
              <span className="text-xs text-pretty text-muted">{PRESETS[name].about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
