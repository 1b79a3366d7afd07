/** What `npm run lessons` does, once the libraries are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readLesson } from '~/features/training/lesson';
import { LANGS } from '~/shared/lang';

const folder = process.argv[2] ?? fileURLToPath(new URL('../app/features/training/lessons', import.meta.url));
let [good, faulty] = [0, 0];
for (const lang of LANGS) {
  if (!existsSync(join(folder, lang))) continue;
  for (const name of readdirSync(join(folder, lang)).sort()) {
    const read = readLesson(name, readFileSync(join(folder, lang, name), 'utf8'));
    if (read.ok) {
      good++;
      continue;
    }
    faulty++;
    for (const { line, message } of read.faults) console.error(`${join(folder, lang, name)}:${line}: ${message}`);
  }
}
if (good + faulty === 0) console.error(`There are no lessons in ${folder}: it needs a folder vi or en.`);
else console.log(`${good} lessons can be read, ${faulty} cannot.`);
process.exitCode = faulty > 0 || good === 0 ? 1 : 0;
