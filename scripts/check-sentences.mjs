/**
 * Checks what people read: both languages have the same keys with the same blanks, every sentence is used,
 * every problem code has its sentence, and Vietnamese is stored as NFC.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LANGS = ['vi', 'en'];
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** @type {string[]} */
const faults = [];

const namespaces = readdirSync(join(ROOT, 'app/locales/vi'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

const sentences = Object.fromEntries(
  LANGS.map((lang) => [
    lang,
    Object.fromEntries(namespaces.map((namespace) => [namespace, readSentences(lang, namespace)])),
  ]),
);

/**
 * @param {string} lang
 * @param {string} namespace
 * @returns {Map<string, string>}
 */
function readSentences(lang, namespace) {
  const file = join(ROOT, 'app/locales', lang, `${namespace}.json`);
  const text = readFileSync(file, 'utf8');
  if (text !== text.normalize('NFC')) faults.push(`${relative(ROOT, file)} is not stored as NFC.`);
  /** @type {Map<string, string>} */
  const found = new Map();
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    if (typeof value === 'string') found.set(path, value);
    else for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(text), '');
  return found;
}

const blanksOf = (/** @type {string} */ sentence) =>
  [...sentence.matchAll(/\{\{\s*(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .join(',');
const withoutPlural = (/** @type {string} */ key) => key.replace(PLURAL, '');

for (const namespace of namespaces) {
  const vi = sentences.vi?.[namespace] ?? new Map();
  const en = sentences.en?.[namespace] ?? new Map();
  const keysOf = (/** @type {Map<string, string>} */ map) => new Set([...map.keys()].map(withoutPlural));
  const [inVi, inEn] = [keysOf(vi), keysOf(en)];
  for (const key of inVi) if (!inEn.has(key)) faults.push(`en/${namespace}.json lacks "${key}".`);
  for (const key of inEn) if (!inVi.has(key)) faults.push(`vi/${namespace}.json lacks "${key}".`);
  for (const [key, sentence] of vi) {
    const other = en.get(key);
    if (sentence.trim() === '') faults.push(`vi/${namespace}.json: "${key}" is empty.`);
    if (other !== undefined && !PLURAL.test(key) && blanksOf(other) !== blanksOf(sentence)) {
      faults.push(`${namespace}: the blanks of "${key}" differ between the languages.`);
    }
  }
}

const source = sourceFiles(['app', 'scripts'])
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');
const literals = new Set([...source.matchAll(/(['"`])([\w.:-]+)\1/g)].map((match) => match[2] ?? ''));
const patterns = [...source.matchAll(/`((?:[\w.:-]|\$\{[^}`]*\})+)`/g)]
  .map((match) => match[1] ?? '')
  .filter((template) => template.includes('${') && template.replace(/\$\{[^}]*\}/g, '').replace(/[.:]/g, '').length > 2)
  .map((template) => new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));

for (const namespace of namespaces) {
  for (const full of sentences.vi?.[namespace]?.keys() ?? []) {
    const key = withoutPlural(full);
    const spellings = [key, `${namespace}:${key}`];
    if (key.startsWith('problems.')) spellings.push(`${namespace}.${key.slice('problems.'.length)}`);
    const used = spellings.some((text) => literals.has(text) || patterns.some((pattern) => pattern.test(text)));
    if (!used) faults.push(`${namespace}.json: nobody says "${full}".`);
  }
}

/** Background work bears names of the same form as problems. */
const jobNames = new Set([...source.matchAll(/name: '([\w.-]+)'/g)].map((match) => match[1]));

for (const literal of literals) {
  if (jobNames.has(literal)) continue;
  const [namespace = '', code = '', ...more] = literal.split('.');
  if (more.length > 0 || !namespaces.includes(namespace) || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(code)) continue;
  if (!sentences.vi?.[namespace]?.has(`problems.${code}`)) faults.push(`The problem ${literal} has no sentence.`);
}

/**
 * @param {string[]} folders
 * @returns {string[]}
 */
function sourceFiles(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.|prisma-client|check-sentences/.test(file)),
  );
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  const count = namespaces.reduce((sum, namespace) => sum + (sentences.vi?.[namespace]?.size ?? 0), 0);
  console.log(`${count} sentences, each in ${LANGS.join(' and ')}, each used.`);
}
