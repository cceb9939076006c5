import { guarded } from "#app/route-handlers";

// Without it the page that says so would be made here: a page takes actions, and proxy.ts does not stand before it.
const absent = guarded(() =>
  Response.json(
    { reason: "not-found", message: "There is nothing at this address." },
    { status: 404, headers: { "cache-control": "no-store" } },
  ),
);

/** Every other address below /api: there is nothing. */
export {
  absent as GET,
  absent as HEAD,
  absent as POST,
  absent as PUT,
  absent as PATCH,
  absent as DELETE,
  absent as OPTIONS,
};
