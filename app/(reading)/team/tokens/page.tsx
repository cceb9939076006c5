import type { Metadata } from "next";
import { requestTime } from "#app/request-time";
import { instantWords } from "#app/take-token";
import { type ListedToken, tokensOf } from "#server/api-tokens";
import { Empty } from "#ui/empty";
import { SureForm } from "../../sets/sure-form";
import { OwnersOnly, programOwner, ProgramsFrame } from "../programs-frame";
import { endToken } from "./actions";
import { TokenForm } from "./token-form";

export const metadata: Metadata = { title: "Tokens" };

const ABOUT =
  "With a token a program of yours makes sets, invites candidates and fetches results in this workspace, as far as you allow it. It stays the workspace's when its maker leaves.";

/** The tokens of the workspace, and a form for another. */
export default async function TokensPage() {
  const owner = await programOwner();
  if (!owner) {
    return (
      <ProgramsFrame title="Tokens" about={ABOUT}>
        <OwnersOnly />
      </ProgramsFrame>
    );
  }
  const { userId, workspace } = owner;
  const tokens = await tokensOf(userId, workspace.id, requestTime());
  return (
    <ProgramsFrame title="Tokens" about={ABOUT}>
      <section aria-labelledby="new-token" className="flex flex-col gap-4">
        <h2 id="new-token" className="text-sm font-semibold">
          A new token
        </h2>
        <TokenForm workspaceId={workspace.id} />
      </section>
      <section aria-labelledby="tokens" className="flex flex-col gap-2">
        <h2 id="tokens" className="text-sm font-semibold">
          Tokens of {workspace.name}
        </h2>
        {tokens.length === 0 ? (
          <Empty title="The tokens that you make are listed here, with when they were used last." />
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {tokens.map((token) => (
              <OneToken key={token.id} token={token} workspaceId={workspace.id} />
            ))}
          </ul>
        )}
      </section>
    </ProgramsFrame>
  );
}

const STATE_WORDS = { "in-force": "In force", expired: "Expired", revoked: "Revoked" };

function OneToken({ token, workspaceId }: { token: ListedToken; workspaceId: string }) {
  const { id, name, prefix, scopes, state, madeBy, createdAt, lastUsedAt, expiresAt } = token;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1 text-sm">
        <h3 className="font-medium wrap-anywhere">
          {name} <span className="font-normal text-muted">· {STATE_WORDS[state]}</span>
        </h3>
        <p className="text-muted">
          <code className="font-mono">{prefix}…</code>
        </p>
        <p className="text-xs wrap-anywhere text-muted">{scopes.join(", ")}</p>
        <p className="tabular text-xs text-muted">
          Made {instantWords(createdAt)} by {madeBy ?? "somebody who left"}.{" "}
          {lastUsedAt ? `Last used ${instantWords(lastUsedAt)}.` : "Never used."}
          {expiresAt && ` Ends ${instantWords(expiresAt)}.`}
        </p>
      </div>
      {state === "in-force" && (
        <SureForm
          action={endToken}
          hidden={{ workspaceId, tokenId: id }}
          opener="Revoke"
          about={name}
          lost={`The program that calls with it is refused from the next call on. ${
            lastUsedAt ? `It called last ${instantWords(lastUsedAt)}. ` : "Nobody has called with it yet. "
          }A revoked token never works again: the program would need a new one.`}
          sure="Yes, revoke it"
          button="Revoke"
          pendingLabel="Revoking …"
        />
      )}
    </li>
  );
}
