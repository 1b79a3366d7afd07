/**
 * The push services of the browsers there are. A subscription comes from a browser's script, so its address could be
 * anything, one inside our own walls too: only these are ever asked.
 */
const SERVICES = [
  'fcm.googleapis.com', // Chrome, Edge on Android, Samsung, Cốc Cốc
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

/** True for an address at a browser's own push service. */
export function isPushEndpoint(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  return (
    protocol === 'https:' &&
    port === '' &&
    username + password === '' &&
    SERVICES.some((service) => hostname === service || hostname.endsWith(`.${service}`))
  );
}
