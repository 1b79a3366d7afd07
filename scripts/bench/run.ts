/** Runs one bench: the module of that name, which exports `bench`. */
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

import type { Bench } from './report';
import { openReport } from './report';

const [name, ...words] = process.argv.slice(2);
const report = openReport({ isJson: words.includes('--json') });
report.note(
  `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${arch()}, ` +
    `Node ${process.versions.node}; ${loadavg()[0]!.toFixed(1)} processes were waiting for the cores when this began`,
);
const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
await bench(report, words);
report.close();
