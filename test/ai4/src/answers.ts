import type { OutputItemSpec, Turn } from '@responses-bridge/upstream';
import { tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** A turn that says one thing. */
export function say(text: string): Turn {
  return { output: [{ type: 'message', text }] };
}

/** A turn of several items. */
export function turn(...output: OutputItemSpec[]): Turn {
  return { output };
}

export function callOf(name: string, args: Record<string, unknown>): OutputItemSpec {
  return { type: 'function_call', name, arguments: args };
}

/** The one tool that most tests need. */
export const weatherTool = {
  get_weather: tool({
    description: 'The weather in a city.',
    parameters: z.object({ city: z.string() }),
    execute: async ({ city }) => `7 degrees in ${city}`,
  }),
} satisfies ToolSet;
