import type { ProposalFor } from "#domain/scorecards/blindness";
import { SelectField } from "#ui/field";

/** Which raters are shown what the engine proposes before they submit. */
export function ProposalField({ chosen }: { chosen: ProposalFor }) {
  return (
    <SelectField label="The proposal is shown to" name="proposalFor" defaultValue={chosen}>
      <option value="first">the first rater of each candidate</option>
      <option value="all">every rater</option>
      <option value="none">nobody before they submit</option>
    </SelectField>
  );
}
