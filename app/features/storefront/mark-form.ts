import { ok, refuse, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';
import { isUuid } from '~/shared/uuid';

import type { DesignProblem } from './change-design';
import { DESIGN_LIMITS, type Accent, type Logo } from './design';
import { PHOTOS_FIELD } from './section-form';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** The colour that a form chose: one of a photo's, or the theme's own. */
export function readAccentForm(form: FormData): Result<Accent, DesignProblem> {
  if (textOf(form, 'of') === 'theme') return ok({ of: 'theme' });
  const [photoId, colour] = [textOf(form, 'photoId'), textOf(form, 'colour')];
  const isGood = isUuid(photoId) && /^#[0-9a-f]{6}$/.test(colour);
  return isGood ? ok({ of: 'photo', photoId, colour }) : refuse({ code: 'design.colour-missing', field: 'colour' });
}

/** What a form puts before the shop's name: letters, or one picture. */
export function readLogoForm(form: FormData): Result<Logo, DesignProblem> {
  if (textOf(form, 'of') !== 'photo') {
    const letters = cleanText(textOf(form, 'letters'));
    const { letters: max } = DESIGN_LIMITS;
    if (lengthOf(letters) > max) return refuse({ code: 'design.too-long', field: 'letters', with: { max } });
    return ok({ of: 'monogram', letters });
  }
  const photoIds = [...new Set(form.getAll(PHOTOS_FIELD).filter(isUuid))];
  if (photoIds.length > 1) return refuse({ code: 'design.too-many-photos', field: PHOTOS_FIELD, with: { max: 1 } });
  const [photoId] = photoIds;
  return photoId ? ok({ of: 'photo', photoId }) : refuse({ code: 'design.logo-missing', field: PHOTOS_FIELD });
}
