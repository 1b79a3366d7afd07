import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPicture, LIGHTS, PICTURE_KINDS, type PictureKind, type Scene } from './picture';

/** Draws every kind and lays the pictures out on sheets to look at: `tsx contact-sheet.ts [FOLDER] [KIND …]`. */
const [folder = '/tmp', ...wanted] = process.argv.slice(2);
const TILE = 400;
const say = (sentence: string): boolean => process.stdout.write(`${sentence}\n`);
const COLUMNS = 4;

const VARIANTS: Partial<Record<PictureKind, readonly Partial<Scene>[]>> = {
  bougainvillea: [
    { colour: 'pink', variant: 'bush' },
    { colour: 'orange', variant: 'standard' },
    { colour: 'purple', variant: 'arch' },
    { colour: 'two-colour', variant: 'bush' },
    { colour: 'white', view: 'close' },
    { colour: 'pink', view: 'close' },
    { colour: 'pink', view: 'row' },
  ],
  'cushion-mum': [
    { colour: 'yellow' },
    { colour: 'pink', variant: 'pair' },
    { colour: 'yellow', view: 'close' },
    { colour: 'white', view: 'row' },
  ],
  orchid: [
    { variant: 'dendrobium' },
    { variant: 'phalaenopsis' },
    { variant: 'dendrobium', view: 'close' },
    { variant: 'phalaenopsis', view: 'close' },
  ],
  topiary: [{ variant: 'deer' }, { variant: 'elephant' }, { variant: 'dragon' }, { view: 'close' }],
  garden: [0, 1, 2, 3, 4, 5].map((seed) => ({ seed })),
};

const kinds = PICTURE_KINDS.filter((kind) => wanted.length === 0 || wanted.includes(kind));
const scenes: Scene[] = kinds.flatMap((kind, index) =>
  (VARIANTS[kind] ?? [{}, { view: 'close' } as const]).map((extra, form) => ({
    kind,
    seed: index * 31 + form * 7 + 1,
    light: LIGHTS[(index + form) % LIGHTS.length] ?? 'morning',
    ...extra,
  })),
);

await mkdir(folder, { recursive: true });
const perSheet = COLUMNS * COLUMNS;
const used = process.cpuUsage();
const tiles: Buffer[] = [];
for (const scene of scenes) {
  const before = process.cpuUsage();
  const picture = await drawPicture(scene);
  const cost = process.cpuUsage(before);
  say(
    `${scene.kind} ${scene.variant ?? ''} ${scene.view ?? 'whole'}: ${Math.round((cost.user + cost.system) / 1000)} ms, ${Math.round(picture.length / 1024)} kB`,
  );
  tiles.push(await sharp(picture).resize(TILE, TILE, { fit: 'contain', background: '#fff' }).toBuffer());
}
const total = process.cpuUsage(used);
for (let start = 0; start < tiles.length; start += perSheet) {
  const some = tiles.slice(start, start + perSheet);
  const file = join(folder, `pictures-${Math.floor(start / perSheet) + 1}.png`);
  const rows = Math.ceil(some.length / COLUMNS);
  await sharp({ create: { width: COLUMNS * TILE, height: rows * TILE, channels: 3, background: '#fff' } })
    .composite(
      some.map((input, index) => ({ input, left: (index % COLUMNS) * TILE, top: Math.floor(index / COLUMNS) * TILE })),
    )
    .png()
    .toFile(file);
  say(file);
}
say(`${scenes.length} pictures, ${((total.user + total.system) / 1e6 / scenes.length).toFixed(2)} CPU seconds each`);
