import type { RequestHandler } from 'express';

/** What requests with this text are answered, in which manner. */
export function caseWhen(pattern: string, handler: () => string, options: object): object;

/** The mock as a middleware. */
export function createLlmMockRouter(config: object): Promise<RequestHandler>;
