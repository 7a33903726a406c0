// Tells whoever launched a review that another person at the vendor says they should be asked.
import type { Draft } from './blocks'
import type { NotMeFacts } from './facts'

export function notMeMail(facts: NotMeFacts): Draft {
  const { invited, instead } = facts
  return {
    subject: `${facts.review}: ${facts.vendor} names another person to ask`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      {
        block: 'paragraph',
        text: `Somebody opened the invitation that was sent to ${invited.name} (${invited.email}) about ${facts.offering}, and says that this person should be asked instead:`,
      },
      {
        block: 'facts',
        rows: [
          ['Name', instead.name],
          ['Address', instead.email],
        ],
      },
      {
        block: 'paragraph',
        text: 'Nobody has checked this: anybody who holds the link can write it. If you agree, open the review and choose "Invite somebody else". The link that was sent stops working then; nothing that was answered is lost.',
      },
      { block: 'button', label: `Open ${facts.review}`, url: facts.link },
    ],
  }
}
