/** A Chromium for the browser tests: the one that is there, or one we can get. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run } from './children.mjs';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** So that it starts in a container and talks to nobody but us. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @returns {Promise<string | null>} the path of a Chromium that runs
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !works(named)) throw new Refusal(`CHROMIUM_PATH is "${named}": no browser starts there.`);
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const { chromium } = await import('@playwright/test');
  return [named, ...onPath, chromium.executablePath()].find((path) => path && existsSync(path) && works(path)) ?? null;
}

/** Finds a browser or brings one; there is no browser test without. */
export async function requireBrowser() {
  const found = await findBrowser();
  if (found) return found;
  const errors = [];
  for (const bring of [bringFromSystem, bringFromPlaywright]) {
    try {
      await bring();
      const brought = await findBrowser();
      if (brought) return brought;
    } catch (error) {
      errors.push(error instanceof Refusal ? error.details : error);
    }
  }
  throw new Refusal(
    'The browser tests need Chromium and none could be installed: run “apt-get install chromium”, or name one with CHROMIUM_PATH.',
    { details: errors.join('\n') },
  );
}

async function bringFromSystem() {
  const isDebianAsRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianAsRoot) return;
  const apt = (/** @type {string[]} */ ...args) =>
    run(['apt-get', '-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      orElse: 'apt-get failed.',
    });
  await step('Tải trình duyệt để thử · Installing Chromium', async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  });
}

async function bringFromPlaywright() {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  await step('Tải trình duyệt để thử · Downloading Chromium', () =>
    run([process.execPath, cli, 'install', ...withLibraries, 'chromium'], {
      orElse: 'Playwright could not download it.',
    }),
  );
}

/** @param {string} path */
const works = (path) => spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
