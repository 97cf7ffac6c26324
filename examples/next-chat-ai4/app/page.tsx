'use client';

import { useChat, type UseChatOptions } from '@ai-sdk/react';
import { MessagePart } from './message-part.tsx';

const options: UseChatOptions = { initialInput: 'What is the weather in Oslo?' };

export default function Page() {
  const { messages, input, handleInputChange, handleSubmit, status, stop, error } = useChat(options);
  const busy = status === 'submitted' || status === 'streaming';
  return (
    <main>
      {messages.map(({ id, role, parts }) => (
        <article key={id} className={role}>
          {parts.map((part, index) => (
            <MessagePart key={`${part.type}-${index}`} part={part} />
          ))}
        </article>
      ))}
      {error && <p className="error">{error.message}</p>}
      <form onSubmit={handleSubmit}>
        <input value={input} onChange={handleInputChange} aria-label="Your message" />
        {busy ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="submit">Send</button>
        )}
      </form>
    </main>
  );
}
