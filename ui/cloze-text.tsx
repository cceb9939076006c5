// Each blank travels through Markdown as one private-use character, which neither the parser nor the highlighter splits.
const FIRST_MARK = 0xe000;
const ANY_MARK = /[\uE000-\uE0FF]/g;

/** The text with `{{key}}` replaced by the mark of that blank; marks that the author wrote are dropped. */
export function markBlanks(text: string, blanks: readonly string[]): string {
  return text.replace(ANY_MARK, "").replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (written, key: string) => {
    const at = blanks.indexOf(key);
    return at === -1 ? written : String.fromCharCode(FIRST_MARK + at);
  });
}

/** The rendered text with a field for each blank, holding what was typed before. */
export function fillBlanks(html: string, blanks: readonly string[], valueOf: (key: string) => string): string {
  return html.replace(ANY_MARK, (mark) => {
    const key = blanks[mark.charCodeAt(0) - FIRST_MARK];
    return key === undefined ? "" : fieldHtml(key, valueOf(key));
  });
}

/** The rendered text with the name of each blank in its place, as its result calls it. */
export function nameBlanks(html: string, blanks: readonly string[]): string {
  return html.replace(ANY_MARK, (mark) => {
    const key = blanks[mark.charCodeAt(0) - FIRST_MARK];
    return key === undefined ? "" : `<span class="blank">Blank ${escapeAttribute(key)}</span>`;
  });
}

function fieldHtml(key: string, value: string): string {
  const attributes = [
    `name="blank.${escapeAttribute(key)}"`,
    `value="${escapeAttribute(value)}"`,
    `aria-label="Blank ${escapeAttribute(key)}"`,
    `placeholder="${escapeAttribute(key)}"`,
    'type="text" class="blank" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="300"',
  ];
  return `<input ${attributes.join(" ")}>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
