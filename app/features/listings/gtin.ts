/**
 * GS1's General Specifications, section 7.9: the last digit makes the weighted sum a multiple of ten. Numbers that
 * shops give themselves (02, 04, 2x) and coupons (05, 98, 99) are no product's and are refused by every marketplace.
 */
export function isGtin(code: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code.padStart(14, '0')].map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0 && !/^0?(?:0[245]|2\d|9[89])/.test(code.length === 12 ? `0${code}` : code);
}
