import type { Actor } from '#server/access/actor.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { readTalk } from '#server/actions/talk/list-threads.ts'
import type { TodoComment } from '#server/views/todo/todo-view.ts'
import { ALL_TALK } from '#shared/together/talk.ts'

/** A line of a list; the whole stands in the drawer. */
const MOST_LETTERS = 90

const cut = (text: string) => (text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS).trimEnd()}…`)

/** What was said in the plan and is not settled, the latest first; nothing of it is read by being listed. */
export async function openComments(actor: Actor, heading: PlanHeading): Promise<readonly TodoComment[]> {
	if (heading.guest) return []
	const { threads } = await readTalk(actor, heading, { key: ALL_TALK, show: 'open', isSeen: false })
	return threads.flatMap(({ id, label, place, comments: [first] }) =>
		first === undefined
			? []
			: [
					{
						...{ id, label, author: first.author, when: first.when },
						text: cut(first.parts.map(({ text }) => text).join('')),
						field: { list: place.kind, id: place.itemId, field: place.field },
					},
				],
	)
}
