import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { requestTime } from "#app/request-time";
import { PRESET_NAMES, type PresetName, withPreset } from "#domain/scheduling/presets";
import { settingsFields } from "#domain/scheduling/settings-form";
import { findViewer } from "#server/session";
import { findStudy } from "#server/study";
import { findConsequences } from "./consequences";
import { PresetLinks } from "./preset-links";
import { StudyForm } from "./study-form";

export const metadata: Metadata = { title: "Daily review settings" };

/** How the daily review works, every part of it, with what a change leads to before it is saved. */
export default async function StudySettingsPage({ searchParams }: PageProps<"/settings/study">) {
  const viewer = await findViewer();
  if (!viewer) redirect("/sign-in?next=/settings/study");
  const preset = presetOf((await searchParams)["preset"]);
  const now = requestTime();
  const { settings } = await findStudy(viewer.id, now);
  const chosen = preset === null ? settings : withPreset(settings, preset);
  return (
    <>
      <p className="mb-3 text-sm">
        <Link href="/settings" className="w-fit text-muted underline underline-offset-2 hover:text-ink">
          Settings
        </Link>
      </p>
      <h1 className="mb-3 text-xl font-semibold">Daily review</h1>
      <p className="mb-8 max-w-[60ch] text-muted">
        Changes count from the next answer on; no due date moves. Before anything is saved you see what it does to your
        days.
      </p>
      <PresetLinks chosen={preset} />
      <StudyForm
        key={preset ?? "own"}
        opening={{
          fields: settingsFields(chosen),
          errors: {},
          consequences: preset === null ? null : await findConsequences(viewer.id, chosen, now),
          isSaved: false,
          refusal: null,
        }}
        zones={Intl.supportedValuesOf("timeZone")}
      />
    </>
  );
}

function presetOf(value: string | string[] | undefined): PresetName | null {
  return PRESET_NAMES.find((name) => name === value) ?? null;
}
