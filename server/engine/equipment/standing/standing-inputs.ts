import { hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import type { LotRole } from '#shared/result/equipment-result.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { defineInput, type Sourced } from '../../kernel/quantity.ts'
import { monthsBetween, wholeDelay } from '#shared/units/months.ts'
import { rowsAt } from '../../places/rows-of-site.ts'
import { fromPlan, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { designPart } from '../hall-inputs.ts'
import { lotAt } from '../lot-inputs.ts'
import { isOfFabric, isOfSubstation, type Lot } from '../lots.ts'
import type { Remark } from '#shared/remarks.ts'

const SOURCE = 'People, places and fleets, R1'
const shared = { scope: 'lot', per: 'horizon', kind: 'rate', rule: 'pR1', source: SOURCE } as const

/** What a fit-out brings itself; all else of a hall it finds. Rule pR2. */
const FITTED_OUT: readonly LotRole[] = ['busway', 'pdu', 'liquid', 'roomHeat', 'roomRacks']

type Phase = EngineModel['plan']['buildPhases'][number]
type StandingInputsListed = NonNullable<Phase['existingPlant']>[number]

/** Halls whose lists speak of a purchase, by their place in the plan. */
function hallsOf(world: EngineWorld, lot: Lot): readonly number[] {
	if (lot.phase >= 0) return [lot.phase]
	return isOfSubstation(lot) ? [...rowsAt(world, 'phase', lot.site)] : []
}

const FIT = Number(fieldFacts('buildPhases', 'existingPlant.reuseShare').default)

/** Sum over what is listed of an item; where it comes from. */
function listed(
	world: EngineWorld,
	index: number,
	figure: (of: StandingInputsListed & { readonly fit: number }) => number,
): Sourced {
	const { model } = world
	const lot = lotAt(model, index)
	const halls = hallsOf(world, lot).flatMap((hall) => {
		const own = model.plan.buildPhases[hall]?.existingPlant?.filter(({ item }) => item === lot.item) ?? []
		return own.length === 0 ? [] : [{ hall, own }]
	})
	const [first] = halls
	if (!first) return fromRule(0, { rule: 'pR1', text: 'none_listed', source: SOURCE })
	const sum = halls
		.flatMap(({ own }) => own)
		.reduce((all, entry) => all + figure({ ...entry, fit: entry.units * (entry.reuseShare ?? FIT) }), 0)
	return fromPlan(model, { list: 'buildPhases', index: first.hall, field: 'existingPlant' }, sum)
}

export const listedUnits = defineInput({
	...shared,
	id: 'infrastructure.lotListedUnits',
	symbol: 'n_as',
	label: 'Existing usable units listed, of the needed size',
	unit: 'count',
	read: (world: EngineWorld, index) => listed(world, index, ({ unitSize, fit }) => (unitSize === null ? fit : 0)),
})

export const listedSize = defineInput({
	...shared,
	id: 'infrastructure.lotListedSize',
	symbol: 'Σu_st',
	label: 'Total size of existing usable units listed, where size is entered',
	unit: 'ownSize',
	read: (world: EngineWorld, index) =>
		listed(world, index, ({ unitSize, fit }) => (unitSize === null ? 0 : fit * unitSize)),
})

/** 1 where the hall's scope finds all units of the item standing. */
export const foundByScope = defineInput({
	...shared,
	id: 'infrastructure.lotFound',
	symbol: 'b_found',
	label: 'Whether the scope assumes all units exist: 1, else 0',
	rule: 'pR2',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { role, phase } = lotAt(model, index)
		const hall = model.plan.buildPhases[phase]
		const byScope = hall?.scope === 'fit_out_only' && hall.existingPlant === null
		const found = byScope && !FITTED_OUT.includes(role)
		const text = found ? 'fit_out_finds_it' : byScope ? 'fit_out_brings_it' : 'scope_finds_none'
		return fromRule(Number(found), { rule: 'pR2', text, source: SOURCE })
	},
})

/** 1 for what runs with the accelerators of a site. */
export const ofFabric = defineInput({
	...shared,
	id: 'infrastructure.lotOfFabric',
	symbol: 'b_fab',
	label: 'Whether it is of the compute fabric or its storage: 1, else 0',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) =>
		fromRule(Number(isOfFabric(lotAt(model, index))), {
			rule: 'pR1',
			text: 'fabric_stands_with_accelerators',
			source: SOURCE,
		}),
})

export const statusMonthOfPlan = defineInput({
	...shared,
	scope: 'plan',
	kind: 'when',
	across: 'lowest',
	unit: 'gridMonths',
	id: 'infrastructure.statusMonth',
	symbol: 'm_asof',
	label: 'Status month',
	read: ({ model }: EngineWorld) => fromRule(model.asOf, { rule: 'pR1', text: 'status_month', source: SOURCE }),
})

/** 1 where the hall that an order names runs by the status month; of one that names none, where any of its site does. */
export const runsByThen = defineInput({
	...shared,
	scope: 'order',
	id: 'infrastructure.orderInOperation',
	symbol: 'b_run',
	label: 'Whether its hall is in operation by the status month: 1, else 0',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const order = model.plan.chipOrders[index]
		const named = order?.phaseId ?? null
		const halls = model.plan.buildPhases.filter(({ id, siteId }) =>
			named === null ? siteId === order?.siteId : id === named,
		)
		const running = halls.find((hall) => plannedFinish(model, hall) <= model.asOf)
		const text: Remark = running
			? { code: 'hall_in_operation', facts: { hall: running.name ?? running.id } }
			: 'no_hall_in_operation'
		return fromRule(Number(running !== undefined), { rule: 'pR1', text, source: SOURCE })
	},
})

function plannedFinish({ plan, catalogue }: EngineModel, hall: Phase): number {
	const start = monthsBetween(plan.startMonth, hall.startMonth) + wholeDelay(hall.startDelayMonths?.p50 ?? 0)
	return hall.scope === 'existing' ? start : start + hallMonths(catalogue, plan, hall)
}

/** Part of the hours of electrical gear that an item takes to set. */
export const gearWeight = defineInput({
	...shared,
	id: 'infrastructure.lotGearWeight',
	symbol: 'w_gear',
	label: 'Part of the hours of electrical gear that goes into the item',
	rule: 'pR2',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => designPart(model, 'gear_hours_by_item', lotAt(model, index).item),
})
