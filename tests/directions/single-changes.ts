import { isRecord } from '#shared/is-record.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'

type Way = readonly (string | number)[]

/** A field of a plan made larger or smaller, later or sooner, by itself. */
type SingleChange = {
	/** of its list: `powerContracts.capacityMW` */
	readonly field: string
	/** whose: `grid`, and in a list of its own the first */
	readonly item: string
	readonly turn: 'up' | 'down'
	readonly to: number | string
	readonly plan: PlanFile
}

/** A tenth more or less; whole numbers one at least, dates a quarter, shares by a twentieth of all. */
const PART = 0.1
const MONTHS = 3
const OF_ONE = 0.05
const MONTH = /^\d{4}-\d{2}$/

/** What the plan is told by and where it lies, not how much it holds. */
const NO_AMOUNTS: ReadonlySet<string> = new Set([
	...['plan.startMonth', 'plan.asOfMonth', 'plan.horizonMonths'],
	...['sites.latitude', 'sites.longitude'],
])

/** Every number and month that a plan states, each made larger and smaller; what the plan's rules refuse is left out. */
export function singleChanges(plan: PlanFile): readonly SingleChange[] {
	const stated = toPlanFile(plan)
	return leaves(stated).flatMap((way) => {
		const field = fieldAt(way)
		if (NO_AMOUNTS.has(field)) return []
		const value = at(stated, way)
		return (['up', 'down'] as const).flatMap((turn): SingleChange[] => {
			const to = turned(value, turn)
			if (to === null || to === value) return []
			const parsed = parsePlanFile(put(stated, way, to))
			return parsed.ok ? [{ field, item: itemAt(stated, way), turn, to, plan: parsed.plan }] : []
		})
	})
}

function turned(value: unknown, turn: SingleChange['turn']): number | string | null {
	const sign = turn === 'up' ? 1 : -1
	if (typeof value === 'string') return MONTH.test(value) ? addMonths(value, sign * MONTHS) : null
	if (typeof value !== 'number' || value === 0) return null
	if (Number.isInteger(value) && value >= 1) return value + sign * Math.max(1, Math.round(value * PART))
	return Number((Math.abs(value) <= 1 ? value + sign * OF_ONE : value * (1 + sign * PART)).toPrecision(9))
}

function leaves(value: unknown, way: Way = []): readonly Way[] {
	if (Array.isArray(value)) {
		// A list within an item (steps, customers, hours) by its first entry; items themselves all.
		const shown = way.length > 1 ? value.slice(0, 1) : value
		return shown.flatMap((entry, place) => leaves(entry, [...way, place]))
	}
	if (typeof value !== 'object' || value === null) return [way]
	return Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...way, key]))
}

/** `plan.finance.gearingShare`, `sites.heat.MW`, `chipOrders.reserved.accelerators`. */
function fieldAt(way: Way): string {
	const names = way.filter((step) => typeof step === 'string')
	return typeof way[1] === 'number' ? names.join('.') : ['plan', ...names].join('.')
}

function itemAt(stated: unknown, [list, place]: Way): string {
	const id = list !== undefined && typeof place === 'number' ? at(stated, [list, place, 'id']) : null
	return typeof id === 'string' ? id : 'plan'
}

const at = (value: unknown, way: Way): unknown =>
	way.reduce<unknown>((within, step) => {
		if (Array.isArray(within)) return within[Number(step)]
		return isRecord(within) ? within[step] : undefined
	}, value)

function put(value: unknown, [step, ...rest]: Way, to: unknown): unknown {
	if (step === undefined) return to
	if (Array.isArray(value)) return value.with(Number(step), put(value[Number(step)], rest, to))
	return isRecord(value) ? { ...value, [step]: put(value[step], rest, to) } : value
}
