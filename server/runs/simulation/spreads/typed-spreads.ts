import { findChip } from '#shared/catalogue/catalogue.ts'
import { findAssumption } from '#shared/fields/assumptions.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { monthsLeft } from './hall-spreads.ts'
import { deliveryOf } from './order-spreads.ts'
import { scaleOf } from './scale-of.ts'
import type { Spread, SpreadsModel } from './spread.ts'

type Noted = { readonly list: ItemKind; readonly id: string; readonly index: number; readonly field: string }
/** P10 and P90 as they are noted: figures, or of a month months. */
type NotedRange = { readonly low: unknown; readonly high: unknown }

/** Ranges that somebody typed beside a value. Rule U3. */
export function typedSpreads(model: SpreadsModel): readonly Spread[] {
	return Object.entries(model.plan.notes).flatMap(([key, { low, high }]): readonly Spread[] => {
		if (high === null) return []
		const { list: name, id, field } = notedIn(key)
		if (name === 'assumptions') return assumedSpread(model, key.slice(name.length + 1), { low, high })
		const list = ITEM_KINDS.find((kind) => kind === name)
		const index = list === undefined ? -1 : model.plan[list].findIndex((item) => 'id' in item && item.id === id)
		if (list === undefined || index < 0) return []
		return typedSpread(model, { list, id, index, field }, { low, high })
	})
}

/** Of the whole plan, or of one site. */
function assumedSpread({ plan }: SpreadsModel, key: string, ends: NotedRange): readonly Spread[] {
	const row = findAssumption(key)
	const value = plan.assumptions[key]?.value ?? row?.default
	const around = typeof value === 'number' ? bandAround(value, ends) : null
	if (!row || row.min === null || !around) return []
	const cut = key.lastIndexOf('/')
	const place = { list: 'assumptions', id: cut < 0 ? null : key.slice(0, cut), field: key.slice(cut + 1) }
	const { unit, min, max } = row
	return [
		{
			...{ ...TYPED, name: `assumptions/${key}`, place, unit, ...around, min, max },
			scale: scaleOf({ kind: 'number', unit, min, max }, [around.p10, around.p50, around.p90]),
			step: null,
			write: (into, drawn) => into.assume(key, drawn.value),
		},
	]
}

/** A range that does not hold its value ends at it. */
function bandAround(p50: number, { low, high }: NotedRange) {
	const [p10, p90] = [typeof low === 'number' ? Math.min(low, p50) : null, Math.max(Number(high), p50)]
	return Number.isNaN(p90) || (p10 ?? p50) === p90 ? null : { p10, p50, p90 }
}

function typedSpread(model: SpreadsModel, at: Noted, ends: NotedRange): readonly Spread[] {
	const facts = findFieldFacts(at.list, at.field)
	const value = valueAt(model, at)
	if (facts?.kind === 'month') return typeof value === 'string' ? monthSpread(model, at, { ...ends, value }) : []
	const around = typeof value === 'number' ? bandAround(value, ends) : null
	if (!facts || !around || !['number', 'integer'].includes(facts.kind) || hasHappened(model, at)) return []
	const { unit, min, max } = facts
	return [
		{
			...{ ...named(at), unit, ...around },
			scale: scaleOf(facts, [around.p10, around.p50, around.p90], at.field),
			...{ min: Math.max(min ?? 0, leastOf(model, at)), max: max ?? Infinity, step: stepOf(model, at) },
			write: (into, drawn) => into.set(at, drawn.value),
		},
	]
}

/** Nothing of a hall that is built, or of chips that are here, is uncertain any more. */
function hasHappened(model: SpreadsModel, { list, index }: Noted): boolean {
	const { buildPhases, chipOrders } = model.plan
	const hall = list === 'buildPhases' ? buildPhases[index] : undefined
	if (hall) return hall.scope !== 'existing' && monthsLeft(model, hall) <= 0
	const order = list === 'chipOrders' ? chipOrders[index] : undefined
	return order !== undefined && deliveryOf(model, order) <= model.asOf
}

/** What has not come by the status month does not come before it. */
function leastOf({ plan, asOf }: SpreadsModel, { list, index, field }: Noted): number {
	const ahead = (month: string) => asOf - monthsBetween(plan.startMonth, month)
	const hall = list === 'buildPhases' && field === 'durationMonths' ? plan.buildPhases[index] : undefined
	if (hall) return Math.max(1, ahead(hall.startMonth))
	const order = list === 'chipOrders' && field === 'leadTimeMonths' ? plan.chipOrders[index] : undefined
	return order ? ahead(order.orderMonth) : -Infinity
}

const TYPED = { kind: 'typed', source: 'typed', citation: null, cause: null } as const

const named = ({ list, id, field }: Noted) => ({
	...TYPED,
	name: `${list}/${id}/${field}`,
	place: { list, id, field },
})

/** What has happened has no range. */
function monthSpread(
	model: SpreadsModel,
	at: Noted,
	{ low, high, value }: NotedRange & { readonly value: string },
): readonly Spread[] {
	const { startMonth } = model.plan
	const placed = (end: unknown) => (typeof end === 'string' ? monthsBetween(startMonth, end) : end)
	const p50 = monthsBetween(startMonth, value)
	const around = p50 > model.asOf ? bandAround(p50, { low: placed(low), high: placed(high) }) : null
	if (!around) return []
	return [
		{
			...{ ...named(at), unit: null, scale: 'linear', ...around },
			...{ min: model.asOf, max: Infinity, step: 1 },
			write: (into, drawn) => into.set(at, addMonths(startMonth, drawn.value)),
		},
	]
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
