const secretHeader = /auth|key|token|secret|cookie|password|credential/i;

/** Whether a request has a secret that `fetch` would carry to another host: of all headers, it takes only its own three off a redirect. */
export function hasPortableSecret(headers: Record<string, string | undefined>): boolean {
  return Object.keys(headers).some(
    name => secretHeader.test(name) && !/^(proxy-)?authorization$|^cookie$/i.test(name) && headers[name] !== undefined,
  );
}

/** A value shorter than this is more likely a word of a message than a key. */
const shortestSecret = 6;

/** Takes the secrets of a request out of what is told of it: some endpoints repeat the key that they refuse. */
export function createRedactor(url: string, headers: Record<string, string | undefined>): (text: string) => string {
  const inHeaders = Object.entries(headers).flatMap(([name, value]) =>
    value !== undefined && secretHeader.test(name) ? [value, value.replace(/^\S+\s+/, '')] : [],
  );
  const inQuery = [...new URL(url).searchParams.values()].flatMap(value => [value, encodeURIComponent(value)]);
  const secrets = [...inHeaders, ...inQuery]
    .filter(value => value.length >= shortestSecret)
    .sort((one, other) => other.length - one.length);
  return text => secrets.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
}
