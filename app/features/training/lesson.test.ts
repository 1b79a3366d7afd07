import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ACTS } from './acts';
import { DRAWINGS, SHEET, type Placed } from './drawings';
import { readLesson, STEPS_LEAST, STEPS_MOST, type Lesson } from './lesson';

const FOLDER = join(import.meta.dirname, 'lessons');
const namesIn = (lang: string) => readdirSync(join(FOLDER, lang)).sort();
const textOf = (lang: string, name: string) => readFileSync(join(FOLDER, lang, name), 'utf8');

function lessonOf(lang: string, name: string): Lesson {
  const read = readLesson(name, textOf(lang, name));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.lesson;
}

/** A lesson's file, with one thing changed. */
const aFile = (change: (text: string) => string = (text) => text) =>
  change(
    [
      '---',
      'act: answer',
      'title: Trả lời đơn',
      'minutes: 5',
      'button: Coi đơn',
      '---',
      '',
      'Khách đang chờ.',
      ...[1, 2, 3, 4].flatMap((number) => [
        '',
        `## Bước ${number}`,
        '',
        '![Điện thoại có dấu chọn](accept)',
        '',
        `Bấm nút số ${number}.`,
      ]),
      '',
    ].join('\n'),
  );
const faultsOf = (text: string, name = '03-answer.md') => {
  const read = readLesson(name, text);
  return read.ok ? [] : read.faults;
};

describe('the twelve lessons of the house', () => {
  it('are there in both languages, in one order, one for each act', () => {
    expect(namesIn('vi')).toHaveLength(12);
    expect(namesIn('en')).toEqual(namesIn('vi'));
    expect(namesIn('vi').map((name) => lessonOf('vi', name).act)).toEqual([...ACTS]);
  });

  it.each(namesIn('vi'))('%s has the same steps and drawings in both languages', (name) => {
    const [vi, en] = [lessonOf('vi', name), lessonOf('en', name)];
    const shape = ({ act, minutes, number, slug, steps }: Lesson) => ({
      ...{ act, minutes, number, slug },
      drawings: steps.map(({ drawing }) => drawing),
    });
    expect(shape(en)).toEqual(shape(vi));
    expect(vi.steps.length).toBeGreaterThanOrEqual(STEPS_LEAST);
    expect(vi.steps.length).toBeLessThanOrEqual(STEPS_MOST);
    for (const { steps } of [vi, en]) expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
    expect(en.title).not.toBe(vi.title);
  });

  // words of computers, not of gardens
  const STRANGE =
    /\b(click|upload|download|online|offline|website|web|file|link|e-?mail|app|server|browser|internet|login|user|icon|menu)\b|trình duyệt|tệp|dữ liệu|hệ thống|giao diện|ứng dụng|đăng nhập|máy chủ/i;
  it.each(namesIn('vi'))('%s speaks to a grower without words of computers', (name) => {
    const { title, lead, button, steps } = lessonOf('vi', name);
    const spoken = [title, lead, button, ...steps.flatMap((step) => [step.title, step.alt, ...step.text])];
    expect(spoken.filter((text) => STRANGE.test(text))).toEqual([]);
  });

  it('draw every step with a drawing that lies on its sheet, and keep none that nobody uses', () => {
    const used = new Set(
      namesIn('vi').flatMap((name) => lessonOf('vi', name).steps.map(({ drawing }) => drawing as string)),
    );
    expect([...used].sort()).toEqual(Object.keys(DRAWINGS).sort());
    for (const [name, parts] of Object.entries(DRAWINGS) as [string, readonly Placed[]][])
      for (const [part, x, y, side] of parts) {
        const inside = x >= 0 && y >= 0 && x + side <= SHEET.width && y + side <= SHEET.height + 4;
        // the wall is wider than high, and the ruler narrow: their boxes may stick out
        expect(inside || part === 'wall' || part === 'ruler', `${name}: ${part}`).toBe(true);
      }
  });
});

describe('a trainer’s own lesson', () => {
  it('is read when it is whole, also from a phone that ends lines its own way', () => {
    for (const text of [aFile(), aFile((one) => one.replaceAll('\n', '\r\n'))]) {
      const read = readLesson('21-my-own.md', text);
      expect(read).toMatchObject({ ok: true, lesson: { slug: 'my-own', number: 21, act: 'answer', minutes: 5 } });
    }
  });

  it.each<[story: string, change: (text: string) => string, line: number, says: RegExp]>([
    ['no head', (text) => text.slice(4), 1, /Begin the file with a head/],
    ['an act nobody knows', (text) => text.replace('act: answer', 'act: dance'), 2, /no act "dance"/],
    ['a missing title', (text) => text.replace('title: Trả lời đơn\n', ''), 1, /Say "title"/],
    ['a word the head does not know', (text) => text.replace('minutes:', 'hours:'), 4, /Nothing is called "hours"/],
    ['minutes that are no number', (text) => text.replace('minutes: 5', 'minutes: lâu'), 4, /not "lâu"/],
    ['no lead', (text) => text.replace('Khách đang chờ.\n', ''), 7, /one paragraph/],
    ['a drawing nobody drew', (text) => text.replace('(accept)', '(dragon)'), 12, /no drawing "dragon"/],
    ['a drawing without words', (text) => text.replace('Điện thoại có dấu chọn', ''), 12, /what the drawing shows/],
    ['a step without a drawing', (text) => text.replace(/!\[.*\n\n/, ''), 10, /"Bước 1" wants a drawing/],
    ['a step that says nothing', (text) => text.replace('Bấm nút số 1.\n', ''), 10, /"Bước 1" says nothing/],
    ['a step that says too much', (text) => text.replace('Bấm nút số 2.', 'a'.repeat(400)), 16, /400 characters/],
    ['too few steps', (text) => text.slice(0, text.indexOf('## Bước 4')), 7, /4 to 8 steps; this one has 3/],
    ['another kind of heading', (text) => text.replace('## Bước 1', '# Bước 1'), 10, /begins with ##/],
  ])('with %s is told the line and what to write', (_story, change, line, says) => {
    const faults = faultsOf(aFile(change));
    expect(faults.map(({ message }) => message).join('\n')).toMatch(says);
    expect(faults.find(({ message }) => says.test(message))).toMatchObject({ file: '03-answer.md', line });
  });

  it.each(['answer.md', '3-answer.md', '03-Trả-lời.md', '03-certificate.md'])('is not called %s', (name) => {
    expect(faultsOf(aFile(), name)).toHaveLength(1);
  });

  it('never breaks the reader, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('---', '## a', '![x](accept)', 'act: photo', ''))),
        (lines) => {
          const read = readLesson('01-a.md', lines.join('\n'));
          expect(read.ok || read.faults.length > 0).toBe(true);
        },
      ),
    );
  });
});
