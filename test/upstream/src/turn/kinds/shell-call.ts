import { asArray, asObject, asString } from '../../json.ts';
import type { LocalShellCallSpec, ShellCallOutputSpec, ShellCallSpec } from '../../item-specs.ts';
import { callIdOf, deltas, inProgress, where, type ItemKind } from './kind.ts';

/** Commands for a shell. Its events name the item by its index alone. */
export const shellCall: ItemKind<ShellCallSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    action: {
      commands: spec.commands,
      max_output_length: spec.max_output_length ?? null,
      timeout_ms: spec.timeout_ms ?? null,
    },
    call_id: callIdOf(spec, context),
    caller: spec.caller,
    environment: spec.environment ?? null,
  }),
  opening: () => ({ ...inProgress, action: { commands: [], max_output_length: null, timeout_ms: null } }),
  *body(item, { output_index, obfuscated }) {
    for (const [command_index, value] of asArray(asObject(item['action'])['commands']).entries()) {
      const at = { output_index, command_index };
      const command = asString(value) ?? '';
      yield { type: 'response.shell_call_command.added', ...at, command: '' };
      yield* deltas('response.shell_call_command.delta', command, { obfuscated, at });
      yield { type: 'response.shell_call_command.done', ...at, command };
    }
  },
};

/** What came of commands that the service ran in a container. */
export const shellCallOutput: ItemKind<ShellCallOutputSpec> = {
  build: ({ status = 'completed', call_id, output, max_output_length = null }) => ({
    status,
    call_id,
    max_output_length,
    output,
  }),
  opening: () => ({ output: [] }),
  *body(item, place) {
    for (const [command_index, output] of asArray(item['output']).entries()) {
      const at = { ...where(place), command_index };
      const { stdout, stderr } = asObject(output);
      for (const [stream, text] of Object.entries({ stdout, stderr })) {
        if (text !== '') yield { type: 'response.shell_call_output_content.delta', ...at, delta: { [stream]: text } };
      }
      yield { type: 'response.shell_call_output_content.done', ...at, output: [output] };
    }
  },
};

/** A command for the caller's own shell. Between `added` and `done` nothing is told. */
export const localShellCall: ItemKind<LocalShellCallSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    action: { type: 'exec', env: {}, ...spec.action },
    call_id: callIdOf(spec, context),
  }),
  opening: () => ({ ...inProgress, action: { type: 'exec', command: [], env: {} } }),
};
