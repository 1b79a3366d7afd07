/** The program of the processes in which photos are opened; press-apart.server.ts runs it and says why. */
import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import { answerQuestions } from '~/platform/child-side.server';
import { refuse } from '~/shared/result';

import { LARGEST_FILE, tooHeavy } from './photo-file';
import type { PressQuestion } from './press-apart.server';
import { inspectPhoto, openPhoto, type OpenPhoto } from './press.server';

sharp.concurrency(1);

let photo: OpenPhoto | null = null;

async function readPhoto(file: Uint8Array | { path: string }) {
  if (file instanceof Uint8Array) return file;
  const bytes = await readFile(file.path);
  return bytes.length > LARGEST_FILE ? null : bytes;
}

async function answer(question: PressQuestion): Promise<unknown> {
  if ('inspect' in question) {
    const inspected = await inspectPhoto(question.inspect);
    return inspected.ok ? { ok: true, value: toSize(inspected.value) } : inspected;
  }
  if ('open' in question) {
    photo = null; // before the next one is decoded, or both would be held
    const bytes = await readPhoto(question.open);
    if (!bytes) return refuse(tooHeavy);
    const opened = await openPhoto(bytes, question.edits, { isQuick: question.isQuick });
    if (!opened.ok) return opened;
    photo = opened.value;
    return { ok: true, value: toSize(opened.value) };
  }
  if ('close' in question) {
    photo = null;
    return null;
  }
  if (!photo) throw new Error('No photo is open.');
  return (photo[question.call] as (...given: unknown[]) => Promise<unknown>)(...question.given);
}

const toSize = ({ width, height }: { width: number; height: number }) => ({ width, height });

answerQuestions(answer);
