import type { UIMessage } from '@ai-sdk/ui-utils';
import type { Ask, Chat } from '@responses-bridge/matrix';
import { send } from './chat.ts';

/** A page with `useChat`, without React. It stops the first answer in which it sees what it is to stop at. */
export function openChat(fetch: typeof globalThis.fetch, { stopAt, onStop }: Pick<Ask, 'stopAt' | 'onStop'>): Chat {
  let state: UIMessage[] = [];
  let stopped = stopAt === undefined;
  return {
    say(content) {
      const controller = new AbortController();
      onStop?.(() => controller.abort());
      const onUpdate = (message: UIMessage) => {
        if (stopped || !shows(message, stopAt)) return;
        stopped = true;
        controller.abort();
      };
      return send({ state, content, fetch, controller, onUpdate }).then(
        () => undefined,
        // As `useChat` does: who stops it is told nothing.
        error => (error === controller.signal.reason ? undefined : error),
      );
    },
    text: () => state.map(({ role, content }) => (role === 'assistant' ? content : '')).join('\n'),
    reload() {
      state = JSON.parse(JSON.stringify(state));
    },
  };
}

function shows({ parts }: UIMessage, stopAt: Ask['stopAt']): boolean {
  return parts.some(part =>
    stopAt === 'text' ? part.type === 'text' && part.text !== '' : part.type === 'tool-invocation',
  );
}
