import { isRecord } from '#shared/is-record.ts'
import { PLAN_LISTS, type PlanList } from '#shared/fields/lists.ts'
import type { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'

export type Note = {
	readonly source: string
	readonly quality: (typeof NOTE_QUALITIES)[number]
	readonly why?: string
	readonly low?: number
	readonly high?: number
}

const CITED = Symbol('cited')
type CitedCited = { readonly [CITED]: Note; readonly value: unknown }

/** A figure of a template and where it is from: the value goes into the plan, the source into its notes. */
export const cite = (value: unknown, note: Note): CitedCited => ({ [CITED]: note, value })

/** A figure nobody has published. */
export const guess = (why: string, spread: { readonly low?: number; readonly high?: number } = {}): Note => ({
	source: 'Planner’s guess',
	quality: 'guess',
	why,
	...spread,
})

/** A published figure. */
export const published = (
	source: string,
	spread: { readonly low?: number; readonly high?: number; readonly why?: string } = {},
): Note => ({
	source,
	quality: 'benchmark',
	...spread,
})

/** The month a template is looked at from: on any day whoever opens it meets decisions that are still ahead. */
export const pinned = (month: string): CitedCited =>
	cite(month, published('Set with this template', { why: 'Its decisions are still ahead' }))

type CitedItem = Readonly<Record<string, unknown>>
type Split = { readonly item: CitedItem; readonly notes: readonly (readonly [string, Note])[] }

const isCited = (value: unknown): value is CitedCited => isRecord(value) && CITED in value

/** Takes the citations out of an item; a group's fields are named with a dot. */
function split(item: CitedItem, prefix: string): Split {
	const parts = Object.entries(item).map(([key, value]) => {
		const path = `${prefix}${key}`
		if (isCited(value)) return { key, value: value.value, notes: [[path, value[CITED]] as const] }
		if (!isRecord(value)) return { key, value, notes: [] }
		const below = split(value, `${path}.`)
		return { key, value: below.item, notes: below.notes }
	})
	return {
		item: Object.fromEntries(parts.map(({ key, value }) => [key, value])),
		notes: parts.flatMap(({ notes }) => notes),
	}
}

type CitedPlan = CitedItem & Readonly<Partial<Record<PlanList, readonly CitedItem[]>>>

const isList = (key: string): boolean => PLAN_LISTS.some((list) => list === key)

/** A plan file: the figures where they belong, their sources under `notes`. */
export function planOf(written: CitedPlan): CitedItem {
	const lists = PLAN_LISTS.flatMap((list) => {
		const items = (written[list] ?? []).map((item) => split(item, `${list}/${String(item['id'])}/`))
		return items.length === 0 ? [] : [{ list, items }]
	})
	const own = split(Object.fromEntries(Object.entries(written).filter(([key]) => !isList(key))), '')
	return {
		format: 'strata.plan/1',
		...own.item,
		...Object.fromEntries(lists.map(({ list, items }) => [list, items.map(({ item }) => item)])),
		notes: Object.fromEntries([...own.notes, ...lists.flatMap(({ items }) => items.flatMap(({ notes }) => notes))]),
	}
}

/** What the plan page's chooser shows of a template, and the plan file itself. */
export type Template = {
	readonly name: string
	readonly title: string
	readonly summary: string
	readonly sources: readonly string[]
	/** a plan file: read it with `parsePlanFile` */
	readonly plan: Readonly<Record<string, unknown>>
}
