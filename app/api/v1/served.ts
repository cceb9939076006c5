import { OPERATIONS, type OperationId } from "#domain/api/operations";
import { CANDIDATE_CALLS } from "./candidate-calls";
import { RESULT_CALLS } from "./result-calls";
import { serve, type Served } from "./serve";
import { SET_CALLS } from "./set-calls";

const TOKEN_CALLS = {
  getToken: serve(OPERATIONS.getToken, async ({ token: { name, workspaceId, workspaceName, scopes, expiresAt } }) => ({
    name,
    workspace: { id: workspaceId, name: workspaceName },
    scopes,
    expiresAt: expiresAt && expiresAt.toISOString(),
  })),
};

const SERVED: Record<OperationId, Served> = { ...TOKEN_CALLS, ...SET_CALLS, ...CANDIDATE_CALLS, ...RESULT_CALLS };

/** The operations at a path, with what the path says of each one's parameters. */
export function servedAt(segments: readonly string[]): { served: Served; params: Record<string, string> }[] {
  return Object.values(SERVED).flatMap((served) => {
    const params = paramsOf(served.operation.path.slice(1).split("/"), segments);
    return params ? [{ served, params }] : [];
  });
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const named = pattern.map((part) => /^\{(\w+)\}$/.exec(part)?.[1] ?? null);
  const fits = pattern.every((part, at) => named[at] !== null || part === segments[at]);
  if (!fits) return null;
  return Object.fromEntries(named.flatMap((name, at) => (name === null ? [] : [[name, segments[at] ?? ""]])));
}
