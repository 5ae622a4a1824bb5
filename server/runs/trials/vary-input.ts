import type { Leaf } from '#shared/explanation.ts'
import { readPath } from '#shared/explanation-authors.ts'
import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { UNITS } from '#shared/units/units.ts'
import { applyChange } from './apply-change.ts'
import type { Remark } from '#shared/remarks.ts'

/** A plan with one input changed by a natural size: a date by three months, few things by one, an amount by a tenth. */
export type Variation = { readonly input: number | string; readonly plan: PlanFile }
/** An input as it is, and where the plan allows with less and more of it, of a date later and earlier: what hurts first. */
export type Varied = {
	readonly now: number | string
	readonly variations: readonly Variation[]
	/** what it is told in, where that is not the unit of what it makes: a hall's floor is in m², what is assumed is of a MW */
	readonly unit?: string
}

const TENTH = 0.1
const MONTHS_AWAY = 3
/** Fewer things than this are counted one by one. */
const FEW = 20
const ASSUMPTION = 'assumptions.'

/** An input of the plan with less and with more of it; null where it is not the plan’s to change by degrees. */
export function varyInput(plan: PlanFile, leaf: Leaf<Remark>): Varied | null {
	const { origin } = leaf
	if (origin.kind === 'override') return varyAssumption(plan, origin.key)
	if (origin.kind === 'default' && origin.path.startsWith(ASSUMPTION))
		return varyAssumption(plan, origin.path.slice(ASSUMPTION.length))
	return origin.kind === 'plan' || origin.kind === 'default' ? varyField(plan, origin.path, leaf) : null
}

function varyField(plan: PlanFile, path: string, leaf: Leaf<Remark>): Varied | null {
	const place = readPath(path)
	const list = FIELD_LISTS.find((known) => known === place?.list)
	const target = PLAN_LISTS.find((known) => known === place?.list)
	const facts = place && list ? findFieldFacts(list, place.field) : null
	if (!place || !facts || !target) return null
	const items = new Map<string, unknown>(Object.entries(plan)).get(place.list)
	const item: unknown = Array.isArray(items) ? items[place.index] : null
	const stated = valueAt(item, place.field.split('.')) ?? leaf.value
	const id = valueAt(item, ['id'])
	if (typeof id !== 'string' || (typeof stated !== 'string' && typeof stated !== 'number')) return null
	// An input may be kept in another unit than it is told in.
	const factor = typeof stated === 'number' && leaf.value !== null && stated !== 0 ? leaf.value / stated : 1
	const scaled = (value: number | string) => (typeof value === 'number' ? value * factor : value)
	const variations = valuesAround(stated, facts.kind).flatMap((value): readonly Variation[] => {
		const changed = applyChange(plan, { action: 'set', list: target, id, field: place.field, value, was: null })
		return changed ? [{ input: scaled(value), plan: changed }] : []
	})
	return variations.length === 0 ? null : { now: scaled(stated), variations }
}

function varyAssumption(plan: PlanFile, key: string): Varied | null {
	const name = key.slice(key.lastIndexOf('/') + 1)
	if (!isAssumptionKey(name)) return null
	const now = plan.assumptions[key]?.value ?? ASSUMPTIONS[name].default
	const { low, high } = ASSUMPTIONS[name]
	// A tenth of nothing is nothing: where there is a range its ends are tried.
	const ends = now === 0 ? [low, high].filter((end) => end !== null && end !== 0) : valuesAround(now, 'number')
	const variations = ends.flatMap((input): readonly Variation[] => {
		const changed =
			typeof input === 'number'
				? applyChange(plan, { action: 'together', inputs: [{ action: 'assume', key, value: input }] })
				: null
		return changed ? [{ input, plan: changed }] : []
	})
	return variations.length === 0 ? null : { now, variations, unit: UNITS[ASSUMPTIONS[name].unit].label }
}

function valuesAround(value: number | string, kind: string): readonly (number | string)[] {
	if (typeof value === 'string')
		return kind === 'month' ? [addMonths(value, MONTHS_AWAY), addMonths(value, -MONTHS_AWAY)] : []
	if (value === 0) return []
	const whole = kind === 'integer'
	const step = whole && Math.abs(value) < FEW ? 1 : Math.abs(value) * TENTH
	return [value - step, value + step].map((one) => (whole ? Math.round(one) : one))
}

function valueAt(value: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>((at, key) => {
		if (typeof at !== 'object' || at === null) return undefined
		return new Map<string, unknown>(Object.entries(at)).get(key)
	}, value)
}
