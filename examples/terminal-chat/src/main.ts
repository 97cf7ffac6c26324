import { streamText, type TextStreamPart } from 'ai';
import { openEndpoint } from './endpoint.ts';
import { describeFailure } from './failure.ts';
import { describeItems } from './items.ts';
import { createScreen } from './screen.ts';
import { tools } from './tools.ts';
import { describeUsage } from './usage.ts';
import { cut } from './wrap.ts';

type Part = TextStreamPart<typeof tools>;
type Step = Extract<Part, { type: 'step-finish' }>;

const question = process.argv.slice(2).join(' ') || 'What is the weather in Oslo? And calculate 365 * 24.';
// A variable that is set to nothing is not set.
const MODEL = process.env.MODEL || 'gpt-5.3-codex';
const REASONING_SUMMARY = process.env.REASONING_SUMMARY || 'auto';

const screen = createScreen(process.stdout);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const endpoint = await openEndpoint();
try {
  await ask();
} catch (error) {
  process.exitCode = stop.signal.aborted ? 130 : 1;
  screen.paragraph();
  if (stop.signal.aborted) screen.line('Stopped.');
  else report(error);
} finally {
  await endpoint.close();
}

async function ask(): Promise<void> {
  screen.line(`${MODEL} at ${endpoint.name}`, 'dim');
  screen.paragraph();
  screen.line(`> ${question}`, 'bold');
  const { fullStream } = streamText({
    model: endpoint.bridge(MODEL),
    messages: [{ role: 'user', content: question }],
    tools,
    maxSteps: 5,
    maxRetries: 1,
    abortSignal: stop.signal,
    providerOptions: { openai: REASONING_SUMMARY === 'none' ? {} : { reasoningSummary: REASONING_SUMMARY } },
  });
  const steps: Step[] = [];
  for await (const part of fullStream) {
    show(part);
    if (part.type === 'step-finish') steps.push(part);
  }
  stop.signal.throwIfAborted();
  conclude(steps);
}

function show(part: Part): void {
  switch (part.type) {
    case 'reasoning':
      return screen.stream(part.textDelta, 'dim');
    case 'text-delta':
      return screen.stream(part.textDelta, 'plain');
    case 'tool-call':
      return showTool(`→ ${part.toolName} ${JSON.stringify(part.args)}`);
    case 'tool-result':
      return showTool(`← ${part.toolName} ${JSON.stringify(part.result)}`);
    case 'error':
      throw part.error;
    default:
  }
}

function showTool(text: string): void {
  screen.line(cut(text, 2 * screen.width - 12), text.startsWith('→') ? 'cyan' : 'green');
}

/** What it has cost, and what was sent: the reasoning goes back with the calls that came of it. */
function conclude(steps: readonly Step[]): void {
  screen.paragraph();
  for (const { type: _, ...warning } of steps[0]?.warnings ?? [])
    screen.line(`Warning: ${JSON.stringify(warning)}`, 'dim');
  screen.line(describeUsage(steps), 'dim');
  screen.line(`Request ${steps.length}, the last one, sent these input items:`, 'dim');
  for (const item of describeItems(steps.at(-1)?.request.body, screen.width)) screen.line(item, 'dim');
}

function report(error: unknown): void {
  const [message, ...more] = describeFailure(error);
  const errors = createScreen(process.stderr);
  errors.line(`Error: ${message}`, 'red');
  for (const line of more) errors.line(line);
}
