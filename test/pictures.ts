import sharp, { type Sharp } from 'sharp';

/** Colours of the corners of `aPicture`, so that one look tells which way is up. */
export const CORNERS = {
  topLeft: [220, 40, 40],
  topRight: [40, 180, 60],
  bottomLeft: [50, 70, 210],
  bottomRight: [235, 205, 40],
} as const;

/** What a phone writes into its photos and no buyer may learn. */
export const SECRETS = {
  IFD0: { Make: 'Máy ảnh bà Tư', Model: 'CV-1', Artist: 'Trần Thị Tư' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '10/1 14/1 2400/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '106/1 7/1 1200/100',
  },
};

/** An upright picture of four coloured corners (px). */
export function aPicture({ width = 400, height = 300 }: { width?: number; height?: number } = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row = y < height / 2 ? 'top' : 'bottom';
      pixels.set(CORNERS[`${row}${x < width / 2 ? 'Left' : 'Right'}`], (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Where the camera's sensor saw what lies upright at (x, y), by EXIF orientation; `w` and `h` are the sensor's less one. */
const SEEN: Record<number, (x: number, y: number, w: number, h: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - x, y],
  3: (x, y, w, h) => [w - x, h - y],
  4: (x, y, _w, h) => [x, h - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - x],
  7: (x, y, w, h) => [w - y, h - x],
  8: (x, y, w) => [w - y, x],
};

/** `aPicture` as a phone held in one of eight ways stores it: turned, and a note in EXIF which way is up. With GPS. */
export async function aPhonePhoto({ orientation = 1, width = 400, height = 300 } = {}): Promise<Buffer> {
  const upright = await aPicture({ width, height }).raw().toBuffer();
  const [sensorWidth, sensorHeight] = orientation >= 5 ? [height, width] : [width, height];
  const stored = Buffer.alloc(upright.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = SEEN[orientation]!(x, y, sensorWidth - 1, sensorHeight - 1);
      upright.copy(stored, (row * sensorWidth + column) * 3, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return sharp(stored, { raw: { width: sensorWidth, height: sensorHeight, channels: 3 } })
    .jpeg({ quality: 92 })
    .withMetadata({ orientation, exif: SECRETS })
    .toBuffer();
}

/**
 * `aPicture` as a phone with a bright screen stores it (Ultra HDR): a plain JPEG, a note in XMP, and behind it a second
 * JPEG that says where to shine. Old viewers see the first; so must we.
 */
export async function anUltraHdrPhoto(): Promise<Buffer> {
  const gains = await sharp({ create: { width: 100, height: 75, channels: 3, background: '#fff' } })
    .greyscale()
    .jpeg()
    .toBuffer();
  const xmp = (body: string) =>
    aSegment(
      0xe1,
      `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"${body}</rdf:RDF></x:xmpmeta>`,
    );
  const map = insertAt(
    gains,
    2,
    xmp(' hdrgm:GainMapMin="0" hdrgm:GainMapMax="3" hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="3"/>'),
  );
  const container =
    ' xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"><Container:Directory><rdf:Seq>' +
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li>' +
    `<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="${map.length}"/></rdf:li>` +
    '</rdf:Seq></Container:Directory></rdf:Description>';
  const plain = insertAt(await aPicture().jpeg({ quality: 92 }).toBuffer(), 2, xmp(container));
  const directory = (length: number) => insertAt(plain, 2, aDirectory(length, map.length));
  return Buffer.concat([directory(directory(0).length), map]);
}

const insertAt = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

function aSegment(marker: number, body: string | Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(Buffer.byteLength(body) + 2, 2);
  return Buffer.concat([head, Buffer.from(body)]);
}

/** CIPA DC-007: where the first and the second picture of a JPEG lie. `length` is the first one's. */
function aDirectory(length: number, second: number): Buffer {
  const body = Buffer.alloc(4 + 8 + 2 + 3 * 12 + 4 + 32);
  body.write('MPF\0MM\0*\0\0\0\b', 'latin1');
  const entry = (index: number, [tag, type, count, value]: [number, number, number, number]) => {
    const at = 14 + index * 12;
    body.writeUInt16BE(tag, at);
    body.writeUInt16BE(type, at + 2);
    body.writeUInt32BE(count, at + 4);
    body.writeUInt32BE(value, at + 8);
  };
  body.writeUInt16BE(3, 12);
  entry(0, [0xb000, 7, 4, 0x30313030]);
  entry(1, [0xb001, 4, 1, 2]);
  entry(2, [0xb002, 7, 32, 50]);
  body.writeUInt32BE(0x030000, 54);
  body.writeUInt32BE(length, 58);
  body.writeUInt32BE(second, 74);
  body.writeUInt32BE(Math.max(0, length - 10), 78); // counted from behind 'MPF', where the directory begins: SOI, marker, length, name
  return aSegment(0xe2, body);
}

/** A PNG that says it is this large (px) and holds nothing: a bomb for whoever believes it and makes room. */
export async function aBomb({ width = 18_000, height = 18_000 } = {}): Promise<Buffer> {
  const { crc32 } = await import('node:zlib');
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.from([0x78, 0x9c])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours at the middle of a picture's four quarters, row by row. */
export async function cornersOf(file: Uint8Array): Promise<number[][]> {
  const { data, info } = await sharp(file).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
    return [...data.subarray(from, from + info.channels)];
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}
