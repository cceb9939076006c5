// Keeps the review page for who switched on "work without a connection", so that a reload works offline. Everything
// else goes to the network as if this were not here. Cards and answers are not kept here, but in IndexedDB.
const PAGES = "pages-1";
const PARTS = "parts-1";
const KEPT_PARTS = 120;
const REVIEW = "/review";
const DOORS = ["/sign-in", "/register"];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  // Somebody else may be signing in: what was kept is not theirs.
  if (request.method === "POST" && DOORS.includes(url.pathname)) event.waitUntil(caches.delete(PAGES));
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && url.pathname === REVIEW) event.respondWith(freshPage(request));
  else if (url.pathname.startsWith("/_next/static/")) event.respondWith(keptPart(request));
});

// The page says when it wants to be kept, since only it knows whose it is.
self.addEventListener("message", (event) => {
  if (event.data?.kind === "keep-review") event.waitUntil(keepReview(event.source, event.data.parts));
});

async function dropOldCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== PAGES && name !== PARTS).map((name) => caches.delete(name)));
}

/** Keeps the page as it is served now, and the parts of it that were there before this worker was. */
async function keepReview(client, parts) {
  const response = await fetch(REVIEW, { credentials: "same-origin", headers: { "x-awaited-keep": "page" } });
  if (response.ok && !response.redirected) {
    const pages = await caches.open(PAGES);
    await pages.put(REVIEW, response);
  }
  await Promise.allSettled(parts.map((part) => keptPart(new Request(part))));
  client?.postMessage("review-kept");
}

async function freshPage(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(REVIEW, { cacheName: PAGES });
    if (kept) return kept;
    throw error;
  }
}

// Names of parts hold a hash of their content, so a part that is kept is never old.
async function keptPart(request) {
  const parts = await caches.open(PARTS);
  const kept = await parts.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    await parts.put(request, response.clone());
    const keys = await parts.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT_PARTS)).map((key) => parts.delete(key)));
  }
  return response;
}
