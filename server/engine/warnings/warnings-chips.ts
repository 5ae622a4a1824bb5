import type { Chip } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/warning-result.ts'
import { formatMonth } from '#shared/units/format.ts'
import { figure, mw } from '../balance/causes/cause-words.ts'
import { columnOf } from '../kernel/run.ts'
import { poolAcceleratorPower } from '../layers/chips/power.ts'
import { coolingOfPhase } from '../places.ts'
import { orderAt } from '../schedule/supply/order-inputs.ts'
import { orderInstalled } from '../schedule/schedule.quantities.ts'
import type { EngineModel } from '../world.ts'
import { rackDensityOf } from '../equipment/rack-density.ts'
import { firstMonthOf, nameOf, type WarningFacts } from './warning-facts.ts'

/** Orders that find no power, no hall, or a hall too thin for them. */
export function chipWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return [
		...plan.chipOrders.flatMap((_, index) => [
			...powerFirst(facts, index),
			...density(facts, index),
			...partRack(facts, index),
			...early(facts, index),
			...edge(facts, index),
		]),
		...plan.sites.flatMap((_, index) => overHalls(facts, index)),
	]
}

/** Chips of robots and cars are no load of a data centre: a plan that orders them counts them all the same. */
function edge({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { order, chip } = orderAt(frame.world.model, index)
	if (chip.role !== 'edge') return []
	return [
		{
			path: `chipOrders[${String(index)}].chip`,
			code: 'edge_chip_ordered',
			text: `${nameOf(order)} orders ${chip.name}, which runs in robots and cars; here it would draw a site’s power.`,
			mend: 'Leave chips of devices out of the plan, or order a data-centre chip.',
		},
	]
}

function powerFirst({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const order = frame.world.model.plan.chipOrders[index]
	const site = order && parts.sites[order.siteId]
	if (!order || !site) return []
	const installed = columnOf(frame, orderInstalled)
	const racked = firstMonthOf(parts.months, (month) => installed.at(index, month) > 0)
	const power = firstMonthOf(parts.months, (month) => (site.contractedFirmMW[month] ?? 0) > 0)
	if (racked === null || (power !== null && power <= racked)) return []
	const when =
		power === null ? 'no power comes within the plan' : `the first power comes in ${formatMonth(power, 'long')}`
	return [
		{
			path: `chipOrders[${String(index)}].orderMonth`,
			code: 'chips_before_power',
			text: `${nameOf(order)} stands in racks from ${formatMonth(racked, 'long')}, but ${when}.`,
			mend: 'Order later, or bring power forward with a bridge or on-site plant.',
		},
	]
}

function density({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { model } = frame.world
	const { order, chip } = orderAt(model, index)
	const carries = hallsOf(model, order).map((hall) => rackLimit(model, hall))
	const power = columnOf(frame, poolAcceleratorPower).at(model.poolOfOrder[index] ?? 0, 0)
	const whole = leastWhole(chip)
	const kW = whole.accelerators * power
	const most = Math.max(...carries)
	if (carries.length === 0 || kW <= most) return []
	return [
		{
			path: `chipOrders[${String(index)}]`,
			code: 'density_over_hall',
			text: `${chip.name} comes in ${whole.noun}s of ${figure(kW)} kW; the halls it may stand in carry racks of ${figure(most)} kW.`,
			mend: `Raise the hall’s rack density and cooling, cap the order’s power, or order a chip in lighter ${whole.noun}s.`,
		},
	]
}

/** What of a chip cannot be split between racks: all that share a scale-up fabric beyond one server, else the server. Rule I18. */
function leastWhole(chip: Chip): { readonly accelerators: number; readonly noun: 'rack' | 'server' } {
	const server = chip.acceleratorsPerNode
	const rack = chip.acceleratorsPerRack
	const rackScale = server === null || chip.scaleUpDomain > server
	if (rack !== null && rackScale) return { accelerators: rack, noun: 'rack' }
	return { accelerators: server ?? 1, noun: 'server' }
}

/** An order that leaves a rack or server part empty: it is bought whole. */
function partRack({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { order, chip } = orderAt(frame.world.model, index)
	const { accelerators: each, noun } = leastWhole(chip)
	const rest = order.accelerators % each
	if (rest === 0) return []
	const below = order.accelerators - rest
	const whole = below === 0 ? figure(each) : `${figure(below)} or ${figure(below + each)}`
	return [
		{
			path: `chipOrders[${String(index)}].accelerators`,
			code: 'part_rack',
			text: `${nameOf(order)} asks for ${figure(order.accelerators)} accelerators; ${chip.name} comes in ${noun}s of ${figure(each)}.`,
			mend: `Order ${whole}.`,
		},
	]
}

/** The halls an order may stand in: its own, else any of its site. */
function hallsOf(model: EngineModel, order: EngineModel['plan']['chipOrders'][number]): readonly number[] {
	return model.plan.buildPhases.flatMap((phase, hall) => {
		const mayStand = phase.siteId === order.siteId && (order.phaseId === null || order.phaseId === phase.id)
		return mayStand ? [hall] : []
	})
}

/** kW a rack of a hall may draw: the least of its plan and its cooling. */
function rackLimit(model: EngineModel, hall: number): number {
	return Math.min(rackDensityOf(model, hall), coolingOfPhase(model, hall).maxRackKW)
}

function early({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const { model } = frame.world
	const order = model.plan.chipOrders[index]
	const chip = model.pools[model.poolOfOrder[index] ?? -1]?.chip
	const installed = columnOf(frame, orderInstalled)
	const racked = firstMonthOf(parts.months, (month) => installed.at(index, month) > 0)
	if (!order || !chip?.availableFrom || racked === null || racked >= chip.availableFrom) return []
	return [
		{
			path: `chipOrders[${String(index)}].orderMonth`,
			code: 'before_availability',
			text: `${nameOf(order)} is in racks in ${formatMonth(racked, 'long')}; ${chip.name} is generally available from ${formatMonth(chip.availableFrom, 'long')}.`,
			mend: 'Order later, or give the lead time your vendor has agreed to.',
		},
	]
}

function overHalls({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const site = frame.world.model.plan.sites[index]
	const result = site && parts.sites[site.id]
	if (!site || !result) return []
	const chips = Math.max(0, ...result.buildout.itMW.chips)
	const halls = Math.max(0, ...result.layers.infrastructure.available)
	if (chips <= halls * (1 + 1e-9)) return []
	return [
		{
			path: `sites[${String(index)}]`,
			code: 'chips_over_halls',
			text: `The chips of ${site.name} draw up to ${mw(chips)} IT; ${halls > 0 ? `its halls never hold more than ${mw(halls)}` : 'no hall there is ready within the plan'}.`,
			mend: 'Add a hall, or order fewer accelerators.',
		},
	]
}
