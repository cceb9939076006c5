// `npm run content:schema`: writes content/item.schema.json, by which editors complete and check items while one types.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { itemJsonSchema } from "#domain/content/item-json-schema";

const file = path.resolve(import.meta.dirname, "../content/item.schema.json");
await writeFile(file, await format(JSON.stringify(itemJsonSchema()), { parser: "json", printWidth: 120 }));
console.log("Written: content/item.schema.json");
