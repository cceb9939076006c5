/** Before a word they deny it and what follows in the clause. */
export const PREPOSED = [
  ["rather", "than"],
  ["instead", "of"],
  ["in", "place", "of"],
  ["as", "opposed", "to"],
  ["fails", "to"],
  ["fail", "to"],
  ["failed", "to"],
  ["unable", "to"],
  ["refuses", "to"],
  ["stops", "short", "of"],
  ["far", "from"],
  ["free", "of"],
  ["lack", "of"],
  ["lacks"],
  ["avoids"],
  ["avoid"],
  ["avoiding"],
  ["prevents"],
  ["impossible", "to"],
  ["unlike"],
  ["minus"],
];
/** A comparison without a comma ends soon. */
export const LONGEST_COMPARISON = 4;

/** After these the rest of the sentence is somebody else's belief, or is called untrue. */
export const FRAMES = [
  ["myth"],
  ["myths"],
  ["misconceptions"],
  ["misconception"],
  ["misbelief"],
  ["fallacy"],
  ["common", "mistake", "is", "to", "think"],
  ["popular", "belief"],
  ["commonly", "believed"],
  ["often", "believed"],
  ["often", "said"],
  ["i", "do", "not", "think"],
  ["i", "do", "not", "believe"],
  ["untrue", "that"],
  ["false", "that"],
  ["wrong", "that"],
  ["incorrect", "that"],
  ["nonsense", "that"],
  ["contrary", "to", "popular"],
  ["contrary", "to", "what"],
  ["contrary", "to", "common"],
  ["contrary", "to", "belief"],
  ["contrary", "to", "the"],
  ["wrong", "to", "think"],
  ["wrong", "to", "say"],
  ["wrong", "to", "believe"],
  ["wrong", "to", "assume"],
  ["wrong", "is", "to", "believe"],
  ["wrong", "is", "to", "think"],
  ["wrong", "is", "the", "idea"],
  ["wrong", "is", "the", "belief"],
  ["supposed", "sometimes", "that"],
  ["sometimes", "supposed", "that"],
  ["was", "convinced", "that"],
  ["i", "heard", "that"],
  ["i", "have", "heard"],
  ["often", "hear", "that"],
  ["it", "said", "that"],
  ["said", "to", "me", "that"],
  ["used", "to", "tell"],
  ["were", "telling", "ourselves"],
  ["unlearn"],
  ["unlearned"],
  ["wrongly"],
  ["mistakenly"],
  ["supposedly"],
  ["do", "not", "tell", "me"],
  ["do", "not", "believe"],
  ["do", "not", "assume"],
  ["do", "not", "expect"],
  ["do", "not", "say"],
  ["do", "not", "let", "anyone", "tell"],
  ["never", "assume"],
  ["never", "believe"],
  ["rumour"],
  ["legend"],
  ["superstition"],
  ["old", "wives"],
];
/** These deny the whole sentence, whatever marks it holds. */
export const DENYING_FRAMES = [
  ["not", "true", "that"],
  ["not", "the", "case", "that"],
  ["not", "correct", "that"],
  ["not", "right", "that"],
  ["not", "so", "that"],
  ["not", "mean", "that"],
  ["not", "as", "if"],
];
/** Words at which the sentence turns back to what is claimed. */
export const FRAME_ENDS = new Set("but however actually whereas although though yet really".split(" "));

/** At the end of a clause they deny all of it. */
export const POSTPOSED = [
  ["is", "false"],
  ["is", "wrong"],
  ["is", "untrue"],
  ["is", "incorrect"],
  ["is", "nonsense"],
  ["is", "a", "myth"],
  ["is", "not", "true"],
  ["is", "not", "so"],
  ["is", "not", "the", "case"],
  ["is", "a", "misconception"],
  ["is", "a", "common", "misconception"],
];

/** Whose beliefs are told rather than shared; what `you` or `one` might think as well. */
export const BELIEVERS = new Set(
  (
    "people folks some many most beginners newcomers novices juniors colleagues somebody someone others everybody everyone " +
    "programmers developers devs coders tutorials blogs articles students candidates friends teammates guys posts they " +
    "colleague partner friend mate teammate boss coworker intern classmate newbie ppl noobs junior guy"
  ).split(" "),
);
export const BELIEVING = new Set(
  (
    "think thinks thinking thought believing claiming saying assuming believe believes believed say says said claim claims claimed assume assumes assumed imagine " +
    "imagines expect expects expected suppose insist insists insisted swear reckon reckons reckoned fear pretend told convinced swore"
  ).split(" "),
);
/** What makes a belief of `you`, `one` or `i` one that is not held: `you might think`, `i used to think`. */
export const DISTANCING = new Set(
  "might may could would used once always first initially wrongly mistakenly easily".split(" "),
);
/** `I would say` is a way of claiming; these of mine are beliefs of the past. */
export const FORMERLY = new Set("used once always first initially wrongly mistakenly".split(" "));
/** One person, who may say much in a picture: what `he` or `she` thought is told. */
export const ONE_PERSON = new Set(["he", "she"]);
export const HAVING_THOUGHT = new Set(
  "thought thinks think believed believes assumed claimed convinced swore insisted reckons reckoned claims swears insists assumes".split(
    " ",
  ),
);
/** After `who` they tell of a belief; who says something must be told to say it (`who says you need no lock`). */
export const BELIEVED =
  /^(?:thinks?|thought|believes?|believed|claims?|claimed|swears?|swore|reckons?|reckoned|insists?)$/;
export const SAID = /^(?:that|it|you|we|they|there|i|me|us|them)$/;
/** Words between who believes and the believing. */
export const LONGEST_BELIEVER = 4;
