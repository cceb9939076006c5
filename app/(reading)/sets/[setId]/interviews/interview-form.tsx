"use client";

import { useActionState, useState } from "react";
import { Button, ButtonLink } from "#ui/button";
import { SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import type { NamedCandidate } from "../../named-candidates";
import { CandidateAddress } from "../../../../(session)/interviews/[interviewId]/candidate-address";
import { prepare } from "./actions";

type InterviewFormProps = { setId: string; candidates: readonly NamedCandidate[] };

/** Whom to interview; prepared, it shows the candidate's address once, and the way to the interview. */
export function InterviewForm({ setId, candidates }: InterviewFormProps) {
  const [state, submit] = useActionState(prepare, null);
  const [candidateId, setCandidateId] = useState("");
  const [name, setName] = useState("");
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="flex max-w-md flex-col gap-5">
      <input type="hidden" name="setId" value={setId} />
      {candidates.length > 0 && (
        <SelectField
          label="Candidate"
          name="candidateId"
          value={candidateId}
          onChange={({ target }) => setCandidateId(target.value)}
        >
          <option value="">somebody new</option>
          {candidates.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {one.details !== "" && ` (${one.details})`}
            </option>
          ))}
        </SelectField>
      )}
      {candidateId === "" && (
        <TextField
          label={candidates.length > 0 ? "Name of the new candidate" : "Name of the candidate"}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      )}
      <div>
        <Button type="submit" variant="primary" pendingLabel="Preparing …">
          Prepare the interview
        </Button>
      </div>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && (
        <Notice
          tone="success"
          title="The interview is ready. The clock waits until you begin."
          isLive
          action={
            <ButtonLink href={`/interviews/${state.value.interviewId}`} variant="primary">
              Open the interview
            </ButtonLink>
          }
        >
          <div className="mt-2">
            <CandidateAddress path={state.value.watchPath} />
          </div>
        </Notice>
      )}
    </form>
  );
}
