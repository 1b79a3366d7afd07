import { Zip, ZipPassThrough } from 'fflate';

/** A file of a zip: its name, and where its bytes come from when its turn has come. */
export type ZipFile = { name: string; read: () => Promise<Uint8Array> };

/** Midnight of 1980-01-01, the earliest a zip can say: the same files make the same bytes on any day. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip as a stream, one file in memory at a time; pictures are packed as they are, they would not get smaller. */
export function zipOf(files: readonly ZipFile[]): ReadableStream<Uint8Array> {
  let next = 0;
  let zip: Zip;
  return new ReadableStream({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) return controller.error(error);
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const file = files[next++];
      if (!file) return zip.end();
      const bytes = await file.read();
      const entry = new ZipPassThrough(file.name);
      entry.mtime = NO_TIME;
      zip.add(entry);
      entry.push(bytes, true);
    },
  });
}
