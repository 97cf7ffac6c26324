import type { Ask, Chat } from '../driver.ts';
import type { Functions } from './functions.ts';
import type { Route } from './page-state.ts';

interface MessageShape {
  role?: string;
  parts?: ReadonlyArray<{ type?: string; text?: string }>;
}

/** A page with `useChat`, without React. It stops the first answer in which it sees what it is to stop at. */
export function openChat(ai: Functions, { stopAt, onStop }: Pick<Ask, 'stopAt' | 'onStop'>, route: Route): Chat {
  let stopped = stopAt === undefined;
  const page = ai.openPage(route, messages => {
    if (stopped || !shows(messages.at(-1), stopAt)) return;
    stopped = true;
    void page.stop();
  });
  onStop?.(() => void page.stop());
  return {
    async say(text) {
      await page.send(text);
      return page.state.error;
    },
    text: () => page.state.messages.map(textOf).join('\n'),
    reload() {
      page.state.messages = JSON.parse(JSON.stringify(page.state.messages));
    },
  };
}

/** The messages are the page's own business; what is looked for is looked for with care. */
function answeredParts(message: unknown): NonNullable<MessageShape['parts']> {
  const { role, parts = [] } = message as MessageShape;
  return role === 'assistant' ? parts : [];
}

function shows(message: unknown, stopAt: Ask['stopAt']): boolean {
  return answeredParts(message).some(({ type = '', text = '' }) =>
    stopAt === 'text' ? type === 'text' && text !== '' : type.startsWith('tool-'),
  );
}

function textOf(message: unknown): string {
  return answeredParts(message)
    .map(({ type, text = '' }) => (type === 'text' ? text : ''))
    .join('');
}
