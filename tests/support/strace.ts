// Finds strace for the power-loss replay, or installs it where that is possible without asking anybody.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usualPlaces = ['/usr/bin/strace', '/usr/local/bin/strace', '/bin/strace']

const remedy = [
  'The power-loss replay records what a server writes with strace, and none was found.',
  '  Debian, Ubuntu:  sudo apt-get install strace',
  '  Fedora:          sudo dnf install strace',
  '  elsewhere:       strace is for Linux; run the tests in a Linux container',
].join('\n')

/** Throws with the remedy where there is no strace and none can be had, or where it may not trace. */
export function ensureStrace(say: (line: string) => void): string {
  if (findStrace() === null && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('strace is missing: installing it with apt-get …')
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'])
  }
  const found = findStrace()
  if (found === null) throw new Error(remedy)
  const tried = spawnSync(found, ['-o', '/dev/null', '/bin/true'], { encoding: 'utf8' })
  if (tried.status !== 0) {
    throw new Error(
      `strace may not trace here: ${tried.stderr.trim()}\nIn a container, allow it with --cap-add=SYS_PTRACE.`,
    )
  }
  return found
}

const findStrace = (): string | null => usualPlaces.find((place) => existsSync(place)) ?? null

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
