// The programs that judge our PDF files from outside: qpdf and poppler's, got like the browser where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = { qpdf: '--version', pdfinfo: '-v', pdffonts: '-v', pdftotext: '-v' } as const
type Program = keyof typeof PROGRAMS

const REMEDY = [
  '  Debian, Ubuntu:  sudo apt-get install qpdf poppler-utils',
  '  macOS:           brew install qpdf poppler',
  '  elsewhere:       put qpdf and poppler’s programs on the PATH',
].join('\n')

function missing(): Program[] {
  const programs = Object.entries(PROGRAMS) as [Program, string][]
  return programs.flatMap(([program, option]) =>
    spawnSync(program, [option], { stdio: 'ignore' }).error ? [program] : [],
  )
}

/** Throws with the remedy where they are not there and cannot be had. */
export function ensurePdfTools(say: (line: string) => void): string {
  if (missing().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`${missing().join(', ')} missing: installing with apt-get …`)
    aptGet('update', '-qq')
    aptGet('install', '-y', '-qq', '--no-install-recommends', 'qpdf', 'poppler-utils')
  }
  const still = missing()
  if (still.length === 0) return Object.keys(PROGRAMS).join(', ')
  throw new Error(`Reports are checked with ${still.join(', ')}, which was not found.\n${REMEDY}`)
}

function aptGet(...options: string[]): void {
  spawnSync('apt-get', options, { stdio: ['ignore', 'inherit', 'inherit'] })
}

export interface Ran {
  status: number | null
  output: string
  problems: string
}

/** Gives the file to a program: `run('pdfinfo', bytes, (file) => [file])`. */
export function run(
  program: Program,
  bytes: Uint8Array,
  argumentsFor: (file: string) => string[],
): Ran {
  return withFile(bytes, (file) => {
    const { status, stdout, stderr, error } = spawnSync(program, argumentsFor(file), {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    // Never skipped: a machine without the program is told what to do.
    if (error) throw new Error(`${program} did not start: ${error.message}\n${REMEDY}`)
    return { status, output: stdout, problems: stderr }
  })
}

/** The same document as qpdf writes it. */
export function savedByQpdf(bytes: Uint8Array, ...options: string[]): Uint8Array {
  return withFile(bytes, (file) => {
    const saved = `${file}.saved`
    const { status, stderr, error } = spawnSync('qpdf', [...options, file, saved])
    if (error || status !== 0) throw new Error(`qpdf: ${error?.message ?? stderr}\n${REMEDY}`)
    return readFileSync(saved)
  })
}

function withFile<Result>(bytes: Uint8Array, use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pdf-'))
  try {
    const file = join(folder, 'report.pdf')
    writeFileSync(file, bytes)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
