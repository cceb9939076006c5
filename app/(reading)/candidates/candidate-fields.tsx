import { TextField } from "#ui/field";

/** What is written down about a candidate. */
export function CandidateFields({ name = "", email = null }: { name?: string; email?: string | null }) {
  return (
    <>
      <TextField label="Name" name="name" required maxLength={120} autoComplete="off" defaultValue={name} />
      <TextField
        label="Email address (if you like)"
        hint="For your own use: nothing is ever sent to it."
        name="email"
        type="email"
        maxLength={254}
        autoComplete="off"
        defaultValue={email ?? ""}
      />
    </>
  );
}
