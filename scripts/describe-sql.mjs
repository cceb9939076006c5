// The WebAssembly engine cannot describe queries (it recurses without end), so TypedSQL's introspectSql is answered here:
// Parse + Describe on the wire gives parameter and column types without running the statement.
import pg from "pg";
import { fields } from "./schema-engine.mjs";

class Describe {
  params = [];
  fields = [];
  constructor(text) {
    this.text = text;
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }
  submit(connection) {
    connection.once("parameterDescription", (m) => {
      this.params = m.dataTypeIDs;
    });
    connection.parse({ text: this.text, name: "", types: [] });
    connection.describe({ type: "S", name: "" });
    connection.sync();
  }
  handleRowDescription(m) {
    this.fields = m.fields;
  }
  handleReadyForQuery() {
    this.resolve(this);
  }
  handleError(e) {
    this.reject(e);
  }
  handleCommandComplete() {}
  handleEmptyQuery() {}
}

const SCALAR = {
  int2: "int",
  int4: "int",
  int8: "bigint",
  oid: "bigint",
  float4: "float",
  float8: "double",
  numeric: "decimal",
  money: "decimal",
  bool: "bool",
  bytea: "bytes",
  json: "json",
  jsonb: "json",
  uuid: "uuid",
  date: "date",
  time: "time",
  timetz: "time",
  timestamp: "datetime",
  timestamptz: "datetime",
  xml: "xml",
  char: "char",
};
const ANNOTATED = {
  Int: "int",
  BigInt: "bigint",
  Float: "double",
  Boolean: "bool",
  String: "string",
  DateTime: "datetime",
  Json: "json",
  Bytes: "bytes",
  Decimal: "decimal",
};

export async function describeSql(url, queries) {
  const client = new pg.Client(fields(url));
  await client.connect();
  try {
    const typeOf = async (oid) => {
      const {
        rows: [t],
      } = await client.query(
        "select t.typname, t.typtype, e.typname as elem from pg_type t left join pg_type e on e.oid = t.typelem and t.typcategory = $2 where t.oid = $1",
        [oid, "A"],
      );
      if (!t) return "unknown";
      if (t.typtype === "e") return t.typname;
      return t.elem ? `${SCALAR[t.elem] ?? "string"}-array` : (SCALAR[t.typname] ?? "string");
    };
    const out = [];
    for (const { name, source } of queries) {
      const d = new Describe(source);
      client.query(d);
      await d.done;
      const notes = [
        ...source.matchAll(/^--[ \t]*@param[ \t]+(?:\{(\w+)(\?)?\})?[ \t]*\$(\d+)(?::(\w+))?(\?)?[ \t]*(.*)$/gm),
      ];
      const doc = [...source.matchAll(/^--\s*@description\s+(.*)$/gm)].map((m) => m[1]).join("\n") || null;
      const parameters = [];
      for (const [i, oid] of d.params.entries()) {
        const [, type, optional, , alias, optional2, documentation] = notes.find((m) => +m[3] === i + 1) ?? [];
        parameters.push({
          name: alias ?? `_${i}`,
          typ: ANNOTATED[type] ?? (await typeOf(oid)),
          documentation: documentation || null,
          nullable: Boolean(optional || optional2),
        });
      }
      const plan = d.fields.length
        ? (await client.query({ text: `explain (generic_plan, format text) ${source}` })).rows
            .map((r) => Object.values(r)[0])
            .join("\n")
        : "";
      const outer = /\b(Left|Right|Full)( Anti| Semi)? Join/.test(plan);
      const resultColumns = [];
      for (const f of d.fields) {
        const {
          rows: [a],
        } = f.tableID
          ? await client.query("select attnotnull from pg_attribute where attrelid = $1 and attnum = $2", [
              f.tableID,
              f.columnID,
            ])
          : { rows: [] };
        resultColumns.push({ name: f.name, typ: await typeOf(f.dataTypeID), nullable: outer || !a?.attnotnull });
      }
      out.push({ name, source, documentation: doc, parameters, resultColumns });
    }
    return { queries: out };
  } finally {
    await client.end();
  }
}
