const SIZES = { reading: "prose-reading", question: "prose-question", small: "prose-small" };

/** Text to read. `html` comes from `renderMarkdown`, which has sanitised it. */
export function Prose({ html, size = "reading" }: { html: string; size?: keyof typeof SIZES }) {
  return <div className={SIZES[size]} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Rendered Markdown inside a sentence or a label. `html` comes from `renderInline`. */
export function Inline({ html, className = "" }: { html: string; className?: string }) {
  return <span className={`prose-inline ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
