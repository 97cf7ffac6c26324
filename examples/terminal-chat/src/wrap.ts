// Scripts and signs that take two columns of a terminal each.
const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;

/** How many columns of the terminal a text takes. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** A text in one line, cut where it would be too wide. */
export function cut(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (columnsOf(line) <= width) return line;
  let kept = '';
  for (const character of line) {
    if (columnsOf(kept + character) >= width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export interface Wrapper {
  /** What may be printed now that this text is known: the last word is held back, as it may go on, and so is space. */
  push(text: string): string;
  /** The word that was held back; space at the end of a text is dropped. */
  flush(): string;
}

/** Breaks a stream of text into lines, between words where it can. */
export function createWrapper(width: number): Wrapper {
  let column = 0;
  let breaks = 0;
  let space = '';
  let word = '';

  function placeWord(): string {
    if (word === '') return '';
    let start = (breaks > 0 ? 0 : column) + space.length;
    if (start + columnsOf(word) > width) {
      if (breaks === 0 && column > 0) breaks = 1;
      space = '';
      start = 0;
    }
    const placed = '\n'.repeat(breaks) + space + word;
    column = start + columnsOf(word);
    breaks = 0;
    space = '';
    word = '';
    return placed;
  }

  function place(character: string): string {
    if (/\s/.test(character)) {
      const placed = placeWord();
      if (character === '\n') breaks += 1;
      space = character === '\n' ? '' : `${space} `;
      return placed;
    }
    const placed = columnsOf(word + character) > width ? placeWord() : '';
    word += character;
    return placed;
  }

  return {
    push: text => Array.from(text, place).join(''),
    flush: placeWord,
  };
}

/** A whole text in lines; those after the first begin with the indent. */
export function wrapped(text: string, width: number, indent = ''): string {
  const wrapper = createWrapper(width - indent.length);
  return (wrapper.push(text) + wrapper.flush()).replaceAll('\n', `\n${indent}`);
}
