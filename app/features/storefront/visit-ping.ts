/**
 * Where a browser tells that a link was pressed, without a script and while it follows the link (`ping` in the HTML
 * standard). Chromium and WebKit do, also for `tel:`; Firefox, some in-app browsers and careful people do not, so what
 * comes of it is "at least".
 */
export const CALL_PING = '/counted/call';
export const CHAT_PING = '/counted/chat';
