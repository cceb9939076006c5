import { problem, PROBLEMS } from "#domain/api/problem";
import { pingDatabase } from "#server/db";
import { isKnownDown } from "#server/outage";

const WORDS = "The database is out of reach. What you submitted before is safe; try again in a few seconds.";

const HEADERS = {
  "retry-after": "5",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
};

/** The answer to any request while the database is known to be out of reach and is so still; null when it is not. */
export async function answerInOutage(pathname: string): Promise<Response | null> {
  if (!isKnownDown() || (await pingDatabase())) return null;
  if (pathname.startsWith("/api/v1/")) {
    return Response.json(problem("unavailable", WORDS), {
      status: PROBLEMS.unavailable.status,
      headers: { ...HEADERS, "content-type": "application/problem+json" },
    });
  }
  if (pathname.startsWith("/api/")) {
    return Response.json({ reason: "unavailable", message: WORDS }, { status: 503, headers: HEADERS });
  }
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><meta name="color-scheme" content="light dark"><title>Back in a moment - Awaited</title>
<body style="font:17px/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem"><h1 style="font-size:26px">Back in a moment</h1>
<p>${WORDS}</p><p>This page tries again by itself.</p></body></html>`;
  return new Response(page, { status: 503, headers: { ...HEADERS, "content-type": "text/html; charset=utf-8" } });
}
