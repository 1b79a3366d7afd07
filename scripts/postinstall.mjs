/** What npm runs at the end of every install of ours. */
import { noteInstalled } from './lib/install.mjs';

await import('./generate.mjs');
noteInstalled();
