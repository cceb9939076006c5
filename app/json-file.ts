/** Data for the browser to keep as a file of this name, not to show. */
export function jsonFile(name: string, data: unknown): Response {
  return Response.json(data, {
    headers: { "cache-control": "no-store", "content-disposition": `attachment; filename="${name}.json"` },
  });
}
