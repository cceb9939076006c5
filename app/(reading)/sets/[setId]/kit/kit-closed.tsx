import Link from "next/link";
import { RubricForm } from "../../../settings/rubric-form";
import { setPath } from "../../set-path";

/** Before the kit opens: it shows answers and rubrics, which whoever practises should not see by chance. */
export function KitClosed({ setId, title }: { setId: string; title: string }) {
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <p className="text-sm text-muted">
        <Link href={setPath(setId)} className="underline">
          {title}
        </Link>
      </p>
      <h1 className="text-xl font-semibold">The interviewer&rsquo;s copy shows the answers</h1>
      <p className="max-w-[68ch] font-serif text-base text-muted">
        Whoever has read it cannot practise honestly with these questions any more. Open it when you interview; you can
        hide rubrics again in the settings.
      </p>
      <RubricForm isOn={false} />
    </div>
  );
}
