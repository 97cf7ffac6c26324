import * as z from 'zod/mini';
import type { JSONObject, Part } from '../spec.ts';
import { json, lazy, record, typed, type Known, type Schema } from '../wire/schema.ts';
import { hostedMetadata } from './hosted-item.ts';
import { defineItem, defineTool, type DecodeContext } from './item.ts';
import { known } from './tool-args.ts';
import { listOf, textOf, toFields, typedCall, typedCallFields, typedCalls } from './typed-calls.ts';
import type { Fields, ToolResult } from './typed-calls.ts';

const current = 'computer';
const preview = 'computer_use_preview';

const fields = () => record(json());

interface Point {
  x: number;
  y: number;
}

interface Keys {
  keys?: string[];
}

type ComputerAction =
  | ({ type: 'click'; button: 'left' | 'right' | 'wheel' | 'back' | 'forward' } & Point & Keys)
  | ({ type: 'double_click' | 'move' } & Point & Keys)
  | ({ type: 'drag'; path: Point[] } & Keys)
  | ({ type: 'scroll'; scrollX: number; scrollY: number } & Point & Keys)
  | { type: 'keypress'; keys: string[] }
  | { type: 'type'; text: string }
  | { type: 'screenshot' | 'wait' };

interface SafetyCheck {
  id: string;
  code?: string | undefined;
  message?: string | undefined;
}

interface ComputerInput {
  actions: ComputerAction[];
  pendingSafetyChecks: SafetyCheck[];
  status: Known<'in_progress' | 'completed' | 'incomplete'>;
}

interface Screen {
  type: 'computer_screenshot';
  detail?: Known<'auto' | 'low' | 'high' | 'original'> | undefined;
}

/** The screen after the actions, by its address or as an uploaded file. */
interface ComputerOutput {
  output: Screen &
    ({ imageUrl: string; fileId?: string | undefined } | { fileId: string; imageUrl?: string | undefined });
  acknowledgedSafetyChecks?: SafetyCheck[] | undefined;
}

/** An action is any object with a type: which there are and what they hold is the endpoint's to say. */
const input = lazy(() =>
  z.object({
    actions: z.array(z.looseObject({ type: z.string() })),
    pendingSafetyChecks: z.array(z.looseObject({ id: z.string() })),
    status: z.string(),
  }),
) as unknown as Schema<ComputerInput>;

const run = { runs: 'caller', input, output: typed<ComputerOutput>() } as const;

/** Actions on a computer, which the caller takes and answers with a picture of the screen. */
export const computerCall = defineItem({
  type: 'computer_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.computer',
      wireName: current,
      args: lazy(() => z.strictObject({})),
      ...run,
      encode: () => ({ type: current }),
    }),
    defineTool({
      id: 'openai.computer_use_preview',
      wireName: preview,
      args: lazy(() =>
        z.strictObject({
          environment: known<'windows' | 'mac' | 'linux' | 'ubuntu' | 'browser'>(),
          displayWidth: z.number(),
          displayHeight: z.number(),
        }),
      ),
      ...run,
      encode: ({ environment, displayWidth, displayHeight }) => ({
        type: preview,
        environment,
        display_width: displayWidth,
        display_height: displayHeight,
      }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('computer_call'),
      ...typedCallFields(),
      action: z.nullish(fields()),
      actions: z.nullish(z.array(fields())),
      pending_safety_checks: z.nullish(z.array(fields())),
    }),
  ),

  decode(context) {
    const call = typedCall(context.toolName(isPreview(context) ? preview : current), context);
    return {
      added: item => (item.call_id ? call.announce(item) : []),
      *done(item): Iterable<Part> {
        const { id, call_id, action, actions, pending_safety_checks: checks, status } = item;
        if (call_id) {
          const taken = actions ?? (action == null ? [] : [action]);
          return yield* call.finish(item, {
            actions: taken.map(decodeAction),
            pendingSafetyChecks: (checks ?? []).map(withoutNulls),
            status: status ?? 'completed',
          });
        }
        // An early form of the tool, which the provider ran.
        const toolCallId = id ?? context.generateId();
        const toolName = isPreview(context) ? context.toolName(preview) : 'computer_use';
        const result = { type: 'computer_use_tool_result', status: status ?? 'completed' };
        const providerMetadata = context.stored ? undefined : hostedMetadata(item, context);
        yield { type: 'tool-call', toolCallId, toolName, input: '{}', providerExecuted: true, providerMetadata };
        yield { type: 'tool-result', toolCallId, toolName, result, providerMetadata };
      },
    };
  },

  ...typedCalls({
    call: 'computer_call',
    output: 'computer_call_output',
    idPrefix: 'cu',
    toCall({ actions, pendingSafetyChecks, status }, tool) {
      const taken = listOf(actions).map(encodeAction);
      // The tool of the preview takes one action at a time, under another name.
      const single = tool === preview && taken.length === 1;
      return {
        status: textOf(status) ?? 'completed',
        ...(single ? { action: taken[0] } : { actions: taken }),
        pending_safety_checks: listOf(pendingSafetyChecks),
      };
    },
    toOutput: encodeScreenshot,
    takesFiles: true,
    content({ output }) {
      const { image_url, file_id } = toFields(output);
      return [{ type: 'input_image', image_url: textOf(image_url), file_id: textOf(file_id) }];
    },
  }),
});

