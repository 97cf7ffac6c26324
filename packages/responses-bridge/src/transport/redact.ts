const secretHeader = /authorization|api-?key|token|secret|cookie/i;

/** Takes the secrets of a request's headers out of what the endpoint said: some endpoints repeat the key they refuse. */
export function createRedactor(headers: Record<string, string | undefined>): (text: string) => string {
  const values = Object.entries(headers).flatMap(([name, value]) =>
    value !== undefined && secretHeader.test(name) ? [value, value.replace(/^\S+\s+/, '')] : [],
  );
  // A short value is more likely a word of the message than a key.
  const secrets = values.filter(value => value.length >= 6).sort((one, other) => other.length - one.length);
  return text => secrets.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
}
