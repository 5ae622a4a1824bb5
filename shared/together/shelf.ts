/** A plan as it stands on the shelf of its team. */
export type ShelvedPlan = {
	readonly id: string
	readonly name: string
	/** '' in none */
	readonly folder: string
	/** who made it, '' once they have left */
	readonly owner: string
	readonly isArchived: boolean
	/** the number of its report in force; null where none is issued */
	readonly issued: number | null
	readonly updatedAt: Date
}

export const LONGEST_FOLDER = 60

export const SHELF_STATES = {
	open: 'Open',
	draft: 'Open, no report issued',
	issued: 'Open, report issued',
	archived: 'Archived',
	all: 'All',
} as const
export type ShelfState = keyof typeof SHELF_STATES
export const SHELF_ORDERS = { changed: 'Last change', name: 'Name', owner: 'Owner', folder: 'Folder' } as const
export type ShelfOrder = keyof typeof SHELF_ORDERS

const isState = (text: string): text is ShelfState => Object.hasOwn(SHELF_STATES, text)
const isOrder = (text: string): text is ShelfOrder => Object.hasOwn(SHELF_ORDERS, text)

/** How a shelf is looked at, as its address says. */
export type ShelfLook = {
	readonly words: string
	/** null: of whatever folder */
	readonly folder: string | null
	/** null: of whoever */
	readonly owner: string | null
	readonly state: ShelfState
	readonly order: ShelfOrder
}

const LONGEST_WORDS = 200

export function shelfLook(search: URLSearchParams): ShelfLook {
	const [state, order] = [search.get('state') ?? '', search.get('order') ?? '']
	const chosen = (name: string) => {
		const text = search.get(name) ?? 'any'
		return text === 'any' ? null : text
	}
	return {
		words: (search.get('find') ?? '').trim().slice(0, LONGEST_WORDS),
		folder: chosen('folder'),
		owner: chosen('owner'),
		state: isState(state) ? state : 'open',
		order: isOrder(order) ? order : 'changed',
	}
}

const MARKS = /\p{Mn}/gu
const plain = (text: string) => text.normalize('NFKD').replaceAll(MARKS, '').toLowerCase()

function isIn(state: ShelfState, { isArchived, issued }: ShelvedPlan): boolean {
	if (state === 'all') return true
	if (state === 'archived') return isArchived
	if (isArchived) return false
	return state === 'open' || (state === 'issued') === (issued !== null)
}

/** The plans that a look shows, in its order: every word stands in name, folder or owner. */
export function shelved<Plan extends ShelvedPlan>(plans: readonly Plan[], look: ShelfLook): Plan[] {
	const words = plain(look.words)
		.split(/\s+/)
		.filter((word) => word !== '')
	const shown = plans.filter((plan) => {
		const text = plain(`${plan.name} ${plan.folder} ${plan.owner}`)
		const isMeant = (look.folder ?? plan.folder) === plan.folder && (look.owner ?? plan.owner) === plan.owner
		return isMeant && isIn(look.state, plan) && words.every((word) => text.includes(word))
	})
	const { order } = look
	if (order === 'changed') return shown.sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
	const key = (plan: Plan) => plan[order]
	return shown.sort(
		(one, other) =>
			// What says nothing comes last.
			Number(key(one) === '') - Number(key(other) === '') ||
			key(one).localeCompare(key(other), 'en') ||
			one.name.localeCompare(other.name, 'en'),
	)
}
