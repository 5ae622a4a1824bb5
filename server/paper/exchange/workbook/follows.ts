import type { WorkingRule, WorkingRow, Workings } from '#shared/workings.ts'

/** What a figure rests on that stays as it was saved, whatever is changed: nothing, some of it, or the figure itself. */
export type Follows = { readonly how: 'all' | 'part' | 'none'; readonly fixed: readonly string[] }

const ALL: Follows = { how: 'all', fixed: [] }
const SETTLED = 'values that a rule settles'
const BY_MONTH = 'values read month by month'

/** What of a quantity stays as it was saved, by its id: what algorithms make, and what was read by month or settled by a rule. */
export function whatFollows({ rules, rows }: Workings): (quantity: string) => Follows {
	const known = new Map<string, Follows>()
	const rowsOf = new Map<string, WorkingRow[]>()
	for (const row of rows) rowsOf.set(row.quantity, [...(rowsOf.get(row.quantity) ?? []), row])
	const byId = new Map(rules.map((rule) => [rule.quantity, rule]))
	const of = (quantity: string): Follows => {
		const found = known.get(quantity)
		if (found) return found
		const rule = byId.get(quantity)
		const own = rule === undefined ? ALL : followsOf(rule, rowsOf.get(quantity) ?? [], of)
		known.set(quantity, own)
		return own
	}
	return of
}

function followsOf(rule: WorkingRule, rows: readonly WorkingRow[], of: (quantity: string) => Follows): Follows {
	if (rule.how === 'input') {
		if (rows.some(({ monthly }) => monthly)) return { how: 'none', fixed: [BY_MONTH] }
		const settled = rows.filter(({ origin }) => origin?.kind === 'rule')
		if (settled.length === 0) return ALL
		return { how: settled.every(({ typedIn }) => typedIn !== null) ? 'part' : 'none', fixed: [SETTLED] }
	}
	if (rows.length > 0 && rows.some(({ formula }) => formula === null))
		return { how: 'none', fixed: [rule.by ?? rule.label] }
	const fixed = [...new Set(rule.reads.flatMap((read) => of(read).fixed))]
	return fixed.length === 0 ? ALL : { how: 'part', fixed }
}

const MOST_NAMED = 2

/** What the cell beside a figure says: whether it follows a change, and what it rests on that does not. */
export function followsText({ how, fixed }: Follows): string {
	if (how === 'all') return 'Yes'
	if (how === 'none') return `No: fixed when saved (${fixed.join(', ')})`
	const more = fixed.length - MOST_NAMED
	const named = fixed.slice(0, MOST_NAMED).join(', ')
	return `In part: fixed when saved are ${named}${more > 0 ? ` and ${String(more)} more` : ''}`
}
