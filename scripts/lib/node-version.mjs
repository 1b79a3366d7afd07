/**
 * What the libraries ask for: 20.19, 22.12 (the first of each that can `require` modules), or newer lines.
 * Written for an old Node to read.
 *
 * @param {string} version such as "20.19.0"
 * @returns {string | null} one sentence; null when it is new enough
 */
export function whyNodeIsTooOld(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const isFit = major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  return isFit
    ? null
    : 'Chợ Vườn needs Node 20.19 or newer and this is Node ' + version + ': install a newer one and start again.';
}
