// What the people of the invented organisation do in a story, through the same services as their pages.
import { searchKeyOf } from '../../core/vendors/search-key'
import { cancelReview } from '../../services/reviews/cancel-review'
import { draftReview } from '../../services/reviews/draft-review'
import { prepareSending } from '../../services/reviews/prepare-sending'
import { sendPrepared } from '../../services/reviews/send-review'
import { fileUse } from '../../services/uses/file-use'
import { createVendor } from '../../services/vendors/create-vendor'
import { people } from './people'
import { done, type Stage } from './stage'
import type { Story } from './story'

/** The plainest use there is; a story names only what differs. */
const plainIntake = {
  form: 'standalone',
  data_class: 'internal',
  data_kinds: ['none'],
  people_affected: 'none',
  decides_about_people: 'no',
  autonomy: 'drafts_reviewed',
  connects: 'nothing',
  criticality: 'slow',
  user_count: 40,
  output_audience: 'internal',
  ai_act_class: 'minimal',
  regions: ['eea', 'uk'],
  replaceable: 'under_1_month',
}

/** Resolves to the use's id. */
export async function file(stage: Stage, { use, offering, vendor, website }: Story) {
  const wanted = new Date(stage.clock.now().getTime() + 60 * 24 * 60 * 60 * 1000)
  const filed = await fileUse(stage.app, stage.staff(use.requester), {
    title: use.title,
    owner: use.requester.name,
    answers: {
      product: `${offering.name}\n${vendor}\n${website}`,
      use_case: `${use.title}. A person looks at the result before it counts.`,
      start_date: wanted.toISOString().slice(0, 10),
      ...plainIntake,
      ...use.intake,
    },
  })
  return done(`${vendor}: filing`, filed).useId
}

/** Resolves to the review's number. */
export async function draft(stage: Stage, story: Story, useId: string): Promise<number> {
  const staff = stage.staff(people.priya)
  const { vendor: name, legalName, website } = story
  if (story.course.filed !== undefined) {
    done(`${name}: vendor`, await createVendor(stage.app, staff, { name, legalName, website }))
  }
  stage.clock.minutes(4)
  const drafted = await draftReview(stage.app, staff, {
    draftId: stage.app.ids.id(),
    useId,
    vendor: { name, website },
    offering: story.offering,
    contact: { name: story.contact.name, email: emailOf(story) },
  })
  return done(`${name}: draft`, drafted).number
}

export async function send(stage: Stage, story: Story, about: { number: number }) {
  const staff = stage.staff(people.priya)
  const { number } = about
  const wanted = { number, origin: 'http://localhost' }
  const { draft: prepared } = done(
    `${story.vendor}: preview`,
    await prepareSending(stage.app, staff, wanted),
  )
  const sent = await sendPrepared(stage.app, staff, {
    number,
    revision: prepared.revision,
    tier: prepared.tier,
    dueOn: prepared.dueOn,
    message: story.message ?? '',
  })
  done(`${story.vendor}: sending`, sent)
  await stage.deliver()
}

export async function cancel(stage: Stage, story: Story, number: number, reason: string) {
  const staff = stage.staff(people.priya)
  done(`${story.vendor}: cancelling`, await cancelReview(stage.app, staff, { number, reason }))
}

/** The contact's address at the vendor's own domain. */
export function emailOf({ contact, website }: Story): string {
  const plain = searchKeyOf(contact.name).replace(/[^a-z0-9]+/g, '.')
  return `${plain}@${new URL(website).hostname}`
}
