/** An event of the wire. */
export interface WireEvent {
  type: string;
  [field: string]: unknown;
}

/** What an event is there for. */
export type Role = 'begin' | 'added' | 'delta' | 'progress' | 'cited' | 'text-done' | 'part-done' | 'item-done' | 'end';

/** An event as it is sent, and what the oracle may know of it: which item and which text it is about. */
export interface Sent {
  event: WireEvent;
  role: Role;
  item?: number | undefined;
  text?: string | undefined;
}

/** A text of an answer: it stands in one item, and is told from all others by its mark. */
export interface Piece {
  item: number;
  mark: string;
  text: string;
  channel: 'text' | 'thought';
  /** It is the last of its item. */
  last: boolean;
}

/** A thing that is said whole: a call for the caller, a request for its approval, what the provider ran, or a source. */
export interface Thing {
  item: number;
  kind: string;
  mark: string;
  /** Where it has to be heard. What is heard in calls and requests can be run. */
  heardIn: 'calls' | 'requests' | 'ran' | 'results' | 'sources';
  /** It was cut off. */
  cut: boolean;
}

/** A stream, and what it says. */
export interface Stream {
  sent: Sent[];
  pieces: Piece[];
  things: Thing[];
}

/** A mark that no text contains by chance. */
export const markOf = (item: number, at: number): string => `⟦${item}.${at}⟧`;
