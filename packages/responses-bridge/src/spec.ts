/**
 * The vocabulary every other module speaks. What comes in is the newest specification as it is, so that an
 * addition to it shows up here first. What goes out is our own closed list, narrow enough to satisfy every
 * specification, so that an addition to one of them breaks nothing.
 */
import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from 'provider-v4';
import type { Source } from './flow.ts';

/** What a call asks for: the newest specification's own type. */
export type CallOptions = LanguageModelV4CallOptions;
/** The messages of a call. */
export type Prompt = LanguageModelV4Prompt;

/** Any part of an assistant or tool message: what was once decoded and is now to be sent back. */
export type ReplayPart = Extract<Prompt[number], { role: 'assistant' | 'tool' }>['content'][number];

/** Anything that JSON can say. */
export type JSONValue = null | string | number | boolean | JSONObject | JSONValue[];
/** An object of JSON. */
export type JSONObject = { [key: string]: JSONValue };

/** What a provider tells beside the parts, and gets back with them: by its name, then by key. */
export type ProviderMetadata = Record<string, Record<string, JSONValue>>;

/** A streamed stretch of text, of reasoning or of tool input. */
type BlockPart =
  | { type: 'text-start'; id: string; providerMetadata?: ProviderMetadata }
  | { type: 'text-delta'; id: string; delta: string }
  | { type: 'text-end'; id: string; providerMetadata?: ProviderMetadata }
  | { type: 'reasoning-start'; id: string; providerMetadata?: ProviderMetadata }
  | { type: 'reasoning-delta'; id: string; delta: string }
  | { type: 'reasoning-end'; id: string; providerMetadata?: ProviderMetadata }
  | {
      type: 'tool-input-start';
      id: string;
      toolName: string;
      providerExecuted?: boolean;
      dynamic?: boolean;
      inputEncoding?: 'json' | 'text';
    }
  | { type: 'tool-input-delta'; id: string; delta: string }
  | { type: 'tool-input-end'; id: string };

/** A part that stands alone and means the same streamed or not. */
type WholePart =
  | {
      type: 'tool-call';
      toolCallId: string;
      toolName: string;
      input: string;
      providerExecuted?: boolean;
      /** The caller has no tool of this name: it was found while running. */
      dynamic?: boolean;
      providerMetadata?: ProviderMetadata;
    }
  | {
      type: 'tool-result';
      toolCallId: string;
      toolName: string;
      result: NonNullable<JSONValue>;
      /** The tool failed, and the result says how. */
      isError?: boolean;
      preliminary?: boolean;
      providerMetadata?: ProviderMetadata;
    }
  | { type: 'tool-approval-request'; approvalId: string; toolCallId: string }
  | { type: 'source'; sourceType: 'url'; id: string; url: string; title?: string; providerMetadata?: ProviderMetadata }
  | {
      type: 'source';
      sourceType: 'document';
      id: string;
      mediaType: string;
      title: string;
      filename?: string;
      providerMetadata?: ProviderMetadata;
    }
  | { type: 'file'; mediaType: string; data: { type: 'data'; data: string } }
  | { type: 'custom'; kind: `${string}.${string}`; providerMetadata?: ProviderMetadata };

/** A finished block, or a part that was whole from the start. */
export type Content =
  | { type: 'text'; text: string; providerMetadata?: ProviderMetadata }
  | { type: 'reasoning'; text: string; providerMetadata?: ProviderMetadata }
  | WholePart;

type ResponsePart =
  | { type: 'stream-start'; warnings: Warning[] }
  | { type: 'response-metadata'; id?: string; modelId?: string; timestamp?: Date }
  | { type: 'error'; error: unknown }
  | { type: 'raw'; rawValue: unknown }
  | { type: 'ping' }
  | { type: 'finish'; finishReason: FinishReason; usage: Usage; providerMetadata?: ProviderMetadata };

/** What a model emits. */
export type Part = BlockPart | WholePart | ResponsePart;

/** Something that was asked for and will not happen, or not in the way it was asked for. */
export type Warning =
  | { type: 'unsupported'; feature: string; details?: string }
  | { type: 'compatibility'; feature: string; details?: string }
  | { type: 'other'; message: string };

/** Why a response ended: in the AI SDK's words, and in the endpoint's own. */
export interface FinishReason {
  unified: 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'interrupted' | 'other';
  raw: string | undefined;
}

/** Tokens. Where the endpoint gave no counts they are `undefined`; where it gave no details, nothing was cached and nothing thought. */
export interface Usage {
  inputTokens: Record<'total' | 'noCache' | 'cacheRead' | 'cacheWrite', number | undefined>;
  outputTokens: Record<'total' | 'text' | 'reasoning', number | undefined>;
  raw?: Record<string, JSONValue>;
}

/** One call, under way. */
export interface Reply {
  parts: Source<Part>;
  warnings: Warning[];
  /** The address without its query, and the body as it was built and as the JSON text that was sent. None holds a key. */
  request: { url: string; body: Record<string, unknown>; json: string };
  response: { headers: Record<string, string> };
}

/** The model as the core sees it. Everything in `specs/` is a view of this. */
export interface ResponsesModel {
  /** The key of provider options and provider metadata. */
  readonly name: string;
  /** `<name>.responses`, for logs and telemetry. */
  readonly provider: string;
  readonly modelId: string;
  /** Addresses that the endpoint fetches itself, by media type. */
  readonly supportedUrls: Record<string, RegExp[]>;
  /** `stream: false` asks the endpoint for one JSON body; the parts are the same. */
  call(options: CallOptions, transfer: { stream: boolean }): Promise<Reply>;
}
