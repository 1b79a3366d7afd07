import { HELP_MINUTES, HELP_SCOPES, type HelpScope } from '~/features/accounts/help-scope';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

/** For what and for how long, as both sides' forms ask it: a tick `scope-listings`, a choice `minutes`. */
export function readTerms(
  form: FormData,
): Result<{ scopes: HelpScope[]; minutes: number }, Problem<'help.scope-missing'>> {
  const scopes = HELP_SCOPES.filter((scope) => form.get(`scope-${scope}`) === 'on');
  if (scopes.length === 0) return refuse({ code: 'help.scope-missing', field: 'scope-listings' });
  const minutes = HELP_MINUTES.find((one) => String(one) === form.get('minutes')) ?? HELP_MINUTES[0];
  return ok({ scopes, minutes });
}
