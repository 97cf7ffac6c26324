import type { BodyPlan } from '../server/body.ts';
import { numbered } from '../turn/turn.ts';
import type { Fault, JsonObject, ResponseEvent } from '../types.ts';
import { htmlBody, httpError, jsonBody } from './answers.ts';
import {
  dropAdded,
  dropDeltas,
  errorEvent,
  failed,
  onlyCompleted,
  rotateIds,
  unknownEvent,
  unknownItem,
} from './events.ts';
import type { FaultKind, FaultStages } from './fault.ts';
import { crlf, cut, cutBytes, doneMarker, malformedEvent, noEventField, splitBytes, stall } from './wire.ts';

const kinds: { readonly [Type in Fault['type']]: FaultKind<Type> } = {
  'http-error': httpError,
  'html-body': htmlBody,
  'json-body': jsonBody,
  cut,
  'cut-bytes': cutBytes,
  stall,
  'malformed-event': malformedEvent,
  'unknown-event': unknownEvent,
  'unknown-item': unknownItem,
  'rotate-ids': rotateIds,
  'drop-added': dropAdded,
  'drop-deltas': dropDeltas,
  'only-completed': onlyCompleted,
  'error-event': errorEvent,
  failed,
  crlf,
  'no-event-field': noEventField,
  'done-marker': doneMarker,
  'split-bytes': splitBytes,
};

/** The types of faults there are. */
export const faultTypes = Object.keys(kinds) as Fault['type'][];

/** What the faults that hit one request do, in the order in which they were given. */
export function faultsOf(faults: readonly Fault[], request: number): FaultStages[] {
  return faults
    .filter(fault => (fault.request ?? 'every') === 'every' || fault.request === request)
    .map(fault => (kinds[fault.type] as (fault: Fault) => FaultStages)(fault));
}

/** The answer of a fault that comes before the service's own, if there is one. */
export function refusal(stages: readonly FaultStages[]): Response | undefined {
  return stages.find(({ refuse }) => refuse !== undefined)?.refuse?.();
}

/** The answer of a fault that takes the stream's place, if there is one. */
export function replacement(stages: readonly FaultStages[], response: JsonObject): Response | undefined {
  return stages.find(({ respond }) => respond !== undefined)?.respond?.(response);
}

/** The network chunks of a stream, after all faults have had their say. */
export function streamPlan(
  events: readonly ResponseEvent[],
  stages: readonly FaultStages[],
): Pick<BodyPlan, 'chunks' | 'ending'> {
  let edited = events;
  for (const stage of stages) edited = stage.events?.(edited) ?? edited;
  let frames: readonly string[] = numbered(edited).map(frameOf);
  for (const stage of stages) frames = stage.frames?.(frames) ?? frames;
  const encoder = new TextEncoder();
  let chunks: readonly Uint8Array[] = frames.map(frame => encoder.encode(frame));
  for (const stage of stages) chunks = stage.chunks?.(chunks) ?? chunks;
  const ending = stages.findLast(stage => stage.ending !== undefined)?.ending ?? 'close';
  return { chunks, ending };
}

function frameOf(event: ResponseEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
