import { describe, expect, it } from 'vitest';

import { ACTS, may, maskPhone, ROLES } from './permission';

/** Who may do what, as the people of a cooperative would write it on the wall. */
const WALL = `
                  manager trainer viewer
  see-members     yes     yes     yes
  see-contacts    yes     yes     no
  guide-members   yes     yes     no
  invite-members  yes     yes     no
  remove-members  yes     no      no
  manage-staff    yes     no      no
  review-listings yes     yes     no
  choose-review   yes     no      no
  leave-staff     yes     yes     yes
  handle-money    yes     no      no
`;

const [head, ...rows] = WALL.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([act, ...answers]) =>
  answers.map((answer, column) => ({ act: act!, role: head![column]!, allowed: answer === 'yes' })),
);

describe('who may do what', () => {
  it('is decided for every role and every act', () => {
    expect(cells.map(({ role, act }) => `${role} ${act}`).sort()).toEqual(
      ROLES.flatMap((role) => ACTS.map((act) => `${role} ${act}`)).sort(),
    );
  });

  it.each(cells)('$role, $act: $allowed', ({ role, act, allowed }) =>
    expect(
      may(
        ROLES.find((known) => known === role)!,
        ACTS.find((known) => known === act)!,
      ),
    ).toBe(allowed),
  );
});

it('a masked number keeps its first two and its last two digits', () => {
  expect(maskPhone('+84901234512')).toBe('09xx xxx x12');
  expect(maskPhone('+84388000007')).toBe('03xx xxx x07');
});
