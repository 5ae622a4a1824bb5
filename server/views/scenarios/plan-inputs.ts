import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { belongs, kindOf, traitsOf } from '#shared/fields/kinds.ts'
import { PLAN_LISTS, type PlanList } from '#shared/fields/lists.ts'
import { fieldFactsFor, fieldsOf } from '#shared/fields/registry.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { InputSet } from '#shared/tried-change.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Unit } from '#shared/units/units.ts'
import { furtherFields } from '../grid/further-fields.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import { planRows, valueAt } from '../grid/grid-rows.ts'

/** A number or date that a plan rests on and that can be set: a field of an item, or an assumption. */
export type PlanInput = {
	/** `Utility, phase 2: Start of service`; no two of a plan are alike */
	readonly label: string
	readonly kind: 'number' | 'integer' | 'month'
	readonly unit: Unit | null
	readonly now: number | string
	readonly min: number
	readonly max: number
	readonly place: { readonly list: PlanList; readonly id: string; readonly field: string } | { readonly key: string }
}

export const setTo = ({ place }: PlanInput, value: number | string): InputSet | null => {
	if ('list' in place) return { action: 'set', ...place, value, was: null }
	return typeof value === 'number' ? { action: 'assume', key: place.key, value } : null
}

function inputsOfList(plan: PlanFile, list: PlanList): readonly PlanInput[] {
	const { powerContractTypes } = catalogueFor(plan)
	// Of a list within an item there are many entries, or none: none of them is a figure of the item.
	const own = [...gridList(list).columns, ...furtherFields(list).more]
	const fields = fieldsOf(list).filter(({ name }) => own.includes(name))
	return planRows(plan, list).flatMap(({ id, name, item }) => {
		const kindOfItem = kindOf(list, item)
		const traits = traitsOf(list, kindOfItem, powerContractTypes)
		return fields.flatMap(({ name: field }): readonly PlanInput[] => {
			const facts = fieldFactsFor(list, field, kindOfItem)
			const { kind, label, unit, min, max } = facts
			if (kind !== 'number' && kind !== 'integer' && kind !== 'month') return []
			const way = field.split('.')
			// A pipe or a buyer that the site does not have has no default to vary.
			const isThere = way.length === 1 || (valueAt(item, way.slice(0, -1)) ?? null) !== null
			const now = isThere && belongs(facts, traits) ? (valueAt(item, way) ?? facts.default) : null
			if (typeof now !== (kind === 'month' ? 'string' : 'number')) return []
			if (typeof now !== 'string' && typeof now !== 'number') return []
			const place = { list, id, field }
			return [{ label: `${name}: ${label}`, kind, unit, now, min: min ?? 0, max: max ?? Infinity, place }]
		})
	})
}

function assumed(plan: PlanFile): readonly PlanInput[] {
	const own = Object.keys(plan.assumptions).filter((key) => key.includes('/'))
	return [...Object.keys(ASSUMPTIONS), ...own].flatMap((key): readonly PlanInput[] => {
		const cut = key.lastIndexOf('/')
		const name = key.slice(cut + 1)
		if (!isAssumptionKey(name)) return []
		const { label, unit, min, max, default: usual } = ASSUMPTIONS[name]
		const site =
			cut < 0 ? undefined : (plan.sites.find(({ id }) => id === key.slice(0, cut))?.name ?? key.slice(0, cut))
		const now = plan.assumptions[key]?.value ?? usual
		return [
			{ label: site === undefined ? label : `${site}: ${label}`, kind: 'number', unit, now, min, max, place: { key } },
		]
	})
}

/** Of two that are called alike, each says its own name in the plan too. */
function toldApart(inputs: readonly PlanInput[]): readonly PlanInput[] {
	const times = new Map<string, number>()
	for (const { label } of inputs) times.set(label, (times.get(label) ?? 0) + 1)
	return inputs.map((input) => {
		if (times.get(input.label) === 1) return input
		const { place } = input
		return { ...input, label: `${input.label} (${'list' in place ? place.id : place.key})` }
	})
}

/** Every number and date of a plan that can be set, items before assumptions. */
export function planInputs(plan: PlanFile): readonly PlanInput[] {
	return toldApart([...PLAN_LISTS.flatMap((list) => inputsOfList(plan, list)), ...assumed(plan)])
}
