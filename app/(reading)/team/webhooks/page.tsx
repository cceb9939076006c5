import type { Metadata } from "next";
import { webhooksOf } from "#server/webhooks";
import { Empty } from "#ui/empty";
import { OwnersOnly, programOwner, ProgramsFrame } from "../programs-frame";
import { OneWebhook } from "./one-webhook";
import { WebhookForm } from "./webhook-form";

export const metadata: Metadata = { title: "Webhooks" };

const ABOUT =
  "A webhook is an address of your own server that is told when something happens. Messages hold ids and no more, are signed, and are sent again until they arrive.";

/** The webhooks of the workspace with their last messages, and a form for another. */
export default async function WebhooksPage() {
  const owner = await programOwner();
  if (!owner) {
    return (
      <ProgramsFrame title="Webhooks" about={ABOUT}>
        <OwnersOnly />
      </ProgramsFrame>
    );
  }
  const { userId, workspace } = owner;
  const webhooks = await webhooksOf(userId, workspace.id);
  return (
    <ProgramsFrame title="Webhooks" about={ABOUT}>
      <section aria-labelledby="new-webhook" className="flex flex-col gap-4">
        <h2 id="new-webhook" className="text-sm font-semibold">
          A new webhook
        </h2>
        <WebhookForm workspaceId={workspace.id} />
      </section>
      <section aria-labelledby="webhooks" className="flex flex-col gap-6">
        <h2 id="webhooks" className="text-sm font-semibold">
          Webhooks of {workspace.name}
        </h2>
        {webhooks.length === 0 && (
          <Empty title="The webhooks that you make are listed here, with what became of their messages." />
        )}
        {webhooks.map((webhook) => (
          <OneWebhook key={webhook.id} webhook={webhook} workspaceId={workspace.id} />
        ))}
      </section>
    </ProgramsFrame>
  );
}
