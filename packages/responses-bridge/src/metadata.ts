import type { JSONObject, JSONValue, ProviderMetadata } from './spec.ts';

/** What must survive a round trip through the caller's message history. The keys are those of `@ai-sdk/openai`. */
export interface ItemMetadata {
  /** The endpoint's id of the item. */
  itemId?: string | null;
  /** What holds together the parts of an item that came without an id, or ended with another one. It is never sent. */
  localId?: string | null;
  /** `commentary` or `final_answer`. Source: OpenAI's model notes, by which gpt-5.3-codex and later do worse without it. */
  phase?: string | null;
  reasoningEncryptedContent?: string | null;
  /** Set on reasoning that the endpoint gave as `reasoning_text`, not as a summary. */
  reasoningText?: boolean | null;
  /** The namespace of a tool, with which its calls come and go back. */
  namespace?: string | null;
  /** The program that made a call in the model's place. */
  caller?: JSONObject | null;
  /** The call that a call was one of several in, as `@ai-sdk/openai` marks it. */
  parallelToolCall?: JSONObject | null;
  /** Where the commands of a call are to run. */
  environment?: JSONObject | null;
  /** What a message cites, as the endpoint put it. */
  annotations?: JSONValue[] | null;
  /** The approval that a call of a tool elsewhere waits for. */
  approvalRequestId?: string | null;
  /** The name of the server whose tool is called, where there are several. */
  serverLabel?: string | null;
  /** The file that a source is. */
  fileId?: string | null;
  /** Where in the text a file is cited. */
  index?: number | null;
  /** The container that a cited file is in. */
  containerId?: string | null;
  /** The whole item, for kinds that are sent back as they came. */
  item?: JSONObject | null;
  /** The field of the item that stands in the result, and is not carried a second time. */
  fromResult?: string | null;
  /** Which endpoint made it, where nothing is kept there: a hash of its host and the organisation. */
  endpoint?: string | null;
  /** The reasoning that an item needs before it. On reasoning that begins a thought it is empty: what follows will say so. */
  reasoningId?: string | null;
  /** Something else stood between the two. */
  reasoningApart?: boolean | null;
  /** `compaction`, as `@ai-sdk/openai` marks it, with the two keys that it keeps such an item in; or the type of a citation. */
  type?: string | null;
  encryptedContent?: string | null;
}

/** Metadata under this provider's name, without what is not there. That there is no encrypted content is told, as by `@ai-sdk/openai`. */
export function writeMetadata(name: string, metadata: ItemMetadata): ProviderMetadata {
  const written: Record<string, JSONValue> = {};
  for (const [key, value] of Object.entries(metadata)) {
    if (value != null || (value === null && key === 'reasoningEncryptedContent')) written[key] = value;
  }
  return { [name]: written };
}

const nothing: ItemMetadata = {};

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Objects in provider options came through JSON, as those are JSON by their own type. */
const object = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JSONObject) : undefined;

/**
 * Foreign or damaged metadata reads as empty: history written by others must never break a call. Read by hand
 * and not by a schema, because it runs for every part of every message of a long history.
 */
export function readMetadata(
  names: readonly string[],
  options: Record<string, Record<string, unknown>> | undefined,
): ItemMetadata {
  const found = options === undefined ? undefined : optionsOf(names, options);
  if (found == null || typeof found !== 'object') return nothing;
  return {
    // Some servers have an empty one, which names nothing.
    itemId: text(found.itemId) || undefined,
    localId: text(found.localId),
    phase: text(found.phase),
    reasoningEncryptedContent: found.reasoningEncryptedContent === null ? null : text(found.reasoningEncryptedContent),
    reasoningText: found.reasoningText === true,
    namespace: text(found.namespace),
    environment: object(found.environment),
    approvalRequestId: text(found.approvalRequestId),
    serverLabel: text(found.serverLabel),
    item: object(found.item),
    fromResult: text(found.fromResult),
    endpoint: text(found.endpoint),
    reasoningId: text(found.reasoningId),
    reasoningApart: found.reasoningApart === true,
    type: text(found.type),
    encryptedContent: text(found.encryptedContent),
  };
}

/** What a caller gave under the first of these names that holds something. */
export function optionsOf<T>(names: readonly string[], options: Record<string, T> | undefined): T | undefined {
  for (const name of names) if (options?.[name] != null) return options[name];
  return undefined;
}
