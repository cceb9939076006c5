import type { Claim } from "./claims";

/**
 * Whether an answer has exchanged the things that it compares: of two of a family it says what is so of the other, and
 * of neither much that is so. What it then says besides is not graded: it is said of the wrong thing.
 */
export function hasExchanged(claims: readonly Claim[]): boolean {
  const families = new Set(claims.map(({ family }) => family));
  const all = distinctOf(claims);
  if (all.filter(({ isSo }) => isSo).length * 2 > all.length) return false; // one family is read wrong
  return [...families].some((family) => {
    const distinct = distinctOf(claims.filter((each) => each.family === family));
    const wrong = distinct.filter(({ isSo }) => !isSo);
    const right = distinct.length - wrong.length;
    const plain = wrong.filter(({ isByDenial }) => !isByDenial);
    const isMutual = plain.some((one) =>
      wrong.some((other) => {
        if (other.member === one.member) return false;
        if (other.isByDenial) return right === 0 && other.contrast === one.contrast;
        return right === 0 || other.contrast === one.contrast;
      }),
    );
    return isMutual && wrong.length > right;
  });
}

function distinctOf(claims: readonly Claim[]): Claim[] {
  return [
    ...new Map(claims.map((each) => [`${each.family} ${each.member} ${each.contrast} ${each.pole}`, each])).values(),
  ];
}
