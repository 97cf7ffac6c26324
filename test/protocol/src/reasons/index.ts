import { ofErrors, ofItems, ofResponses } from './answers.ts';
import { ofEvents } from './events.ts';
import type { Reason } from './reason.ts';
import { ofRequests } from './requests.ts';

/** Every reason there is. */
export const reasons: readonly Reason[] = [...ofItems, ...ofEvents, ...ofResponses, ...ofErrors, ...ofRequests];

export type { Reason } from './reason.ts';
