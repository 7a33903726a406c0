// The page for a request that is turned away before the application sees it: no script, no style, no data.
import type { Response } from 'express'
import { referenceOf } from './reference'

export interface TurnedAway {
  status: number
  title: string
  text: string
}

export function sendPlainPage(res: Response, { status, title, text }: TurnedAway): void {
  if (res.headersSent) return
  if (res.req.query._data !== undefined) {
    // A page's script asked: this header makes Remix show its error page for the status instead of raw HTML.
    res.status(status).setHeader('Cache-Control', 'no-store').setHeader('X-Remix-Catch', 'yes')
    res.type('text').send(text)
    return
  }
  res
    .status(status)
    .setHeader('Cache-Control', 'no-store')
    .type('html')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} – Assay</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p>Reference: <code>${escapeHtml(referenceOf(res))}</code></p></main></body></html>`,
    )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
