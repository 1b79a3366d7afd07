/** Something the person at the keyboard can mend: shown as its one sentence, without a trace. */
export class Refusal extends Error {
  /**
   * @param {string} sentence
   * @param {{ details?: string, cause?: unknown }} [more] `details`: what another program said
   */
  constructor(sentence, { details, cause } = {}) {
    super(sentence, { cause });
    this.name = 'Refusal';
    this.details = details;
  }
}

/**
 * Tells what went wrong and makes the process fail.
 *
 * @param {unknown} error
 */
export function tell(error) {
  const isForPeople = error instanceof Error && ['Refusal', 'AlreadyRunning', 'ConfigError'].includes(error.name);
  if (!isForPeople) console.error(error);
  else {
    const details = /** @type {Refusal} */ (error).details;
    if (details) console.error(details.trim());
    console.error(error.message);
  }
  process.exitCode = 1;
}
