import { BODY_EXAMPLES } from "./body-examples";
import type { Operation } from "./operation";
import type { OperationId } from "./operations";

const EXAMPLE_ID = "3f0c2a51-8f4e-4d0a-9a5e-2b1c6d7e8f90";

/** A call of an operation as it is typed into a shell. */
export function curlExample(operationId: OperationId, { method, path }: Operation, origin: string): string {
  const url = `${origin}/api/v1${path.replaceAll(/\{\w+\}/g, EXAMPLE_ID)}`;
  const body = BODY_EXAMPLES[operationId];
  const parts = [
    `curl ${method === "GET" || method === "POST" ? "" : `-X ${method} `}${url}`,
    '-H "Authorization: Bearer $AWAITED_TOKEN"',
    ...(method === "POST" ? ['-H "Content-Type: application/json"', '-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body ? [`-d '${JSON.stringify(body, null, 2)}'`] : []),
  ];
  return parts.join(" \\\n  ");
}
