type CodeBlockProps = {
  /** From `highlightPython`. */
  html: string;
  /** What the code is, for those who do not see it: "Program". */
  label?: string;
  hasLineNumbers?: boolean;
};

/** Highlighted code that scrolls sideways in its own box. */
export function CodeBlock({ html, label = "Program", hasLineNumbers = false }: CodeBlockProps) {
  return (
    <figure
      aria-label={label}
      className={hasLineNumbers ? "numbered" : ""}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

type CodeLinesProps = {
  /** One string of HTML per line, from `highlightPythonLines`. */
  lines: readonly string[];
  /** Name of the form field that carries the number of the chosen line. */
  name: string;
  legend: string;
  chosen?: number | null;
  isDisabled?: boolean;
};

/** Code of which one line can be chosen, by a click or with the arrow keys. */
export function CodeLines({ lines, name, legend, chosen = null, isDisabled = false }: CodeLinesProps) {
  return (
    <fieldset disabled={isDisabled} className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="code-lines px-0!">
        <div className="w-max min-w-full">
          {lines.map((html, at) => (
            <CodeLine key={`${at} ${html}`} html={html} number={at + 1} {...{ name, chosen }} />
          ))}
        </div>
      </div>
    </fieldset>
  );
}

type CodeLineProps = { html: string; number: number; name: string; chosen: number | null };

function CodeLine({ html, number, name, chosen }: CodeLineProps) {
  const isBlank = html.replace(/<[^>]*>/g, "").trim() === "";
  return (
    <label className="group relative flex border-l-4 pointer-coarse:py-1 border-transparent pr-4 hover:bg-accent-soft has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name={name}
        value={number}
        required
        defaultChecked={chosen === number}
        className="absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
      />
      <span className="w-5 shrink-0 text-center text-accent">
        <span className="invisible group-has-checked:visible" aria-hidden="true">
          ▸
        </span>
      </span>
      <span className="mr-4 w-6 shrink-0 text-right text-muted select-none">
        <span className="sr-only">Line </span>
        {number}
      </span>
      {isBlank ? (
        <span className="sr-only">empty</span>
      ) : (
        <code className="whitespace-pre" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </label>
  );
}
