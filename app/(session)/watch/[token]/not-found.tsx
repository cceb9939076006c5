import { TakeFrame } from "../../take/take-frame";

/** For an address that leads to no interview, or no longer. */
export default function NoInterview() {
  return (
    <TakeFrame title="There is no interview at this address">
      <p className="max-w-[68ch] font-serif text-base text-muted">
        It may have been withdrawn or replaced by another, or the address is not complete. Ask whoever interviews you
        for the present one.
      </p>
    </TakeFrame>
  );
}
