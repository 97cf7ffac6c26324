import * as ai4 from 'responses-bridge/ai4';
import * as ai5 from 'responses-bridge/ai5';
import * as ai6 from 'responses-bridge/ai6';
import * as ai7 from 'responses-bridge/ai7';

/** The provider that each entry makes. */
export const bridges = {
  ai4: ai4.createResponsesBridge,
  ai5: ai5.createResponsesBridge,
  ai6: ai6.createResponsesBridge,
  ai7: ai7.createResponsesBridge,
};

/** An entry, by the major that it is for. */
export type Entry = keyof typeof bridges;

/** A major of the AI SDK that there is an entry for. */
export type Major = Entry extends `ai${infer Number extends number}` ? Number : never;

/** The provider of an entry. */
export type BridgeOf<From extends Entry> = ReturnType<(typeof bridges)[From]>;

/** The model of an entry. */
export type ModelOf<From extends Entry> = ReturnType<BridgeOf<From>['languageModel']>;

/** A provider of any entry: every major is given every entry, the wrong ones too. */
export type AnyBridge = BridgeOf<Entry>;

/** A model of any entry. */
export type AnyModel = ModelOf<Entry>;

/** Which entries' models a type takes. The compiler answers, so a table of this type cannot be wrong. */
export type Accepts<Model> = { readonly [From in Entry]: ModelOf<From> extends Model ? true : false };
