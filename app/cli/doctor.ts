// `doctor`: looks at everything an installation needs, one line each, and changes nothing.
import { Command } from 'commander'
import { readProcessSettings } from '../env.server'
import { examine, type Finding } from './examine'
import type { Terminal } from './terminal'

export const doctorCommand = (terminal: Terminal): Command =>
  new Command('doctor')
    .description('check settings, data folder, database, questionnaires, key and mail server')
    .action(async () => {
      const reading = readProcessSettings([])
      const findings = reading.ok
        ? [
            { ok: true, what: 'settings', detail: 'all readable' },
            ...(await examine(reading.settings)),
          ]
        : reading.problems.map((detail) => ({ ok: false, what: 'settings', detail }))
      for (const finding of findings) terminal.out(lineOf(finding))
      if (findings.some(({ ok }) => !ok)) terminal.exitWith(1)
    })

const lineOf = ({ ok, what, detail }: Finding): string =>
  `${ok ? 'ok    ' : 'FAILED'}  ${what.padEnd(14)}  ${detail.replace(/\s+/g, ' ')}`
