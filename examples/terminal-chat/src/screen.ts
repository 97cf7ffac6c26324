import { createWrapper, wrapped, type Wrapper } from './wrap.ts';

const codes = { plain: 0, bold: 1, dim: 2, red: 31, green: 32, cyan: 36 };

const indent = '  ';

export type Style = keyof typeof codes;

/** Where the program writes: lines of at most 80 columns, in colour where somebody looks at them. */
export interface Screen {
  /** What a line takes that is not to be broken. */
  readonly width: number;
  /** Text that comes in pieces. A change of style begins a new paragraph. */
  stream(text: string, style: Style): void;
  /** Ends the text that came in pieces, and begins a new paragraph. */
  paragraph(): void;
  /** A text on lines of its own; those after the first are indented. */
  line(text: string, style?: Style): void;
}

export function createScreen(output: NodeJS.WriteStream): Screen {
  const width = Math.min(output.columns ?? 80, 80);
  const coloured = output.isTTY && !process.env['NO_COLOR'];
  const paint = (text: string, style: Style): string =>
    coloured && text !== '' && style !== 'plain' ? `\u001B[${codes[style]}m${text}\u001B[0m` : text;
  // Who reads only the beginning, as `head` does, closes the pipe.
  output.on('error', () => process.exit());

  let open: { readonly style: Style; readonly wrapper: Wrapper } | undefined;
  let begun = false;

  function endStream(): void {
    if (open === undefined) return;
    output.write(`${paint(open.wrapper.flush(), open.style)}\n`);
    open = undefined;
  }

  function paragraph(): void {
    endStream();
    if (begun) output.write('\n');
    begun = false;
  }

  return {
    width: width - indent.length,
    paragraph,
    stream(text, style) {
      if (open?.style !== style) {
        paragraph();
        open = { style, wrapper: createWrapper(width) };
        begun = true;
      }
      output.write(paint(open.wrapper.push(printable(text)), style));
    },
    line(text, style = 'plain') {
      if (open !== undefined) paragraph();
      output.write(`${paint(wrapped(printable(text), width, indent), style)}\n`);
      begun = true;
    },
  };
}

/** A model's words must not move the cursor or change the terminal. */
function printable(text: string): string {
  return text.replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
