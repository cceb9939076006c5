import type { Response } from "./response";

/** Values of named form fields: what a draft keeps, and what a form starts from. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * The response that the fields of a form describe, still to be checked by `responseSchema`. Total: a field that is
 * missing or strange is simply not there.
 *
 * @param entries a `FormData`, or any pairs of field name and value; files are passed over
 */
export function responseFromFields(entries: Iterable<readonly [string, unknown]>): unknown {
  const fields = [...entries].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const all = (name: string): string[] => fields.filter(([field]) => field === name).map(([, value]) => value);
  const last = (name: string): string | undefined => all(name).at(-1);
  const typed = (name: string): string | undefined => withPlainLineEnds(last(name));
  const kind = last("kind") ?? "";

  switch (kind) {
    case "cloze":
      return { kind, blanks: Object.fromEntries(blanksOf(fields)) };
    case "single_choice":
      return { kind, choice: last("choice") };
    case "multi_choice":
      return { kind, choices: all("choices") };
    case "predict_output":
      return { kind, output: typed("output") };
    case "order_events":
      return { kind, order: orderOf(fields) };
    case "spot_bug":
      return { kind, line: wholeNumber(last("line")), reason: last("reason") };
    case "fix_code":
    case "write_code":
      return { kind, code: typed("code") };
    case "free_text":
      return { kind, text: typed("text") };
    case "chain":
      return { kind, step: last("step"), text: typed("text") };
    default:
      return { kind };
  }
}

/** The form fields that say the same as `response`: `responseFromFields` gives it back. */
export function fieldsFromResponse(response: Response): Fields {
  const { kind } = response;
  switch (kind) {
    case "flashcard":
      return { kind };
    case "cloze":
      return {
        kind,
        ...Object.fromEntries(Object.entries(response.blanks).map(([key, value]) => [`blank.${key}`, value])),
      };
    case "single_choice":
      return { kind, choice: response.choice };
    case "multi_choice":
      return { kind, choices: response.choices };
    case "predict_output":
      return { kind, output: response.output };
    case "order_events":
      return { kind, order: response.order };
    case "spot_bug":
      return { kind, line: String(response.line), reason: response.reason };
    case "fix_code":
    case "write_code":
      return { kind, code: response.code };
    case "free_text":
      return { kind, text: response.text };
    case "chain":
      return { kind, step: response.step, text: response.text };
  }
}

function blanksOf(fields: readonly (readonly [string, string])[]): [string, string][] {
  return fields
    .filter(([name]) => name.startsWith("blank."))
    .map(([name, value]) => [name.slice("blank.".length), withPlainLineEnds(value)]);
}

/** A page without scripts asks for each event's place (`place.<key>`) instead of letting it be moved. */
function orderOf(fields: readonly (readonly [string, string])[]): string[] {
  const places = fields
    .filter(([name]) => name.startsWith("place."))
    .map(([name, value]) => ({ key: name.slice("place.".length), place: Number(value) }));
  if (places.length > 0) return places.toSorted((a, b) => a.place - b.place).map(({ key }) => key);
  return fields.filter(([name]) => name === "order").map(([, value]) => value);
}

// A submitted form has CR LF where the person saw one line end; counted as two, it would break the length limit.
function withPlainLineEnds<Text extends string | undefined>(text: Text): Text | string {
  return typeof text === "string" ? text.replace(/\r\n?/g, "\n") : text;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
