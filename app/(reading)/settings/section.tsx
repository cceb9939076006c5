import type { ReactNode } from "react";

type SectionProps = {
  /** Its name in the page's address, and for links to it. */
  id: string;
  title: string;
  /** One sentence on what this is. */
  about?: ReactNode;
  children: ReactNode;
};

/** One part of the settings: on a desk its title stands at the left of it. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-x-12 gap-y-4 border-t border-hairline py-8 md:grid-cols-[14rem_1fr]"
    >
      <div className="flex flex-col gap-2">
        <h2 id={`${id}-title`} className="text-base font-medium">
          {title}
        </h2>
        {about && <p className="text-sm wrap-anywhere text-muted">{about}</p>}
      </div>
      <div className="flex max-w-md flex-col gap-6">{children}</div>
    </section>
  );
}
