/** PostgreSQL refuses to run as root. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/**
 * How to start a program so that it is not root: as ourselves when we aren't, otherwise as the owner of its
 * folder, or as the system's user `postgres`, made when it is missing. In a folder closed to that user (a clone in /root) it keeps one of root's
 * powers, to pass closed doors, and none of the others.
 *
 * @param {string} program what it must be able to read
 * @param {string} folder its own, which may not be there yet; it must be able to go there
 * @returns {{ command: string[], spawn: { uid?: number, gid?: number }, uid?: number, gid?: number }}
 *   `command` goes before the program, `spawn` into Node's options
 */
export function unprivileged(program, folder) {
  if (process.getuid?.() !== 0) return { command: [], spawn: {} };

  const { uid, gid } = ownerOf(folder) ?? findUser() ?? createUser();
  const canEnter = ['-c', 'test -x "$1" && test -x "$2"', 'sh', program, dirname(folder)];
  const isOpen = ask('/bin/sh', canEnter, { uid, gid }).status === 0;
  if (isOpen) return { command: [], spawn: { uid, gid }, uid, gid };

  const command = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup', // or access() would ignore the power when PostgreSQL looks for its own files
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--bounding-set=-all,+dac_override',
  ];
  if (ask('setpriv', [...command.slice(1), 'true']).status !== 0) {
    throw new Error(
      `The database runs as user “postgres”, who cannot enter ${dirname(folder)}: put Chợ Vườn in a folder open to others, such as /srv, or run it as an ordinary user.`,
    );
  }
  return { command, spawn: {}, uid, gid };
}

/** @param {string} folder */
function ownerOf(folder) {
  if (!existsSync(folder)) return null;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { uid, gid };
}

/** @returns {{ uid: number, gid: number } | null} */
function findUser() {
  const [uid, gid] = [ask('id', ['-u', 'postgres']), ask('id', ['-g', 'postgres'])];
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function createUser() {
  const shell = '/usr/sbin/nologin';
  const { stderr } = ask('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, 'postgres']);
  const user = findUser();
  if (user) return user;
  throw new Error(
    `PostgreSQL does not run as ${userInfo().username}, and no user “postgres” could be made: run Chợ Vườn as an ordinary user.`,
    { cause: stderr },
  );
}

/**
 * A short question to the system, out of the terminal's reach: Ctrl-C would otherwise answer it with “no”.
 * @param {string} program
 * @param {string[]} args
 * @param {{ uid?: number, gid?: number }} [as]
 */
function ask(program, args, as = {}) {
  const options = { ...as, cwd: '/', detached: true }; // Node takes `detached` here too, though its types don't say so
  return spawnSync(program, args, { ...options, encoding: 'utf8' });
}
