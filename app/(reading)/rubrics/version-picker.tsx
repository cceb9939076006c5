import Form from "next/form";
import type { Route } from "next";
import { Button } from "#ui/button";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const FIELD = "min-h-11 rounded border border-edge bg-surface px-3 text-sm text-ink sm:min-h-10";

type VersionPickerProps<Path extends string> = {
  action: Route<Path>;
  versions: readonly { version: number; at: Date }[];
  shown: number;
  compared: number | null;
};

/** Which version is shown, and which one it is compared with. Lives in the address; works without scripts. */
export function VersionPicker<Path extends string>({ action, versions, shown, compared }: VersionPickerProps<Path>) {
  if (versions.length < 2) {
    const [only] = versions;
    return <p className="text-sm text-muted">There is one version{only && `, of ${DAY.format(only.at)}`}.</p>;
  }
  const options = versions.map(({ version, at }) => (
    <option key={version} value={version}>
      {version}, {DAY.format(at)}
    </option>
  ));
  return (
    <Form action={action} scroll={false} className="flex flex-wrap items-end gap-3">
      <label className="flex flex-col gap-1 text-xs text-muted">
        Show version
        <select name="version" defaultValue={shown} className={FIELD}>
          {options}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-xs text-muted">
        Compared with
        <select name="compare" defaultValue={compared ?? ""} className={FIELD}>
          <option value="">none</option>
          {options}
        </select>
      </label>
      <Button type="submit">Show</Button>
    </Form>
  );
}
