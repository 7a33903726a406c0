// What `doctor` says of what stands around the portal: mail server, disk, virus scanner.
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { LEFT_FOR_ANSWERS, MEGABYTE } from '../core/respond/evidence-input'
import { type ClamdAddress, clamdScanner } from '../ports/clamd'
import { smtpMailer } from '../ports/mailer'

/** Of the nearest folder that is there already. */
export async function diskSpace(dataFolder: string): Promise<string> {
  let folder = dataFolder
  while (!existsSync(folder)) folder = path.dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const megabytes = Math.floor((bavail * bsize) / MEGABYTE)
  if (bavail * bsize >= LEFT_FOR_ANSWERS) return `${megabytes} MB free`
  throw new Error(
    `${megabytes} MB free: vendors can add no files below ${LEFT_FOR_ANSWERS / MEGABYTE}`,
  )
}

export async function virusScanner(address: ClamdAddress | null): Promise<string> {
  if (address === null) return 'not set; uploaded files are not scanned'
  const where = 'path' in address ? address.path : `${address.host}:${address.port}`
  try {
    await clamdScanner(address).check()
  } catch (error) {
    throw new Error(
      `${where}: ${error instanceof Error ? error.message : error}. No files are taken`,
    )
  }
  return `clamd at ${where} answers`
}

export async function mailServer(smtpUrl: string | null): Promise<string> {
  if (smtpUrl === null) return 'not set; mail waits in the outbox for people to hand over'
  const mailer = smtpMailer(smtpUrl)
  try {
    const answer = await mailer.check()
    if (!answer.ok) throw new Error(answer.said)
    return `${new URL(smtpUrl).host} takes mail`
  } finally {
    mailer.close()
  }
}
