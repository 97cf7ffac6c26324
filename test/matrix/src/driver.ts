/** What a major of the AI SDK has to be able to do, and what it tells of it, in words that belong to no major. */
import type { ScenarioCustomTool, ScenarioTool } from '@responses-bridge/scenarios';
import type { AnyBridge, AnyModel, Entry, Major } from './models.ts';

/** Something that a user says. */
export type UserPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly image: URL | Uint8Array | string; readonly mediaType?: string }
  | {
      readonly type: 'file';
      readonly data: URL | Uint8Array | string;
      readonly mediaType: string;
      readonly filename?: string;
    }
  /** A file that the endpoint has. */
  | { readonly type: 'upload'; readonly id: string; readonly mediaType: string };

/** A call of `generateText` or `streamText`. */
export interface Ask {
  /** Messages of an earlier answer, as its major gave them. */
  readonly history?: readonly unknown[];
  /** What is said now; nothing where it is empty. */
  readonly prompt: string | readonly UserPart[];
  readonly tools?: readonly Tool[];
  readonly customTools?: readonly ScenarioCustomTool[];
  /** Tools that the endpoint knows: those without a result it runs. A name is short for one without arguments. */
  readonly hostedTools?: ReadonlyArray<string | EndpointTool>;
  /** What the user answers to every request for approval. */
  readonly approval?: Approval;
  /** Default 10. */
  readonly maxSteps?: number;
  /** Default 0. */
  readonly maxRetries?: number;
  readonly settings?: {
    readonly temperature?: number;
    readonly topK?: number;
    readonly seed?: number;
    readonly reasoning?: 'high';
  };
  /** Provider options: JSON. */
  readonly openai?: Readonly<Record<string, unknown>>;
  readonly rawChunks?: boolean;
  /** The answer is to be a person, by the major's own way of structured output beside tools. */
  readonly person?: boolean;
  /** The part at which the caller stops a stream. */
  readonly stopAt?: 'text' | 'call';
  /** Calls without a result are left out of the history, as a server does whose streams break. Majors without such a switch need none. */
  readonly ignoreIncompleteToolCalls?: true;
  /** Gets what stops a page. */
  readonly onStop?: (stop: () => void) => void;
}

/** A function tool. It answers, or it fails, or it answers with an image. */
export interface Tool extends ScenarioTool {
  readonly fails?: string;
  /** The result is base64 of a PNG, and goes back as an image behind this text. */
  readonly shows?: string;
}

/** A tool that the endpoint knows by its kind. The caller runs it where it has a result or fails. */
export interface EndpointTool {
  /** The endpoint's name for it. */
  readonly kind: string;
  /** The caller's name for it. Default: the endpoint's. */
  readonly name?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly fails?: string;
  /** The result is base64 of a PNG, and goes back as an image behind this text. */
  readonly shows?: string;
}

/** What a user says to a call that waits for it. */
export interface Approval {
  readonly approved: boolean;
  readonly reason?: string;
}

export interface Step {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: ReadonlyArray<{ readonly name: string; readonly input: unknown }>;
  readonly results: ReadonlyArray<{ readonly name: string; readonly output: unknown }>;
  /** What came of calls that failed. */
  readonly failures: ReadonlyArray<{ readonly name: string; readonly error: unknown }>;
  /** The calls of a server's tools that wait for the user to approve them, by the server's names. */
  readonly approvals: ReadonlyArray<{ readonly name: string; readonly input: unknown }>;
  readonly sources: readonly Source[];
  readonly files: ReadonlyArray<{ readonly mediaType: string; readonly base64: string }>;
  /** Items that the major has no part of its own for, as the endpoint sent them. */
  readonly items: readonly unknown[];
  /** The phase of each text that has one. */
  readonly phases: readonly string[];
  readonly finishReason: string;
}

/** A web page, or a document by its title. */
export type Source = { readonly url: string; readonly title?: string } | { readonly document: string };

/** Tokens of all steps. What a major does not count is left out. */
export interface Usage {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly cached?: number | undefined;
  readonly reasoning?: number | undefined;
  readonly cacheWrite?: number | undefined;
}

/** What a call has given. The texts and the ending are those of the last step. */
export interface Answer {
  readonly text: string;
  readonly finishReason: string;
  readonly steps: readonly Step[];
  readonly usage: Usage;
  /** The addresses of its sources. */
  readonly sources: readonly string[];
  readonly warnings: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The messages to go on with, as this major gives them. */
  readonly messages: readonly unknown[];
  /** The structured output, where one was asked for. */
  readonly person?: unknown;
}

/** What a stream has given, also where it failed. */
export interface Streamed extends Answer {
  /** What it told as errors. */
  readonly errors: readonly unknown[];
  readonly rawChunks: number;
  /** The inputs of calls, as they were written. */
  readonly inputs: readonly string[];
}

/** A page with `useChat`, and the route that it talks to. */
export interface Chat {
  /** Sends a text and reads the answer to its end; `stopAt` of the ask stops it once. Resolves to the error that the page shows. */
  say(text: string): Promise<unknown>;
  /** All that the assistant has said, by the page's messages. */
  text(): string;
  /** The page's messages through JSON, as a database keeps them, in place of those it had. */
  reload(): void;
}

/** Middlewares that a major brings, all with the same settings. */
export type Middleware =
  | 'extractReasoningMiddleware'
  | 'defaultSettingsMiddleware'
  | 'simulateStreamingMiddleware'
  | 'a look at each call';

/** How a major is driven. It takes models of every entry, so that wrong ones are seen to fail. */
export interface Driver {
  readonly major: Major;
  /** Which entries' models its types take. */
  readonly types: Readonly<Record<Entry, boolean>>;
  generate(model: AnyModel, ask: Ask): Promise<Answer>;
  stream(model: AnyModel, ask: Ask): Promise<Streamed>;
  /** A person, by `generateObject`, with the major's own zod. */
  generateObject(model: AnyModel, prompt: string): Promise<unknown>;
  /** A person and how many partial ones came before. */
  streamObject(model: AnyModel, prompt: string): Promise<{ object: unknown; partials: number }>;
  chat(model: AnyModel, ask: Omit<Ask, 'prompt' | 'history'>): Chat;
  wrap(model: AnyModel, middleware: Middleware, look: (id: string) => void): AnyModel;
  /** The model of a registry and of a custom provider that hold the bridge. */
  registered(bridge: AnyBridge, modelId: string): Readonly<Record<string, () => AnyModel>>;
  /** What a registry says where an embedding model is asked for. */
  embedding(bridge: AnyBridge, modelId: string): unknown;
  /** The entries whose models it runs, each with what cannot be shown with it. */
  readonly runs: Readonly<Partial<Record<Entry, Lacks>>>;
}

/** Cases that cannot be shown, by name. They are run as well, and have to fail. */
export type Lacks = Readonly<Record<string, Lack>>;

export interface Lack {
  readonly why: string;
  /** What the failure says. */
  readonly seen: string;
}