const isPreview = (context: DecodeContext) =>
  context.toolArgs(preview).length > 0 && context.toolArgs(current).length === 0;

function withoutNulls(object: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function decodeAction(action: JSONObject): JSONObject {
  const { scroll_x, scroll_y, keys, ...rest } = withoutNulls(action);
  return {
    ...rest,
    ...(scroll_x !== undefined && { scrollX: scroll_x }),
    ...(scroll_y !== undefined && { scrollY: scroll_y }),
    ...(keys !== undefined && { keys }),
  };
}

function encodeAction(action: unknown): Fields {
  const { scrollX, scrollY, ...rest } = toFields(action);
  // A double click says that no key is held; its null was left out of the input.
  const held = rest.type === 'double_click' ? { keys: rest.keys ?? null } : {};
  return { ...rest, ...held, scroll_x: scrollX, scroll_y: scrollY };
}

/** What stands for a screenshot where there is none, as the protocol has no output without: one black pixel. */
const blank =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==';

const isAddress = (text: unknown): text is string => typeof text === 'string' && /^(data:image|https?):\S+$/.test(text);

interface Screenshot {
  image_url?: unknown;
  file_id?: unknown;
  detail?: unknown;
}

/** A screenshot in the tool's own form, or the address of one, or the first picture of any other result. */
function encodeScreenshot(result: ToolResult): Fields {
  const { fields: given, text, files, warn } = result;
  const acknowledged_safety_checks = encodeChecks(given.acknowledgedSafetyChecks);
  const own = ownScreenshot(given, text);
  const [picture, ...others] = files.flatMap(file => (file.type === 'input_image' ? [file] : []));
  const screenshot = own ?? (picture && { ...picture, type: undefined });
  if (screenshot === undefined) {
    warn(`holds no screenshot, which is all that its item can. It goes as an empty one: ${text.slice(0, 200)}`);
  } else if (own === undefined && (text !== '' || others.length > 0 || files.length > 1)) {
    warn('holds more than one screenshot. The rest is left out.');
  }
  const { image_url, file_id, detail }: Screenshot = screenshot ?? { image_url: blank };
  const output = { type: 'computer_screenshot', image_url, file_id, detail };
  return { output, acknowledged_safety_checks, status: screenshot === undefined ? 'incomplete' : undefined };
}

function ownScreenshot(given: Fields, text: string): Screenshot | undefined {
  const { imageUrl, fileId, image_url = imageUrl, file_id = fileId, detail } = toFields(given.output ?? given);
  if (textOf(image_url) !== undefined) return { image_url, detail };
  if (textOf(file_id) !== undefined) return { file_id, detail };
  return isAddress(text) ? { image_url: text } : undefined;
}

/** Only what the caller names is acknowledged. */
function encodeChecks(checks: unknown): Fields[] | undefined {
  return Array.isArray(checks) ? checks.map(toFields).filter(({ id }) => typeof id === 'string') : undefined;
}
