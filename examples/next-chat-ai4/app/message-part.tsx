import type { UIMessage } from 'ai';

/** A part of a message: text, reasoning, or a tool's call with its result. */
export function MessagePart({ part }: { part: UIMessage['parts'][number] }) {
  switch (part.type) {
    case 'text':
      return <p>{part.text}</p>;
    case 'reasoning':
      return <p className="reasoning">{part.reasoning}</p>;
    case 'tool-invocation': {
      const { toolInvocation: call } = part;
      return (
        <pre>
          → {call.toolName} {JSON.stringify(call.args)}
          {call.state === 'result' && `\n← ${JSON.stringify(call.result)}`}
        </pre>
      );
    }
    default:
      return null;
  }
}
