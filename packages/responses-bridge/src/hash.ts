/** A short hash of a text, 16 hex digits: it tells texts apart and gives none of them away. It is no cryptographic one. */
export function hash(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b) + high;
  }
  return [high, low].map(toHex(8)).join('');
}

const toHex = (digits: number) => (number: number) => (number >>> 0).toString(16).padStart(digits, '0');

/** The SHA-256 of a text in hex, or undefined where the platform cannot hash (Node 18 without its flag for web crypto). */
export async function sha256(text: string): Promise<string | undefined> {
  // Typed as always there, it is missing on Node 18.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  const digest = await subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return digest && Array.from(new Uint8Array(digest), toHex(2)).join('');
}
