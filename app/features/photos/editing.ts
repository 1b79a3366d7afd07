import { isSameLook, NO_EDITS, type PhotoEdits } from './edits';

/** Work on one photo: what it looks like now, and every step on the way there. */
export type Editing = { now: PhotoEdits; before: PhotoEdits[]; lastTool: Tool | null };

/** What a hand has hold of; small steps with the same one in a row are undone together. */
export type Tool = 'turn' | 'crop' | 'focal' | 'tidy' | 'reset';

export type EditingEvent =
  { type: 'edited'; edits: PhotoEdits; tool: Tool; isSmall?: boolean } | { type: 'reset' } | { type: 'undone' };

/** The most steps that can be undone one by one. */
const REMEMBERED = 50;

export const beginEditing = (edits: PhotoEdits): Editing => ({ now: edits, before: [], lastTool: null });

/** What the work becomes when a hand does something. */
export function afterEdit(editing: Editing, event: EditingEvent): Editing {
  switch (event.type) {
    case 'edited': {
      if (isSameLook(editing.now, event.edits)) return editing;
      const joins = event.isSmall && editing.lastTool === event.tool;
      const before = joins ? editing.before : [...editing.before, editing.now].slice(-REMEMBERED);
      return { now: event.edits, before, lastTool: event.isSmall ? event.tool : null };
    }
    case 'reset':
      return afterEdit(editing, { type: 'edited', edits: NO_EDITS, tool: 'reset' });
    case 'undone': {
      const now = editing.before.at(-1);
      return now ? { now, before: editing.before.slice(0, -1), lastTool: null } : editing;
    }
  }
}
