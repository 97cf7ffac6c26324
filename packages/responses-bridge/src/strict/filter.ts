/** Which nulls in a JSON text were never meant: the members that are left out of an object where they are null, and what the others hold. */
export interface Undo {
  readonly drops: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, Undo>;
  /** What the elements of a list are. */
  readonly items?: Undo | undefined;
}

/** An object or a list that is not closed yet. */
interface Open {
  undo: Undo | undefined;
  list: boolean;
  /** It has a member that was passed on, so that the next one needs a comma. */
  kept: boolean;
}

/**
 * Reads JSON in pieces and passes it on without those members, letter by letter, so that the same comes out however it
 * was cut. Never more is held back than one name and a null. What is no JSON object passes as it is.
 */
export class NullFilter {
  readonly #root: Undo;
  readonly #open: Open[] = [];
  #begun = false;
  #over = false;
  #out = '';
  /** A member, from the comma before it, until it is known whether it stays. */
  #held: string | undefined;
  /** Where its name begins in what is held. */
  #nameAt: number | undefined;
  #name: string | undefined;
  #inText = false;
  #escaped = false;

  constructor(root: Undo) {
    this.#root = root;
  }

  /** The next piece, as far as it is known to stay. */
  write(text: string): string {
    let at = 0;
    if (!this.#begun) {
      at = text.search(/\S/);
      if (at < 0) return text;
      this.#begun = true;
      this.#over = text[at] !== '{';
      this.#out = text.slice(0, at);
    }
    for (; at < text.length && !this.#over; at++) this.#read(text.charAt(at));
    const said = this.#out + text.slice(at);
    this.#out = '';
    return said;
  }

  /** What was held back, where the text broke off. */
  end(): string {
    this.#keep();
    const rest = this.#out;
    this.#out = '';
    return rest;
  }

  #read(letter: string): void {
    if (this.#inText) return this.#readText(letter);
    switch (letter) {
      case '"':
        return this.#quote();
      case '{':
      case '[':
        return this.#enter(letter);
      case '}':
      case ']':
        return this.#leave(letter);
      case ',':
        return this.#next();
      default:
        return this.#readLiteral(letter);
    }
  }

  #say(letter: string): void {
    if (this.#held === undefined) this.#out += letter;
    else this.#held += letter;
  }

  #hold(text: string): void {
    this.#held = text;
    this.#nameAt = undefined;
    this.#name = undefined;
  }

  /** The member stays. Behind those that did not, it is the first one. */
  #keep(): void {
    const object = this.#open.at(-1);
    if (this.#held === undefined || object === undefined) return;
    this.#out += !object.kept && this.#held.startsWith(',') ? this.#held.slice(1) : this.#held;
    this.#held = undefined;
    object.kept = true;
  }

  /** The value of a member begins. One that may have to go is held until it is seen to be null. */
  #begin(letter: string): void {
    if (this.#held === undefined || this.#name === undefined) return;
    const mayGo = letter === 'n' && this.#open.at(-1)?.undo?.drops.has(this.#name);
    if (!mayGo) this.#keep();
  }

  #quote(): void {
    this.#inText = true;
    if (this.#held !== undefined && this.#nameAt === undefined) this.#nameAt = this.#held.length;
    else this.#begin('"');
    this.#say('"');
  }

  #readText(letter: string): void {
    this.#say(letter);
    if (this.#escaped) {
      this.#escaped = false;
    } else if (letter === '\\') {
      this.#escaped = true;
    } else if (letter === '"') {
      this.#inText = false;
      if (this.#held !== undefined) this.#name ??= parseName(this.#held.slice(this.#nameAt));
    }
  }

  #readLiteral(letter: string): void {
    // The letters of null that are not its first.
    if (!/[\s:ul]/.test(letter)) this.#begin(letter);
    this.#say(letter);
    if (this.#name !== undefined && this.#held?.endsWith('null')) this.#held = undefined;
  }

  #enter(letter: string): void {
    this.#begin(letter);
    this.#say(letter);
    const undo = this.#inside();
    this.#open.push({ undo, list: letter === '[', kept: false });
    if (letter === '{' && undo !== undefined) this.#hold('');
  }

  #inside(): Undo | undefined {
    const around = this.#open.at(-1);
    if (around === undefined) return this.#root;
    return around.list ? around.undo?.items : around.undo?.members.get(this.#name ?? '');
  }

  #leave(letter: string): void {
    // What is held here is the space before the end.
    this.#out += this.#held ?? '';
    this.#held = undefined;
    this.#open.pop();
    this.#out += letter;
    this.#over = this.#open.length === 0;
  }

  #next(): void {
    const around = this.#open.at(-1);
    this.#keep();
    if (around?.undo === undefined || around.list) this.#say(',');
    else this.#hold(',');
  }
}

function parseName(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A whole text without the members that were never meant. */
export function undoText(text: string, undo: Undo): string {
  const filter = new NullFilter(undo);
  return filter.write(text) + filter.end();
}
