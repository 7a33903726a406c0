// Finds a Chromium for the browser tests, or gets one where that is possible without asking anybody.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumPath } from './environment'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const remedy = [
  'The browser tests need Chromium, and none was found.',
  '  Debian, Ubuntu:  sudo apt-get install chromium',
  '  macOS:           brew install --cask chromium',
  '  elsewhere:       set CHROMIUM_PATH to the browser’s program file',
].join('\n')

export function findChromium(): string | null {
  if (chromiumPath !== undefined) return existsSync(chromiumPath) ? chromiumPath : null
  const found = usualPlaces.find((place) => existsSync(place))
  if (found !== undefined) return found
  const fromPlaywright = chromium.executablePath()
  return existsSync(fromPlaywright) ? fromPlaywright : null
}

/** Throws with the remedy where there is no browser and none can be had. */
export function ensureChromium(say: (line: string) => void): string {
  const present = findChromium()
  if (present !== null) return present
  if (chromiumPath !== undefined) throw new Error(`CHROMIUM_PATH names no file: ${chromiumPath}`)
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Chromium is missing: installing it with apt-get …')
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  } else {
    say('Chromium is missing: downloading the one that Playwright offers …')
    const require = createRequire(import.meta.url)
    const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js')
    run(process.execPath, [cli, 'install', 'chromium'])
  }
  const installed = findChromium()
  if (installed === null) throw new Error(remedy)
  return installed
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
