import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { problemOf, useAskedAgain } from '~/ui/asked-again';
import { problemText } from '~/ui/problem-text';

/**
 * Says a problem to somebody who buys. Rooms below speak to growers; where `checkout` has words of its own for the
 * same problem, those are said.
 */
export function useBuyerProblem(): (problem: Problem) => string {
  const { t, i18n } = useTranslation(['checkout', 'orders', 'common', 'listings', 'payments']);
  return (problem) => {
    const own = `checkout:problems.${problem.code.slice(problem.code.indexOf('.') + 1)}`;
    return i18n.exists(own)
      ? (t as (key: string, fill?: Problem['with']) => string)(own, problem.with)
      : problemText(t, problem);
  };
}

type FieldProps = { name: string; label: string; hint?: string; optional?: boolean; value?: string };

function useField({ name, hint, value = '' }: Pick<FieldProps, 'name' | 'hint' | 'value'>) {
  const asked = useAskedAgain();
  const say = useBuyerProblem();
  const problem = problemOf(asked, name);
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return {
    typed: asked?.values[name] ?? value,
    wrong: problem && say(problem),
    aria: { 'aria-invalid': problem ? (true as const) : undefined, 'aria-describedby': described || undefined },
  };
}

function Around({
  name,
  label,
  hint,
  optional = false,
  wrong,
  children,
}: FieldProps & { wrong: string | null; children: ReactNode }) {
  const { t } = useTranslation('checkout');
  return (
    <div className="field">
      <label htmlFor={name}>
        {label} {optional && <i>{t('form.optional')}</i>}
      </label>
      {children}
      {wrong && (
        <p className="wrong" id={`${name}-problem`}>
          {wrong}
        </p>
      )}
      {hint && <small id={`${name}-hint`}>{hint}</small>}
    </div>
  );
}

/** One line to fill in: label above, a hint and what is wrong below. `beside` stands at its right. */
export function TextField({
  label,
  hint,
  optional,
  value,
  beside,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'name' | 'value'> & { beside?: ReactNode }) {
  const { typed, wrong, aria } = useField({ name: input.name, hint, value });
  const field = <input {...input} {...aria} id={input.name} defaultValue={typed} />;
  return (
    <Around {...{ name: input.name, label, hint, optional, wrong }}>
      {beside ? (
        <div className="beside">
          {field}
          {beside}
        </div>
      ) : (
        field
      )}
    </Around>
  );
}

/** Several lines to fill in. */
export function TextArea({
  label,
  hint,
  optional,
  value,
  ...input
}: FieldProps & Omit<ComponentProps<'textarea'>, 'name' | 'value'>) {
  const { typed, wrong, aria } = useField({ name: input.name, hint, value });
  return (
    <Around {...{ name: input.name, label, hint, optional, wrong }}>
      <textarea {...input} {...aria} id={input.name} defaultValue={typed} />
    </Around>
  );
}

/** One of several: each a whole card to press, with a price at its right. */
export function Picks({
  name,
  legend,
  picks,
  value = '',
}: {
  name: string;
  legend: string;
  picks: { value: string; title: ReactNode; price?: string; note?: ReactNode }[];
  value?: string;
}) {
  const { typed, wrong } = useField({ name, value });
  return (
    <fieldset aria-describedby={wrong ? `${name}-problem` : undefined} id={name}>
      <legend className="ask">{legend}</legend>
      {wrong && (
        <p className="wrong" id={`${name}-problem`}>
          {wrong}
        </p>
      )}
      <div className="picks">
        {picks.map((pick) => (
          <label key={pick.value} className="pick">
            <input type="radio" name={name} value={pick.value} defaultChecked={pick.value === typed} />
            <b>{pick.title}</b>
            {pick.price && <b>{pick.price}</b>}
            {pick.note && <small>{pick.note}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What stands in the way, above a form: each one a link to its field, so that it is found with one press. */
export function ProblemSummary({ fields = true }: { fields?: boolean }) {
  const { t } = useTranslation('checkout');
  const asked = useAskedAgain();
  const say = useBuyerProblem();
  if (!asked || asked.problems.length === 0) return null;
  return (
    <div className="told-off" role="alert">
      <p>
        <b>{t('form.mend', { count: asked.problems.length })}</b>
      </p>
      {asked.problems.map((problem) => (
        <p key={`${problem.field} ${problem.code}`}>
          {fields && problem.field ? <a href={`#${problem.field}`}>{say(problem)}</a> : say(problem)}
        </p>
      ))}
    </div>
  );
}

/** The button that Enter presses, when another one stands before the one that goes on. */
export const FirstButton = () => <button className="first" tabIndex={-1} aria-hidden="true" />;

const STEPS = ['who', 'delivery', 'confirm'] as const;
export type CheckoutStep = (typeof STEPS)[number];

/** How far it is: three small pages, the ones behind can be gone back to. */
export function Steps({ step, path }: { step: CheckoutStep; path: string }) {
  const { t } = useTranslation('checkout');
  const here = STEPS.indexOf(step);
  const paths = { who: `${path}/checkout`, delivery: `${path}/checkout/delivery`, confirm: '' };
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {STEPS.map((one, index) => (
        <li key={one} className={index < here ? 'past' : undefined} aria-current={index === here ? 'step' : undefined}>
          {index < here ? <a href={paths[one]}>{t(`steps.${one}`)}</a> : t(`steps.${one}`)}
        </li>
      ))}
    </ol>
  );
}

/** Photos that go with a form, several at once. A browser keeps no chosen files, so `hint` says to choose again where the page is asked again. */
export function PhotosField({ label, hint }: { label: string; hint: string }) {
  const say = useBuyerProblem();
  const wrong = problemOf(useAskedAgain(), 'photos');
  return (
    <div className="field">
      <label htmlFor="photos">{label}</label>
      <input
        id="photos"
        name="photos"
        type="file"
        accept="image/*"
        multiple
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'photos-problem photos-hint' : 'photos-hint'}
      />
      {wrong && (
        <p className="wrong" id="photos-problem">
          {say(wrong)}
        </p>
      )}
      <small id="photos-hint">{hint}</small>
    </div>
  );
}
