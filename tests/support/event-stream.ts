const PATIENCE_MS = 10_000;

/**
 * Reads server-sent events until they say what is waited for, and then hangs up.
 *
 * @throws {Error} when it is not said in ten seconds
 */
export async function heardWithin(url: string, isEnough: (text: string) => boolean): Promise<string> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(new Error(`${url} did not say it`)), PATIENCE_MS);
  const response = await fetch(url, { headers: { accept: "text/event-stream" }, signal: ending.signal });
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (isEnough(text)) return text;
    }
    throw new Error(`${url} ended with: ${text}`);
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}
