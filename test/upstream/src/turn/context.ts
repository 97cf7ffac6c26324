import { asArray } from '../json.ts';
import { createIds, type IdMaker } from '../ids.ts';
import type { JsonObject } from '../types.ts';

/** What a turn needs to know of the request it answers. */
export interface TurnContext {
  readonly request: JsonObject;
  readonly ids: IdMaker;
  /** Unix time in seconds. */
  readonly createdAt: number;
  readonly organization: string;
}

export const defaultOrganization = 'org-upstream';
export const defaultModel = 'gpt-5.3-codex';

/** 2026-11-23: a fixed moment keeps runs the same. */
export const defaultTime = 1_795_392_000;

/** The request that `eventsOf` answers when it is given none: stateless, as our packages ask by default. */
const defaultRequest: JsonObject = {
  model: defaultModel,
  input: 'Hello',
  store: false,
  include: ['reasoning.encrypted_content'],
};

/** Fills in what a caller of `eventsOf` or `responseOf` has left out. */
export function turnContext(request: JsonObject = defaultRequest, parts: Partial<TurnContext> = {}): TurnContext {
  return { ids: createIds(), createdAt: defaultTime, organization: defaultOrganization, ...parts, request };
}

export function includes(context: TurnContext, value: string): boolean {
  return asArray(context.request['include']).includes(value);
}

export function modelOf(context: TurnContext): string {
  const model = context.request['model'];
  return typeof model === 'string' ? model : defaultModel;
}
