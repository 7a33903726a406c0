// What a command may say and ask: results on standard output, everything else on standard error, an exit code at the end.

export interface Terminal {
  /** A result: the only thing that goes to standard output. */
  out(text: string): void
  /** A problem or a remark, one line each. */
  err(line: string): void
  /** All of standard input, as text. */
  input(): Promise<string>
  /** The process ends with this code once the command is done: 1 = it failed, 2 = it was given something wrong. */
  exitWith(code: 1 | 2): void
}

export const processTerminal: Terminal = {
  out: (text) => {
    process.stdout.write(`${text}\n`)
  },
  err: (line) => {
    process.stderr.write(`${line}\n`)
  },
  async input() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks).toString('utf8')
  },
  exitWith: (code) => {
    process.exitCode = code
  },
}

// Whoever wanted only the first lines ("| head") has closed the pipe: the work goes on, its words are dropped.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error
})

/** Every problem on a line of its own, exit code 2, nothing done. */
export function refuse(terminal: Terminal, problems: readonly string[]): void {
  for (const problem of problems) terminal.err(problem)
  terminal.exitWith(2)
}
