import { defaultProposalFor } from "#server/rater-defaults";
import type { Membership } from "#server/workspaces";
import { Button } from "#ui/button";
import { ProposalField } from "../scorecards/proposal-field";
import { ActionForm } from "../sets/action-form";
import { Section } from "../settings/section";
import { chooseForNewSets } from "./actions";

const WORDS = {
  first: "the first rater of each candidate, and not to those who judge after them",
  all: "every rater",
  none: "nobody before they submit",
};

/** What raters of new sets are shown of the automatic scoring. */
export async function RatersSection({ workspace }: { workspace: Membership }) {
  const chosen = await defaultProposalFor(workspace.id);
  return (
    <Section
      id="raters"
      title="What raters see"
      about="Whether automatic verdicts stand beside what a rater decides, in sets that are made from now on."
    >
      {workspace.role === "owner" ? (
        <ActionForm
          action={chooseForNewSets}
          hidden={{ workspaceId: workspace.id }}
          done="New sets begin with this. Those that there are keep theirs, on their page of candidates."
          className="flex flex-col items-start gap-4"
        >
          <div className="w-full">
            <ProposalField chosen={chosen} />
          </div>
          <Button type="submit" pendingLabel="Saving …">
            Keep this
          </Button>
        </ActionForm>
      ) : (
        <p className="text-sm">In new sets automatic verdicts are shown to {WORDS[chosen]}.</p>
      )}
    </Section>
  );
}
