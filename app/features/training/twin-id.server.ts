import { createHash } from 'node:crypto';

/**
 * The id of the copy that a thing has in another shop: always the same, so that copying twice makes one. A UUID whose
 * version (8) says that its bytes mean something of our own (RFC 9562, section 5.8).
 */
export function twinId(id: string, shopId: string): string {
  const hex = createHash('sha256').update(`${id} in ${shopId}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}
