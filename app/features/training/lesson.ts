import { isAct, type Act } from './acts';
import { isDrawing, type DrawingName } from './drawings';

/** One step: a heading, a drawing with what it shows in words, and one or two short paragraphs. */
export type Step = { title: string; drawing: DrawingName; alt: string; text: string[] };

/** A lesson as a file says it. */
export type Lesson = {
  /** Its name in addresses: the file's, without number and ending. */
  slug: string;
  /** Where it stands among the others. */
  number: number;
  act: Act;
  title: string;
  minutes: number;
  /** What the button says that leads to the page where the act is done. */
  button: string;
  lead: string;
  steps: Step[];
};

/** Something to mend in a lesson's file. `line` counts from 1. */
export type LessonFault = { file: string; line: number; message: string };

export const STEPS_LEAST = 4;
export const STEPS_MOST = 8;
/** The longest text of a step, characters: more is not read, and does not fit the paper. */
export const STEP_TEXT_MOST = 320;

const FILE_NAME = /^(\d{2})-([a-z][a-z0-9-]*)\.md$/;
/** Addresses beside the lessons. */
const TAKEN = ['certificate'];
const HEAD = ['act', 'title', 'minutes', 'button'] as const;
const PICTURE = /^!\[([^\]]*)\]\(([^)]*)\)$/;

/**
 * Reads a lesson's file, or says everything that is wrong with it, each with its line. `file` is its bare name, such as
 * `03-answer.md`. How one looks stands in the room's README.
 */
export function readLesson(
  file: string,
  given: string,
): { ok: true; lesson: Lesson } | { ok: false; faults: LessonFault[] } {
  const faults: LessonFault[] = [];
  const say = (line: number, message: string) => faults.push({ file, line, message });
  const text = given.normalize('NFC');
  if (text !== given) say(1, 'Save the file with composed letters (Unicode NFC).');
  const lines = text.split(/\r?\n/);

  const [, number, slug] = FILE_NAME.exec(file) ?? [];
  if (!slug) say(1, 'Name the file like 03-answer.md: two digits, a dash, small letters without marks.');
  else if (TAKEN.includes(slug)) say(1, `The name "${slug}" is taken by another page.`);

  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) return { ok: false, faults: [...faults, { file, line: 1, message: headMissing }] };
  const head = readHead(lines.slice(1, end), say);
  const body = readBody(lines, end + 1, say);
  if (faults.length > 0 || !head || !slug) return { ok: false, faults };
  return { ok: true, lesson: { slug, number: Number(number), ...head, ...body } };
}

const headMissing = `Begin the file with a head between two lines of ---, saying ${HEAD.join(', ')}.`;

type Say = (line: number, message: string) => void;

function readHead(lines: string[], say: Say): Pick<Lesson, 'act' | 'title' | 'minutes' | 'button'> | null {
  const found = new Map<string, string>();
  lines.forEach((text, at) => {
    const [, name, value] = /^(\w+): *(.*?) *$/.exec(text) ?? [];
    if (!name) say(at + 2, `Write "name: value", not "${text}".`);
    else if (!HEAD.some((known) => known === name))
      say(at + 2, `Nothing is called "${name}"; the head says ${HEAD.join(', ')}.`);
    else if (found.has(name)) say(at + 2, `"${name}" is said twice.`);
    else found.set(name, value ?? '');
  });
  const lineOf = (name: string) => lines.findIndex((text) => text.startsWith(`${name}:`)) + 2 || 1;
  for (const name of HEAD) if (!found.get(name)) say(Math.max(1, lineOf(name)), `Say "${name}" in the head.`);
  const [act, minutes] = [found.get('act') ?? '', Number(found.get('minutes') ?? '')];
  if (act && !isAct(act)) say(lineOf('act'), `There is no act "${act}"; see ACTS in acts.ts.`);
  if (found.get('minutes') && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 120))
    say(lineOf('minutes'), `"minutes" is a whole number from 1 to 120, not "${found.get('minutes')}".`);
  if (!isAct(act)) return null;
  return { act, title: found.get('title') ?? '', minutes, button: found.get('button') ?? '' };
}

function readBody(lines: string[], from: number, say: Say): Pick<Lesson, 'lead' | 'steps'> {
  const lead: string[] = [];
  const steps: (Step & { line: number })[] = [];
  paragraphsOf(lines, from).forEach(({ text, line }) => {
    const step = steps.at(-1);
    if (text.startsWith('## ')) {
      steps.push({ title: text.slice(3).trim(), drawing: 'accept', alt: '', text: [], line });
    } else if (text.startsWith('#')) say(line, 'A step begins with ## and a blank; nothing else begins with #.');
    else if (!step) lead.push(text);
    else if (text.startsWith('![')) readPicture(text, line, step, say);
    else step.text.push(text);
  });
  if (lead.length !== 1)
    say(from + 1, 'Before the first step stands one paragraph that says what the lesson is good for.');
  if (steps.length < STEPS_LEAST || steps.length > STEPS_MOST)
    say(from + 1, `A lesson has ${STEPS_LEAST} to ${STEPS_MOST} steps; this one has ${steps.length}.`);
  for (const { title, alt, text, line } of steps) {
    if (title === '') say(line, 'Say after ## what the step is called.');
    if (alt === '') say(line, `The step "${title}" wants a drawing: ![what it shows](its name).`);
    if (text.length === 0) say(line, `The step "${title}" says nothing.`);
    const length = [...text.join(' ')].length;
    if (length > STEP_TEXT_MOST)
      say(line, `The step "${title}" has ${length} characters; at most ${STEP_TEXT_MOST} are read and fit the paper.`);
  }
  return { lead: lead[0] ?? '', steps: steps.map(({ line: _, ...step }) => step) };
}

function readPicture(text: string, line: number, step: Step, say: Say): void {
  const [, alt = '', name = ''] = PICTURE.exec(text) ?? [];
  if (step.alt !== '') say(line, 'A step has one drawing.');
  else if (alt.trim() === '') say(line, 'Say between [ and ] what the drawing shows, for whoever cannot see it.');
  else if (!isDrawing(name)) say(line, `There is no drawing "${name}"; see DRAWINGS in drawings.ts.`);
  step.alt = alt.trim() || '?';
  if (isDrawing(name)) step.drawing = name;
}

/** Lines that stand together, each with the number of its first. A heading stands alone. */
function paragraphsOf(lines: string[], from: number): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let open = false;
  lines.slice(from).forEach((raw, at) => {
    const text = raw.trim();
    const isHeading = text.startsWith('#');
    if (text !== '' && open && !isHeading) found.at(-1)!.text += ` ${text}`;
    else if (text !== '') found.push({ text, line: from + at + 1 });
    open = text !== '' && !isHeading;
  });
  return found;
}
