import { findChip } from '#shared/catalogue/catalogue.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { scaleOf } from './scale-of.ts'
import type { Spread, SpreadsModel } from './spread.ts'

type Noted = { readonly list: ItemKind; readonly id: string; readonly index: number; readonly field: string }
type Ends = { readonly low: number | null; readonly high: number | null }

/** Ranges that somebody typed beside a value. Rule U3. */
export function typedSpreads(model: SpreadsModel): readonly Spread[] {
	return Object.entries(model.plan.notes).flatMap(([key, { low, high }]): readonly Spread[] => {
		if (high === null) return []
		const { list: name, id, field } = notedIn(key)
		const list = ITEM_KINDS.find((kind) => kind === name)
		const index = list === undefined ? -1 : model.plan[list].findIndex((item) => 'id' in item && item.id === id)
		if (list === undefined || index < 0) return []
		return typedSpread(model, { list, id, index, field }, { low, high })
	})
}

function typedSpread(model: SpreadsModel, at: Noted, ends: Ends): readonly Spread[] {
	const facts = findFieldFacts(at.list, at.field)
	const value = valueAt(model, at)
	if (!facts || !['number', 'integer', 'month'].includes(facts.kind)) return []
	if (typeof value === 'string') return facts.kind === 'month' ? monthSpread(model, at, { ...ends, value }) : []
	if (typeof value !== 'number') return []
	const [p10, p90] = [Math.min(ends.low ?? value, value), Math.max(ends.high ?? value, value)]
	if (p10 === p90) return []
	const { unit, min, max } = facts
	return [
		{
			...named(at),
			...{ unit, p10: ends.low === null ? null : p10, p50: value, p90 },
			scale: scaleOf({ unit, min, max }, [p10, value, p90]),
			...{ min: min ?? 0, max: max ?? Infinity, step: stepOf(model, at) },
			write: (into, drawn) => into.set(at, drawn.value),
		},
	]
}

const named = ({ list, id, field }: Noted) =>
	({
		name: `${list}/${id}/${field}`,
		kind: 'typed',
		place: { list, id, field },
		source: 'typed',
		citation: null,
		cause: null,
	}) as const

/** Months are noted as they are counted from the plan's first. What has happened has no range. */
function monthSpread(model: SpreadsModel, at: Noted, { low, high, value }: Ends & { readonly value: string }) {
	const { startMonth } = model.plan
	const p50 = monthsBetween(startMonth, value)
	const [p10, p90] = [Math.min(low ?? p50, p50), Math.max(high ?? p50, p50)]
	if (p50 <= model.asOf || p10 === p90) return []
	const spread: Spread = {
		...named(at),
		...{ unit: null, scale: 'linear', p10: low === null ? null : p10, p50, p90 },
		...{ min: model.asOf, max: Infinity, step: 1 },
		write: (into, drawn) => into.set(at, addMonths(startMonth, drawn.value)),
	}
	return [spread]
}

function valueAt({ plan }: SpreadsModel, { list, index, field }: Noted): unknown {
	return field
		.split('.')
		.reduce<unknown>(
			(of, part) => (typeof of === 'object' && of !== null ? Reflect.get(of, part) : null),
			plan[list][index],
		)
}

/** Accelerators come in whole servers, what is counted in whole numbers. */
function stepOf({ plan, catalogue }: SpreadsModel, { list, index, field }: Noted): number | null {
	if (list === 'chipOrders' && field === 'accelerators')
		return findChip(catalogue, plan.chipOrders[index]?.chip ?? '')?.acceleratorsPerNode ?? 1
	const facts = findFieldFacts(list, field)
	return facts?.kind === 'integer' || facts?.unit === 'gridMonths' ? 1 : null
}
