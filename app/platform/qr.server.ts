import QRCode from 'qrcode';

/** White modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const MARGIN = 4;
/** Level M reads with an eighth of the code dirty or torn; NAPAS asks for it. */
const LEVEL = 'M';

/**
 * A text as a QR code: a small SVG without a size of its own, black on white, its quiet zone included.
 * `title` is what a screen reader says; without one it is a decoration, and the page says it elsewhere.
 */
export function qrSvg(text: string, { title }: { title?: string } = {}): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: LEVEL }).modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column++;
      const run = column - start + 1;
      path += `M${start + MARGIN} ${row + MARGIN}h${run}v1h-${run}z`;
    }
  }
  const side = size + 2 * MARGIN;
  const head = title ? ` role="img"><title>${escaped(title)}</title>` : ' aria-hidden="true">';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"${head}` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`
  );
}

/** The same code as the address of a picture, for `<img src>`: no request, no script. */
export const qrDataUri = (text: string): string => {
  const svg = encodeURIComponent(qrSvg(text).replace(' aria-hidden="true"', '').replaceAll('"', "'"));
  return `data:image/svg+xml,${svg.replace(/%(?:20|3D|2F|3A)/g, decodeURIComponent)}`;
};

/** The same code as a PNG at most `px` wide and high, every module whole pixels; never less than one a module. */
export function qrPng(text: string, px: number): Promise<Buffer> {
  const { size } = QRCode.create(text, { errorCorrectionLevel: LEVEL }).modules;
  const scale = Math.max(1, Math.floor(px / (size + 2 * MARGIN)));
  return QRCode.toBuffer(text, { type: 'png', errorCorrectionLevel: LEVEL, margin: MARGIN, scale });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
