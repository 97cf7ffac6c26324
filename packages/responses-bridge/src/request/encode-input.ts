import { goesWhole } from '../items/index.ts';
import { wrapAgain } from '../items/parallel-calls.ts';
import { placePrograms } from '../items/place-programs.ts';
import { readMetadata } from '../metadata.ts';
import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Content, Prompt, ReplayPart, Warning } from '../spec.ts';
import { legalise } from '../state/legalise.ts';
import type { InputItem } from '../wire/request.ts';
import type { DeclaredTools } from './declared-tools.ts';
import { encodePrompt, type PromptContext } from './encode-prompt.ts';
import { findCalls } from './find-call.ts';
import { continued, isKept, type Kept } from './replay.ts';
import { toHistory } from './to-history.ts';

interface InputContext {
  names: readonly string[];
  endpoint: string;
  kept: Kept;
  options: ResponsesProviderOptions;
  systemRole: PromptContext['systemRole'];
  declared: DeclaredTools;
  /** The response that made a call, where that is known. */
  madeBy?: ((callId: string) => Promise<string | undefined>) | undefined;
  warn(warning: Warning): void;
}

/** The items of a call, and the way in which its answer becomes items of the next one. */
export async function encodeInput(call: CallOptions, { declared, options, madeBy, ...given }: InputContext) {
  const { names, kept, warn } = given;
  const metadata = rememberLast((part: ReplayPart) => readMetadata(names, part.providerOptions));
  const isAnswer = (part: ReplayPart) => isKept(metadata(part));
  const prompt = await continued(call.prompt, options, { isAnswer, madeBy, warn });
  const goesOn = kept.conversation || kept.response;
  const context: PromptContext = {
    ...given,
    origins: new Map(),
    continued: goesOn,
    passThroughUnsupportedFiles: options.passThroughUnsupportedFiles ?? false,
    metadata,
    callOf: findCalls(call.prompt),
    wireName: declared.wireName,
    toolKind: declared.kind,
    goesWhole,
    hasOutputSchema: declared.hasOutputSchema,
    stored: kept.stored,
  };
  const encoded = encodePrompt(prompt, context);
  const { items: input, repairs } = legalise(
    placePrograms(goesOn ? wrapAgain(encoded, call.prompt, names) : encoded),
    context,
  );
  return {
    input,
    repairs,

    /** The items that an answer goes back as, in the next call. */
    encodeAnswer(content: readonly Content[]): InputItem[] {
      const history: Prompt = [toHistory(content)];
      const silent = { ...context, origins: new Map(), warn: () => {}, callOf: findCalls(history) };
      // Its calls are answered in the next call.
      return legalise(placePrograms(encodePrompt(history, silent)), { ...silent, isAnswer: true }).items;
    },
  };
}

/** A part is asked for its metadata several times in a row, and a long history has many parts. */
function rememberLast<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return key => {
    if (last?.key !== key) last = { key, value: read(key) };
    return last.value;
  };
}
