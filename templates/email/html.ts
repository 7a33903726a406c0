// The HTML part of a mail: one narrow column, no pictures, nothing fetched, readable in dark mode and by screen readers.
import type { Block } from './blocks'
import { lines } from './text'

/** Colours are set inline for programs that drop style sheets; the sheet only turns them for dark mode. */
const style = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #12151a !important; color: #e8eaed !important; }
  .muted { color: #a9b2c0 !important; }
  .panel { background: #1a1e25 !important; border-color: #6b7686 !important; }
  .link { color: #8fb0ff !important; }
  .button { background: #8fb0ff !important; color: #12151a !important; }
}`

const font = "font-family:Inter,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
const mono = 'font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace'

export function htmlOf(subject: string, blocks: readonly Block[]): string {
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>${style}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff;color:#1b1f24">
<div role="article" aria-label="${escaped(subject)}" class="page" style="max-width:560px;margin:0 auto;padding:24px 16px;${font};font-size:16px;line-height:1.5;background:#ffffff;color:#1b1f24;overflow-wrap:anywhere">
${blocks.map(blockHtml).join('\n')}
</div>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.block) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escaped(block.text)}</p>`
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${escaped(block.text)}</h2>`
    case 'quote':
      return quoteHtml(block.by, block.text)
    case 'list':
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items
        .map((item) => `<li style="margin:0 0 4px">${escaped(item)}</li>`)
        .join('')}</ul>`
    case 'links':
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items
        .map(
          ({ text, url }) =>
            `<li style="margin:0 0 8px"><a class="link" href="${escaped(safeUrl(url))}" style="color:#1f4fd8">${escaped(text)}</a></li>`,
        )
        .join('')}</ul>`
    case 'facts':
      return factsHtml(block.rows)
    case 'button':
      return buttonHtml(block.label, block.url)
    case 'code':
      return `<p class="panel" style="margin:0 0 16px;padding:12px 16px;border:1px solid #7a8496;border-radius:6px;background:#f6f7f9;${mono};${
        block.size === 'large' ? 'font-size:28px;letter-spacing:4px' : 'font-size:14px'
      };word-break:break-all">${escaped(block.text)}</p>`
    case 'small':
      return smallHtml(block.text, block.link)
  }
}

function quoteHtml(by: string, text: string): string {
  return `<p class="muted" style="margin:0 0 4px;color:#4a5363">${escaped(by)} writes:</p>
<blockquote class="panel" style="margin:0 0 16px;padding:8px 16px;border-left:3px solid #7a8496;background:#f6f7f9">${lines(
    text,
  )
    .map(escaped)
    .join('<br>')}</blockquote>`
}

function factsHtml(rows: readonly (readonly [string, string])[]): string {
  const cells = rows.map(
    ([label, value]) =>
      `<tr><th scope="row" class="muted" style="padding:4px 16px 4px 0;white-space:nowrap;text-align:left;vertical-align:top;font-weight:400;color:#4a5363">${escaped(label)}</th><td style="padding:4px 0;vertical-align:top;font-variant-numeric:tabular-nums">${escaped(value)}</td></tr>`,
  )
  return `<table style="margin:0 0 16px;border-collapse:collapse;font-size:16px;line-height:1.5">${cells.join('')}</table>`
}

function buttonHtml(label: string, url: string): string {
  const address = escaped(safeUrl(url))
  return `<p style="margin:0 0 8px"><a class="button" href="${address}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600">${escaped(label)}</a></p>
<p class="muted" style="margin:0 0 16px;font-size:14px;color:#4a5363">Or copy this address: <a class="link" href="${address}" style="color:#1f4fd8;word-break:break-all">${address}</a></p>`
}

function smallHtml(text: string, link?: { label: string; url: string }): string {
  const anchor = link
    ? ` <a class="link" href="${escaped(safeUrl(link.url))}" style="color:#1f4fd8">${escaped(link.label)}</a>`
    : ''
  return `<p class="muted" style="margin:0 0 8px;font-size:14px;color:#4a5363">${escaped(text)}${anchor}</p>`
}

/** Only a web address may become a link: a `javascript:` one would run in some mail programs. */
function safeUrl(url: string): string {
  const { protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`Not a web address: ${url}`)
  return url
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
