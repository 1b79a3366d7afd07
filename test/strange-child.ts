/** A child that does whatever it is told, for the tests of `openChildren`. */
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

import { answerQuestions } from '~/platform/child-side.server';

const kept: Buffer[] = [];

async function answer(question: string | { wait: number } | { take: number }): Promise<unknown> {
  if (typeof question === 'object' && 'wait' in question) {
    return new Promise((resolve) => setTimeout(() => resolve(process.pid), question.wait));
  }
  if (typeof question === 'object') {
    for (let megabyte = 0; megabyte < question.take; megabyte += 10) {
      kept.push(Buffer.alloc(10 * 2 ** 20, 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return process.pid;
  }
  if (question === 'crash') process.abort();
  if (question === 'loop') for (;;);
  if (question === 'compute') return promisify(pbkdf2)('a', 'b', 2 ** 31 - 1, 64, 'sha512'); // an hour, on another thread
  if (question === 'throw') throw new TypeError('nothing was given');
  if (question === 'secrets') return Object.keys(process.env);
  return process.pid;
}

answerQuestions(answer);
