import { expect, it } from 'vitest';

import { afterEdit, beginEditing, type Editing, type EditingEvent } from './editing';
import { NO_EDITS } from './edits';

const after = (editing: Editing, ...events: EditingEvent[]) => events.reduce(afterEdit, editing);
const turned = { ...NO_EDITS, turn: 90 as const };
const focal = (x: number) => ({ ...turned, focal: { x, y: 0.5 } });
const undo = { type: 'undone' } as const;
const turn: EditingEvent = { type: 'edited', edits: turned, tool: 'turn' };
const step = (x: number): EditingEvent => ({ type: 'edited', edits: focal(x), tool: 'focal', isSmall: true });

it('goes back one step at a time, and no further than the beginning', () => {
  const work = after(beginEditing(NO_EDITS), turn, { type: 'edited', edits: focal(0.2), tool: 'focal' });
  expect(after(work, undo).now).toEqual(turned);
  expect(after(work, undo, undo).now).toEqual(NO_EDITS);
  expect(after(work, undo, undo, undo).now).toEqual(NO_EDITS);
});

it('undoes many small steps of one tool together', () => {
  const work = after(beginEditing(NO_EDITS), turn, step(0.1), step(0.2), step(0.3));
  expect(work.now).toEqual(focal(0.3));
  expect(after(work, undo).now).toEqual(turned);
});

it('takes everything back at once, and that too can be undone', () => {
  const work = after(beginEditing(focal(0.4)), { type: 'reset' });
  expect(work.now).toEqual(NO_EDITS);
  expect(after(work, undo).now).toEqual(focal(0.4));
});

it('counts no step that changes nothing', () => {
  expect(after(beginEditing(turned), turn).before).toEqual([]);
});
