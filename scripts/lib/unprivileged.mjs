/** PostgreSQL refuses to run as root. */
import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/**
 * How to start a program so that it is not root: as ourselves when we aren't, otherwise as the system's user
 * `postgres`, made when it is missing. In a folder closed to that user (a clone in /root) it keeps one of root's
 * powers, to pass closed doors, and none of the others.
 *
 * @param {string} program what it must be able to read
 * @param {string} folder where it must be able to go
 * @returns {{ command: string[], spawn: { uid?: number, gid?: number }, uid?: number, gid?: number }}
 *   `command` goes before the program, `spawn` into Node's options
 */
export function unprivileged(program, folder) {
  if (process.getuid?.() !== 0) return { command: [], spawn: {} };

  const { uid, gid } = findUser() ?? createUser();
  const isOpen = spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -x "$2"', 'sh', program, folder], { uid, gid, cwd: '/' }).status === 0;
  if (isOpen) return { command: [], spawn: { uid, gid }, uid, gid };

  const command = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--bounding-set=-all,+dac_override',
  ];
  if (spawnSync(command[0], [...command.slice(1), 'true'], { cwd: '/' }).status !== 0) {
    throw new Error(
      `The database runs as user “postgres”, who cannot enter ${folder}: put Chợ Vườn in a folder open to others, such as /srv, or run it as an ordinary user.`,
    );
  }
  return { command, spawn: {}, uid, gid };
}

function findUser() {
  const ask = (what) => spawnSync('id', [what, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function createUser() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(`PostgreSQL does not run as ${userInfo().username}, and no user “postgres” could be made: run Chợ Vườn as an ordinary user.`, { cause });
  }
  return findUser();
}
