/** A short hash of a text, 16 hex digits: it tells texts apart and gives none of them away. It is no cryptographic one. */
export function hash(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b) + high;
  }
  return [high, low].map(part => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
