import { distance } from "fastest-levenshtein";

/** More wrong letters than this are no slip of the finger. */
const MOST_SLIPS = 3;

/** What somebody who typed `word` probably meant, nearest first; empty when nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, slips: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, slips }) => slips <= MOST_SLIPS && slips < Math.max(2, candidate.length / 2))
    .sort((a, b) => a.slips - b.slips)
    .map(({ candidate }) => candidate);
}

/** As the end of a hint: `Did you mean "x"?`, or what there is to choose from. */
export function suggest(word: string, candidates: readonly string[]): string {
  const [nearest] = didYouMean(word, candidates);
  return nearest === undefined ? `Name one of: ${candidates.join(", ")}.` : `Did you mean "${nearest}"?`;
}
