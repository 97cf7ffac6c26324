/** What ai@5, 6 and 7 have in common, as shapes: the matrix imports none of them. */
import type { Tool, UserPart } from '../driver.ts';
import type { AnyModel } from '../models.ts';
import type { PageState, Route } from './page-state.ts';

/** Options of a call, as these majors take them. */
export type Options = Record<string, unknown>;

export interface StepShape {
  text: string;
  reasoningText?: string | undefined;
  toolCalls: ReadonlyArray<{ toolName: string; input?: unknown }>;
  toolResults: ReadonlyArray<{ toolName: string; output?: unknown }>;
  content: readonly ContentShape[];
  sources: ReadonlyArray<{ url?: string; title?: string | undefined }>;
  files: ReadonlyArray<{ mediaType: string; base64: string }>;
  finishReason: string;
}

/** A part of a step, as far as the matrix looks at it. */
export interface ContentShape {
  type: string;
  text?: string;
  toolCall?: { toolName: string; input?: unknown };
  toolName?: string;
  error?: unknown;
  approvalId?: string;
  providerMetadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** Counts as ai@5 has them, and those in which ai@6 and later have the parts. */
export interface UsageShape {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  reasoningTokens?: number | undefined;
  cachedInputTokens?: number | undefined;
  inputTokenDetails?: { cacheReadTokens?: number | undefined; cacheWriteTokens?: number | undefined };
  outputTokenDetails?: { reasoningTokens?: number | undefined };
}

/** What both kinds of calls give, here or in time. */
export interface ResultShape {
  steps: readonly StepShape[];
  totalUsage: UsageShape;
  sources: readonly object[];
  warnings: readonly object[] | undefined;
  providerMetadata: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  messages: readonly unknown[];
  person: unknown;
}

/** A part of a stream, as far as the matrix looks at it. */
export interface StreamPart {
  type: string;
  text?: string;
  error?: unknown;
  finishReason?: string;
  id?: string;
  delta?: string;
}

/** A stream, and what it comes to. */
export interface StreamShape {
  parts: AsyncIterable<StreamPart>;
  whole(): Promise<ResultShape>;
}

/** A page under way: what it shows, and what its user does. */
export interface Page {
  readonly state: Pick<PageState<unknown>, 'messages' | 'error'>;
  send(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** The functions of one major, and the few things that it has under other names. */
export interface Functions {
  generateText(options: Options): Promise<ResultShape>;
  streamText(options: Options): StreamShape;
  generateObject(call: ObjectCall): PromiseLike<{ object: unknown }>;
  streamObject(call: ObjectCall): { partialObjectStream: AsyncIterable<unknown>; object: PromiseLike<unknown> };
  jsonSchema(schema: Tool['parameters']): unknown;
  stopAfter(steps: number): unknown;
  /** The option that asks for a person beside tools. */
  personOutput: Options;
  /** A tool that the endpoint knows, with its name; its input is text or anything. */
  endpointTool(tool: { name: string; id: string; args: Options; input: 'text' | 'any' }): Options;
  upload(part: Extract<UserPart, { type: 'upload' }>): unknown;
  /** A PNG in the content of a tool's output. */
  imageOutput(base64: string): unknown;
  /** A page that talks to a route, and what to call at every change of what it shows. */
  openPage(route: Route, onChange: (messages: readonly unknown[]) => void): Page;
  /** What the route of an app answers. */
  respond(options: Options, messages: unknown[]): Promise<Response>;
}

/** A call of `generateObject` or `streamObject` for a person. */
export interface ObjectCall {
  model: AnyModel;
  prompt: string;
}
