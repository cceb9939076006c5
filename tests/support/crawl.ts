import { type APIRequestContext, expect } from "@playwright/test";
import { marksIn } from "./canaries";
import { OWN_PAGES, PAGES } from "./pages";

/** The ways in which Next's own scripts, and whoever reads along, ask for a page. */
export const MANNERS: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
];

const AT_ONCE = 8;

/** Everything that can be asked for without submitting anything, each address with the manners of asking for it. */
async function requests(request: APIRequestContext): Promise<{ address: string; headers: Record<string, string> }[]> {
  const library = await (await request.get("/library")).text();
  const links = [...library.matchAll(/href="(\/(?:practice|library)[^"#]*)"/g)].flatMap(([, href]) => href ?? []);
  const pages = [...PAGES, ...OWN_PAGES, `/practice/gather.chain-vs-create-task/00000000-0000-4000-8000-000000000000`];
  const items = links.map((href) => href.replaceAll("&amp;", "&")).filter((href) => !pages.includes(href));
  const calls = ["/api/queue", "/api/export", "/api/health", "/api/ready", "/api/answers", "/practice/%00"];
  const others = [...calls, "/robots.txt", "/sitemap.xml", "/manifest.json", "/favicon.ico"];
  const ask = (addresses: readonly string[], manners: typeof MANNERS) =>
    [...new Set(addresses)].flatMap((address) => manners.map((headers) => ({ address, headers })));
  return [...ask(pages, MANNERS), ...ask(items, MANNERS.slice(0, 2)), ...ask(others, MANNERS.slice(0, 1))];
}

/** The marks that come with everything that can be asked for, each with where it was seen. */
export async function crawl(request: APIRequestContext): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = await requests(request);
  expect(waiting.length).toBeGreaterThan(100);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const response = await request.get(next.address, { headers: next.headers });
      const text = `${await response.text()}\n${JSON.stringify(response.headers())}`;
      for (const mark of marksIn(text)) seen.set(mark, `${next.address} ${JSON.stringify(next.headers)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return seen;
}
