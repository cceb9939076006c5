import { Button, ButtonLink } from "#ui/button";

/** Going through a topic, or the next days, besides today's queue. */
export function CramForm({ topics }: { topics: readonly { id: string; title: string }[] }) {
  if (topics.length === 0) return null;
  return (
    <section aria-labelledby="besides" className="flex flex-col gap-3 border-t border-hairline pt-6">
      <h2 id="besides" className="text-base font-semibold">
        Besides today&rsquo;s review
      </h2>
      <p className="max-w-[68ch] text-sm text-muted">
        Cramming goes through a topic without moving any date, and teaches the memory model nothing. Reviewing ahead
        brings forward what is due in the next three days, and counts as ever.
      </p>
      <form action="/review" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="mode" value="cram" />
        <label className="flex min-w-0 flex-col gap-1 text-sm">
          Topic
          <select
            name="topic"
            className="min-h-11 max-w-full rounded border border-edge bg-paper px-3 text-base sm:min-h-10"
          >
            {topics.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Cram this topic</Button>
        <ButtonLink href="/review?mode=ahead">Review ahead</ButtonLink>
      </form>
    </section>
  );
}
