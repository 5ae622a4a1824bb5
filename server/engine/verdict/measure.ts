import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { at, indexAt } from '../cells.ts'
import { fitRacks } from '../equipment/racks/fit-racks.ts'
import { unitKW } from '../equipment/racks/rack-fit.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { nameplateMW } from '../layers/chips/it-power.ts'
import { rowsAt } from '../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import * as made from './measure.quantities.ts'
import { MEASURE_INPUTS } from './measure-inputs.ts'
import { plantOf, type MeasureColumns } from './site-plant.ts'
import { SiteMonths, type SitePlant } from './site-supply.ts'
import { type AskedStep, fillSteps, stepAsEntered, targetOf } from './target.ts'
import type { VerdictBasis } from '#shared/result/verdict-result.ts'

const OUTPUTS = {
	asked: made.targetAsked,
	fed: made.fedCapacity,
	housed: made.housedCapacity,
	let: made.letCapacity,
	filled: made.filledCapacity,
	filledAlone: made.filledAlone,
	delivered: made.delivered,
	late: made.lateMW,
	peak: made.coincidentPeak,
	tolerance: made.tolerance,
} as const
type MeasureOutputs = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>

const MONTHLY = ['asked', 'fed', 'housed', 'let', 'filled', 'filledAlone', 'delivered', 'late'] as const
export type MeasuredSeries = Readonly<Record<(typeof MONTHLY)[number] | 'nameplate', Float64Array>>

/** A site as the verdict sees it. */
export type MeasuredSite = {
	readonly plant: SitePlant
	readonly basis: VerdictBasis
	/** stated with their months, or the one that the months as entered make */
	readonly steps: readonly AskedStep[]
	/** what the last step within the plan asks for; 0: nothing is asked in it */
	readonly fullMW: number
	readonly undatedMW: number | null
	/** nameplate of the largest rack ordered */
	readonly rackMW: number
	readonly of: MeasuredSeries
}

/** What a target may miss. Rule vV2. */
export const missable = ({ rackMW }: Pick<MeasuredSite, 'rackMW'>, itMW: number): number =>
	Math.max(rackMW, LEAST_SHARE * itMW)
const LEAST_SHARE = 0.005
/** Of a megawatt: less is rounding. */
export const ROUNDING = 1e-9

/** Capacity of each site against what is asked of it, month by month. */
export const measureSites = defineAlgorithm<
	EngineModel,
	typeof MEASURE_INPUTS,
	typeof OUTPUTS,
	readonly MeasuredSite[]
>({
	id: 'verdict.measure',
	label: 'Delivered capacity against the target',
	rule: 'vV2',
	method:
		'D = min(E, H, C): what firm power feeds, halls with the least PUE first and let megawatts in full, the rest at the coincident peak k; finished halls less outages; what leases and accelerators fill, N ÷ φ of the halls their racks may stand in. The target is the latest step that has come, else the same by the months as entered. Below it by more than τ, all of the gap is late.',
	after: [fitRacks, levelWork, balancePlan],
	inputs: MEASURE_INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output, noteOf }) => {
		const racks = noteOf(fitRacks)
		return world.model.plan.sites.map((_, site) => {
			const plant = plantOf(world, { site, racks, input })
			return measured(world, { site, plant, input, output })
		})
	},
	reads: (_, { output }) => READS[output],
})

const READS: Readonly<Record<keyof typeof OUTPUTS, readonly (keyof typeof MEASURE_INPUTS)[] | null>> = {
	...{ asked: null, delivered: null, late: null, filled: null, filledAlone: null },
	fed: [
		'available',
		'peakPue',
		'hallPue',
		'hallMW',
		'finish',
		'plannedFinish',
		'leased',
		'diversity',
		'mixed',
		'asked',
	],
	housed: ['hallMW', 'finish', 'outage'],
	let: ['leased', 'hallMW', 'finish', 'outage'],
	peak: ['diversity', 'mixed', 'asked'],
	tolerance: ['power', 'factor'],
}

type MeasureOfSite = {
	readonly site: number
	readonly plant: SitePlant
	readonly input: MeasureColumns
	readonly output: MeasureOutputs
}

function measured(world: EngineWorld, { site, plant, input, output }: MeasureOfSite): MeasuredSite {
	const { months } = world
	const row = (name: (typeof MONTHLY)[number]) => output[name].subarray(site * months, (site + 1) * months)
	const of = {
		...{ asked: row('asked'), fed: row('fed'), housed: row('housed'), let: row('let') },
		...{ filled: row('filled'), filledAlone: row('filledAlone'), delivered: row('delivered'), late: row('late') },
		nameplate: new Float64Array(months),
	}
	fillSupply(plant, of)
	const target = targetOf(world.model, site)
	const basis = target.steps.length > 0 ? 'stated' : 'plan'
	if (basis === 'stated') fillSteps(target.steps, of.asked)
	else fillAsEntered(plant, of.asked)
	const rackMW = largestRack(world, input, site)
	const asEntered = () => stepAsEntered(of.asked, (itMW) => missable({ rackMW }, itMW))
	const steps = basis === 'stated' ? target.steps : asEntered()
	const fullMW = steps.findLast(({ month }) => month < months)?.itMW ?? 0
	const whole: MeasuredSite = { plant, basis, steps, fullMW, undatedMW: target.undatedMW, rackMW, of }
	for (let month = 0; month < months; month++) {
		const gap = at(of.asked, month) - at(of.delivered, month)
		of.late[month] = gap > missable(whole, at(of.asked, month)) + ROUNDING ? gap : 0
	}
	output.peak[site] = plant.peak
	output.tolerance[site] = missable(whole, fullMW)
	return whole
}

function fillSupply(plant: SitePlant, of: MeasuredSeries): void {
	const run = new SiteMonths(plant, 'run')
	for (let month = 0; month < of.fed.length; month++) {
		const supply = run.month(month)
		of.fed[month] = supply.fed
		of.housed[month] = supply.housed
		of.let[month] = supply.let
		of.nameplate[month] = supply.nameplate
		of.filled[month] = supply.filled
		of.filledAlone[month] = supply.filledAlone
		of.delivered[month] = supply.delivered
	}
}

function fillAsEntered(plant: SitePlant, asked: Float64Array): void {
	const entered = new SiteMonths(plant, 'entered')
	for (let month = 0; month < asked.length; month++) asked[month] = entered.month(month).delivered
}

/** MW of nameplate; 0 where none is ordered. */
function largestRack(world: EngineWorld, input: MeasureColumns, site: number): number {
	const { model } = world
	let most = 0
	for (const order of rowsAt(world, 'order', site)) {
		const pool = indexAt(model.poolOfOrder, order)
		const chip = model.pools[pool]?.chip
		if (!chip) continue
		const kW = input.power.at(pool, 0)
		const powerKW = Math.max(unitKW(chip, kW), kW * (chip.acceleratorsPerRack ?? 1))
		const itOverheadFactor = input.factor.at(site, 0)
		most = Math.max(most, nameplateMW({ accelerators: 1, powerKW, itOverheadFactor }))
	}
	return most
}
