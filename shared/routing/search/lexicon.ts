/** A sorted list of words: those that begin alike, and those that may have been meant. */
export class Lexicon {
  readonly words: readonly string[];
  /** How many letters each word shares with the one before it. */
  readonly #shared: Uint8Array;
  readonly #known: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#known = new Set(words);
    this.words = [...this.#known].sort();
    this.#shared = Uint8Array.from(this.words, (word, at) => sharedLetters(this.words[at - 1] ?? '', word));
  }

  has(word: string): boolean {
    return this.#known.has(word);
  }

  /** Words that begin with these letters and go on, at most `most`, in alphabetical order. */
  beginningWith(letters: string, most: number): string[] {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; found.length < most; at += 1) {
      const word = this.words[at];
      if (word?.startsWith(letters) !== true) break;
      if (word !== letters) found.push(word);
    }
    return found;
  }

  /**
   * The words closest to this one, at most `most` mistakes away (a letter added, left out or changed, two neighbours
   * swapped), and how many mistakes that is. Words in order share their beginnings, and so the work on them.
   */
  closest(word: string, most: number): { readonly words: readonly string[]; readonly mistakes: number } {
    const width = word.length + 1;
    const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, column) => column)];
    let found: string[] = [];
    let allowed = most;
    /** From this letter on, whatever a word goes on with, it is too far. */
    let hopelessFrom = Infinity;
    for (const [at, known] of this.words.entries()) {
      const shared = this.#shared[at] ?? 0;
      if (shared >= hopelessFrom) continue;
      hopelessFrom = Infinity;
      for (let letter = shared; letter < known.length && hopelessFrom === Infinity; letter += 1) {
        if (nextRow(rows, letter, known, word) > allowed) hopelessFrom = letter + 1;
      }
      const mistakes = rows[known.length]?.[width - 1] ?? Infinity;
      if (hopelessFrom !== Infinity || mistakes > allowed) continue;
      if (mistakes < allowed) found = [];
      allowed = mistakes;
      found.push(known);
    }
    return { words: found, mistakes: found.length === 0 ? Infinity : allowed };
  }
}

function sharedLetters(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 255);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

/** Fills the row of the letter of `known` at `letter` (optimal string alignment). @returns the least of it. */
function nextRow(rows: Uint8Array[], letter: number, known: string, word: string): number {
  const width = word.length + 1;
  const above = rows[letter] ?? new Uint8Array(width);
  const aboveThat = rows[letter - 1];
  const row = (rows[letter + 1] ??= new Uint8Array(width));
  const code = known.charCodeAt(letter);
  const codeBefore = letter > 0 ? known.charCodeAt(letter - 1) : -1;
  row[0] = letter + 1;
  let least = letter + 1;
  for (let column = 1; column < width; column += 1) {
    const typed = word.charCodeAt(column - 1);
    let cost = Math.min(
      (above[column] ?? 0) + 1,
      (row[column - 1] ?? 0) + 1,
      (above[column - 1] ?? 0) + (typed === code ? 0 : 1),
    );
    if (aboveThat !== undefined && column > 1 && code === word.charCodeAt(column - 2) && codeBefore === typed) {
      cost = Math.min(cost, (aboveThat[column - 2] ?? 0) + 1);
    }
    row[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** Mistakes forgiven in a word: none in a short one, where any other word is near. */
export const mistakesForgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
