import type { Plan } from './check.ts';
import type { BytesPlan } from './bytes.ts';
import type { DamagePlan } from './damage.ts';

const bytes: BytesPlan = {
  lineEnd: '\n',
  eventField: 'right',
  mark: false,
  inLines: false,
  comments: false,
  doneMarker: false,
  openEnd: false,
  contentType: 'text/event-stream',
  pieces: [],
  reset: false,
  half: 0,
  json: false,
};

const damage: DamagePlan = {
  naming: 'all',
  added: false,
  itemDone: false,
  textDone: false,
  partDone: false,
  deltas: false,
  cited: false,
  begin: false,
  deltasStop: false,
  twice: false,
  late: false,
  turns: false,
  counted: false,
  noStatus: false,
  noSequence: false,
  end: 'all',
  keepalives: false,
};

const short = { words: '', cuts: [], other: false };
const thought = { ...short, other: true };

/** Streams that were once read wrongly, as short as they were found. Each is tried on every view before any other. */
export const past: Array<[string, Plan]> = [
  [
    'an end without a response was no end',
    { answer: { items: [], ending: 'completed', stop: 1 }, damage: { ...damage, end: 'no response' }, bytes },
  ],
  [
    'a thought in turns with a call went back as two, of which one could not be read',
    {
      answer: {
        items: [
          { kind: 'function_call', texts: [short] },
          { kind: 'reasoning', texts: [thought, thought] },
        ],
        ending: 'completed',
        stop: 1,
      },
      damage: { ...damage, turns: true, partDone: true, deltasStop: true },
      bytes,
    },
  ],
  [
    'a call of which nobody says that it is whole was handed out by an answer that was cut off',
    {
      answer: {
        items: [{ kind: 'custom_tool_call', texts: [{ ...short, words: 'half' }] }],
        ending: 'incomplete',
        stop: 80,
      },
      damage: { ...damage, noStatus: true },
      bytes,
    },
  ],
  [
    'two calls that were open at one index became one',
    {
      answer: {
        items: [
          { kind: 'function_call', texts: [short] },
          { kind: 'function_call', texts: [short] },
        ],
        ending: 'completed',
        stop: 1,
      },
      damage: { ...damage, naming: 'index 0', turns: true },
      bytes,
    },
  ],
  [
    'a text that only its part brings was lost',
    {
      answer: { items: [{ kind: 'message', texts: [short] }], ending: 'completed', stop: 1 },
      damage: { ...damage, deltas: true, textDone: true, itemDone: true, end: 'empty output' },
      bytes,
    },
  ],
  [
    'a character that is the mark of a byte order was lost at the beginning of a piece',
    {
      answer: {
        items: [{ kind: 'message', texts: [{ ...short, words: '\uFEFF\uFEFF\uFEFF' }] }],
        ending: 'completed',
        stop: 1,
      },
      damage,
      bytes: { ...bytes, pieces: [3] },
    },
  ],
  [
    'a part of a message was heard as a thought where the thought before it had its index',
    {
      answer: {
        items: [
          { kind: 'reasoning', texts: [short] },
          { kind: 'message', texts: [short] },
        ],
        ending: 'completed',
        stop: 1,
      },
      damage: { ...damage, naming: 'index 0', added: true, deltas: true, textDone: true },
      bytes,
    },
  ],
  [
    'the last event before a connection was lost was lost with it, where lines end in CR',
    {
      answer: { items: [{ kind: 'message', texts: [short] }], ending: 'lost', stop: 51 },
      damage: { ...damage, added: true, itemDone: true, partDone: true, deltas: true },
      bytes: { ...bytes, lineEnd: '\r', reset: true },
    },
  ],
  [
    'half a call was handed to the caller to be approved',
    {
      answer: { items: [{ kind: 'mcp_approval_request', texts: [short] }], ending: 'incomplete', stop: 83 },
      damage,
      bytes,
    },
  ],
  [
    'the tools that a search without an id found were those of no call',
    {
      answer: { items: [{ kind: 'tool_search_call', texts: [short] }], ending: 'completed', stop: 1 },
      damage: { ...damage, naming: 'nothing' },
      bytes,
    },
  ],
  [
    'the tools that a search found whose id changed were those of no call',
    {
      answer: { items: [{ kind: 'tool_search_call', texts: [short] }], ending: 'completed', stop: 1 },
      damage: { ...damage, naming: 'ids change' },
      bytes,
    },
  ],
];
