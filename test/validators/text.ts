/** What holds in every feed, written from the specifications alone. */

/** In code points. */
export const length = (text: string): number => [...text].length;

/** A code of GS1: its last digit is the check digit, and it is no number that shops give themselves. */
export function isGs1(code: string): boolean {
  if (![8, 12, 13, 14].includes(code.length) || /\D/.test(code)) return false;
  let sum = 0;
  for (let fromRight = 1; fromRight < code.length; fromRight++)
    sum += Number(code.at(-1 - fromRight)) * (fromRight % 2 === 1 ? 3 : 1);
  const isOwnNumber = code.length === 13 && /^(?:02|04|2|05|98|99)/.test(code);
  return (10 - (sum % 10)) % 10 === Number(code.at(-1)) && !isOwnNumber;
}

const ENTITY = /&(?:[a-z]+|#\d+|#x[\da-f]+);/i;
const TAG = /<\/?[a-z!][^>]*>/i;

/** What no text of any feed may have. */
export function judgeText(name: string, text: string, fault: (sentence: string) => void): void {
  if (text.trim() === '') fault(`${name} is empty`);
  if (text !== text.trim()) fault(`${name} has blanks at its edge`);
  if (text !== text.normalize('NFC')) fault(`${name} is not NFC`);
  // eslint-disable-next-line no-control-regex -- forbidden: controls, private use
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Co}]/u.test(text))
    fault(`${name} has a control or private-use character`);
  if (/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/.test(text))
    fault(`${name} has an unseen mark`);
  if (/link|url|image/.test(name)) return;
  if (ENTITY.test(text)) fault(`${name} has an entity left: ${ENTITY.exec(text)?.[0]}`);
  if (TAG.test(text)) fault(`${name} has HTML: ${TAG.exec(text)?.[0]}`);
  if (/^(?:n\/a|null|none|không có)$/i.test(text)) fault(`${name} is a placeholder`);
  if (['title', 'description'].includes(name)) {
    if (!/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu) ?? []).length > 4) fault(`${name} is all capitals`);
    if (/miễn phí vận chuyển|freeship|khuyến mãi|giảm giá|-\d+ ?%/i.test(text)) fault(`${name} promotes`);
  }
}

/** An absolute address in ASCII, without a comma and without a password. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (
    /^https?:$/.test(protocol) &&
    username + password === '' &&
    /^[\x21-\x7e]{1,2000}$/.test(text) &&
    !text.includes(',')
  );
}
