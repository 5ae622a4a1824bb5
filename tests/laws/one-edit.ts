import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

type Json = Readonly<Record<string, unknown>>
type Way = readonly (string | number)[]

/** The lists of a plan whose rows are edited: all that a person fills by rows, but reports. */
export const EDITED_LISTS = [
	'sites',
	'powerContracts',
	'gatingWorks',
	'buildPhases',
	'chipOrders',
	'leases',
	'labourPools',
	'applications',
	'workloads',
	'assumptions',
] as const
const IDENTITY: ReadonlySet<string | number> = new Set(['id', 'name'])
const MONTH = /^\d{4}-\d{2}$/
const TRIES = 60

/** A small generator of whole numbers (mulberry32): the same edits on every machine. */
function dice(seed: number): (below: number) => number {
	let state = seed
	return (below) => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
	}
}

const seedOf = (text: string) => Buffer.from(text).reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7)

/** Every leaf below a value, by the way there. */
function leaves(value: unknown, way: Way = []): readonly Way[] {
	if (Array.isArray(value)) return value.flatMap((below, at) => leaves(below, [...way, at]))
	if (typeof value !== 'object' || value === null) return [way]
	return Object.entries(value).flatMap(([key, below]) => leaves(below, [...way, key]))
}

const at = (value: unknown, way: Way) =>
	way.reduce<unknown>((below, key) => (below as Json | null | undefined)?.[key], value)

function replaced(value: unknown, [key, ...rest]: Way, by: unknown): unknown {
	if (key === undefined) return by
	if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, by))
	return { ...(value as Json), [key]: replaced((value as Json)[key], rest, by) }
}

/** Another value of the same kind: a figure or month moved, a switch thrown, a name taken from another row, or nothing. */
function other(value: unknown, elsewhere: readonly unknown[], draw: (below: number) => number): unknown {
	const way = draw(8)
	if (way === 0) return null
	if (way === 1 || value === null) return elsewhere[draw(elsewhere.length)]
	if (typeof value === 'number') {
		const scaled = value * (0.25 + draw(100) / 40)
		return Number.isInteger(value) ? Math.round(scaled) + draw(2) : scaled
	}
	if (typeof value === 'boolean') return !value
	if (typeof value === 'string' && MONTH.test(value)) return addMonths(value, draw(13) - 6)
	return elsewhere[draw(elsewhere.length)]
}

export type Edit = { readonly list: string; readonly what: string; readonly plan: PlanFile }

/** A plan with one field of one row changed and still valid: of equal plans the same one. Null where none was found. */
export function oneEdit(plan: PlanFile): Edit | null {
	const file = JSON.parse(JSON.stringify(toPlanFile(plan))) as Json
	const draw = dice(seedOf(JSON.stringify(file)))
	for (let tried = 0; tried < TRIES; tried++) {
		const list = EDITED_LISTS[draw(EDITED_LISTS.length)] ?? 'sites'
		const rows = Object.entries((file[list] ?? {}) as Json)
		const [key, row] = rows[draw(rows.length)] ?? []
		const ways = leaves(row).filter(([field]) => field === undefined || !IDENTITY.has(field))
		const way = ways[draw(ways.length)]
		if (key === undefined || !way) continue
		const value = at(row, way)
		const next = other(
			value,
			rows.map(([, from]) => at(from, way)),
			draw,
		)
		if (next === undefined || next === value) continue
		const parsed = parsePlanFile(replaced(file, [list, key, ...way], next))
		const what = `${[list, key, ...way].join('/')}: ${JSON.stringify(value)} → ${JSON.stringify(next)}`
		if (parsed.ok) return { list, what, plan: parsed.plan }
	}
	return null
}
