import type { Token } from "./tokens";

/** Small words of other languages that are no English words. */
const FOREIGN = new Set(
  (
    "der das und ist nicht ein eine einen wenn wird auf dem zu sich auch werden kann sind wie oder aber bei nach " +
    "le les est une dans que qui pour avec sont sur pas ce cette elle ils nous vous mais donc lorsque " +
    "el los las una unos por para del como cuando pero si esta este son mientras " +
    "il che di sono della delle gli nel questo quando anche mentre " +
    "uma não ao mas enquanto quando isso são " +
    "az és hogy nem egy ez meg csak mint vagy " +
    "nie się jest na do że jak przez czy aby oraz " +
    "het een niet dat zijn wordt voor maar ook als wanneer"
  ).split(" "),
);
const ENGLISH = new Set(
  (
    "the a an is are was it its they you i we of to in on at for with and or but not that this which when if then until " +
    "so as by from be do does can will has have no one all only other while because"
  ).split(" "),
);
const FEWEST_WORDS = 4;

/** Whether a sentence is written in another language than English, by script or by its small words. */
export function isOtherLanguage(sentence: readonly Token[]): boolean {
  const words = sentence.filter((token) => token.kind === "word").map((token) => token.text);
  if (words.length === 0) return false;
  const foreignScript = words.filter((word) => !/^[\p{Script=Latin}\p{M}']+$/u.test(word)).length;
  if (foreignScript * 2 > words.length) return true;
  if (words.length < FEWEST_WORDS) return false;
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return foreign >= 2 && foreign > english && foreign * 8 >= words.length;
}
