import { InvalidArgumentError } from '@ai-sdk/provider';
import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';

/** A tool that can be chosen. */
export interface Choice {
  /** The caller's name for it. */
  name: string;
  /** The endpoint's name for a provider tool. */
  wireName?: string;
  /** How the wire names it, or undefined where it has no form of its own to be chosen. */
  choice: Record<string, unknown> | undefined;
  /** How the wire names one of the tools that this one brings, as a server does. */
  memberChoice?: ((member: string) => Record<string, unknown>) | undefined;
  /** Why `allowed_tools` cannot name it: what such tools are called. */
  hidden?: string | undefined;
}

type Warn = (warning: Warning) => void;
type WireChoice = WireRequest['tool_choice'];

/** A choice needs something to choose from: without tools, or for one that was left out, it is refused. */
export function encodeChoice(choice: CallOptions['toolChoice'], choices: readonly Choice[], warn: Warn): WireChoice {
  if (choice === undefined) return undefined;
  const general = choices.length > 0 ? choice.type : undefined;
  const encoded = choice.type === 'tool' ? chosen(choice.toolName, choices) : general;
  if (encoded === undefined && choice.type !== 'auto' && choice.type !== 'none') {
    const details = 'There is no such tool that can be chosen. It is left out.';
    warn({ type: 'unsupported', feature: 'toolChoice', details });
  }
  return encoded;
}

function chosen(toolName: string, choices: readonly Choice[]): Record<string, unknown> | undefined {
  const own = choices.find(({ name }) => name === toolName);
  return own === undefined ? memberOf(toolName, choices) : own.choice;
}

/** `docs.search`, one of the tools that the server `docs` brings. Its calls are named `mcp.search`, which says as much of a lone server. */
function memberOf(name: string, choices: readonly Choice[]): Record<string, unknown> | undefined {
  const [server, ...rest] = name.split('.');
  const bringers = choices.filter(({ memberChoice }) => memberChoice !== undefined);
  const own = bringers.find(choice => choice.name === server);
  const canonical = bringers.filter(({ wireName }) => wireName === server);
  const found = own ?? (canonical.length === 1 ? canonical[0] : undefined);
  return rest.length > 0 ? found?.memberChoice?.(rest.join('.')) : undefined;
}

/**
 * The option `allowedTools`: all tools stay in the request, which keeps the cache of the prompt, and only these may be
 * called. It comes before the choice of the call. Entries are the caller's names, or the endpoint's own for its tools; a
 * tool of a server is named after it, with a point between.
 *
 * @throws InvalidArgumentError where no entry is left.
 */
export function encodeAllowedTools(
  allowed: ResponsesProviderOptions['allowedTools'],
  choices: readonly Choice[],
  warn: Warn,
): WireChoice {
  if (allowed === undefined) return undefined;
  const { toolNames, mode = 'auto' } = allowed;
  const tools = toolNames.flatMap(name => toEntry(name, choices, warn) ?? []);
  if (tools.length > 0) return { type: 'allowed_tools', mode, tools };
  const message = 'The option allowedTools has no entry that can be allowed.';
  throw new InvalidArgumentError({ argument: 'providerOptions.allowedTools', message });
}

function toEntry(name: string, choices: readonly Choice[], warn: Warn): Record<string, unknown> | undefined {
  const tell = (details: string) => warn({ type: 'unsupported', feature: `allowedTools entry "${name}"`, details });
  const own = choices.find(choice => choice.name === name);
  const canonical = choices.filter(({ wireName }) => wireName === name);
  if (own !== undefined && canonical.some(choice => choice !== own)) {
    tell(
      'this name is both a tool name and the provider tool name of another tool in this request; ' +
        'the tool with this name is allowed',
    );
  }
  if (own === undefined && canonical.length > 1) {
    tell(
      'several tools in this request share this provider tool name; ' +
        'use the tool name from the tools for this request instead',
    );
    return undefined;
  }
  const found = own ?? canonical[0];
  if (found === undefined) {
    const member = memberOf(name, choices);
    if (member !== undefined) return member;
    tell('the tool is not part of the tools for this request and is sent as a function tool');
    return { type: 'function', name };
  }
  const hidden = found.hidden ?? (found.choice === undefined ? 'tools of this type' : undefined);
  if (hidden === undefined) return found.choice;
  tell(`${hidden} are not visible to tool_choice.allowed_tools; the tool is removed from the allowed tools`);
  return undefined;
}
