const MAX_CHARS = 300;

/** What was typed into a field, to show it again when the form is refused. Not for passwords. */
export function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.slice(0, MAX_CHARS) : "";
}
