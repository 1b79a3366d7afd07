import { cleanText, lengthOf } from '~/shared/text';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

/** What binds a group: where its members live, or that they learn together. The schema's enum has the same words. */
export const GROUP_KINDS = ['hamlet', 'class'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Characters of a group's name. */
export const GROUP_NAME_MAX = 60;
/** Groups of one cooperative: enough for each hamlet of several communes and for years of classes. */
export const GROUPS_MAX = 200;

export type GroupProblem = Problem<
  'board.group-name-missing' | 'board.group-name-too-long' | 'board.group-name-twice' | 'board.groups-too-many'
>;

/** Reads a group from its form; a kind that is none is a class. */
export function readGroup(typed: {
  kind: string;
  name: string;
}): Result<{ kind: GroupKind; name: string }, GroupProblem> {
  const name = cleanText(typed.name);
  if (name === '') return refuse({ code: 'board.group-name-missing', field: 'name' });
  if (lengthOf(name) > GROUP_NAME_MAX)
    return refuse({ code: 'board.group-name-too-long', field: 'name', with: { max: GROUP_NAME_MAX } });
  return ok({ kind: GROUP_KINDS.find((kind) => kind === typed.kind) ?? 'class', name });
}
