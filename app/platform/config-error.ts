/** A wrong setting; its message is one sentence that names the variable and the mend. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
