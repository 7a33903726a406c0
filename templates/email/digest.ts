// The weekly mail to one colleague: what needs them, each with the page where it is done. Never sent empty.
import { counted, type Draft } from './blocks'
import type { DigestFacts } from './facts'

export function digestMail(facts: DigestFacts): Draft {
  const things = facts.groups.reduce((sum, { items, more }) => sum + items.length + more, 0)
  const need = things === 1 ? 'needs' : 'need'
  return {
    subject: `${counted(things, 'thing')} ${need} you in Assay this week`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `${counted(things, 'thing')} in ${facts.organisation}'s vendor reviews ${need} you this week.`,
      },
      ...facts.groups.flatMap(({ heading, items, more }): Draft['blocks'] => [
        { block: 'heading', text: heading },
        { block: 'links', items },
        ...(more > 0 ? [{ block: 'small' as const, text: `And ${more} more.` }] : []),
      ]),
      { block: 'button', label: 'Open what waits', url: facts.link },
      {
        block: 'small',
        text: 'This mail comes once a week, and not at all when nothing needs you.',
        link: { label: 'Stop the digest', url: facts.stopLink },
      },
    ],
  }
}
