import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { item } from '../../../cells.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { flexibleWork } from '../firm/flexible.ts'
import { siteEnergy } from '../purchase/purchase-energy.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import * as made from './dispatch.quantities.ts'
import { copyKept, keptMonths } from './kept-months.ts'
import { sunFacts } from './made/made-by-contract.ts'
import { LentRows } from './settle/month-rows.ts'
import { SUPPLY_OF_HOURS } from './hours-inputs.ts'
import { activeWindow, flexibleShare, inferenceShare } from './load-inputs.ts'
import type { SiteMonth } from './settle/settle-month.ts'
import { SettledMonths } from './settled-months.ts'
import { SiteSupply } from './site-supply.ts'
import { tariffHours, tariffMean, tariffUsd } from './tariff.ts'
import type { DispatchColumns } from './supply-columns.ts'

export const DISPATCH_INPUTS = {
	energy: siteEnergy,
	inferenceShare,
	activeHours: activeWindow,
	flexibleShare,
	flexibleWork,
	tariff: tariffMean,
	...SUPPLY_OF_HOURS,
}
const OUTPUTS = {
	purchased: made.purchased,
	generation: made.generation,
	curtailed: made.curtailedEnergy,
	backup: made.backupEnergy,
	tariff: made.tariffAdded,
	onsiteUsed: made.onsiteUsed,
	onsiteMade: made.onsiteMade,
	ppaUsed: made.ppaUsed,
	gas: made.gasEnergy,
	charged: made.charged,
	discharged: made.discharged,
	exported: made.exported,
	spilled: made.spilled,
	paused: made.paused,
	unserved: made.unserved,
	carbonFree: made.carbonFreeHourly,
}
type Outputs = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>
/** What it was made of and came to, for a run that starts from it. */
type Dispatch = { readonly input: DispatchColumns; readonly output: Outputs }

/** Supplies every site-month hour by hour through its representative days (eR1); eR8–R16. */
export const hourlyDispatch = defineAlgorithm<EngineModel, typeof DISPATCH_INPUTS, typeof OUTPUTS, Dispatch>({
	id: 'energy.dispatch',
	label: 'Hourly dispatch',
	rule: 'eR12',
	method:
		'A month is a few typical days of 24 hours: its worst day of sun and wind, and poor, median and good ones. In every hour ' +
		'on-site zero-carbon plant comes first, then physical PPAs over the imports, then the battery, then by dispatch order firm ' +
		'imports, non-firm service and gas, within its minimum load, hours and fuel. Non-firm service is curtailed in its share of every hour, and pausable load pauses if nothing else carries it.',
	inputs: DISPATCH_INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows, earlier }) => {
		const { months, model } = world
		const contractsOf = rowsBySite(world, 'contract')
		const lent = new LentRows()
		const before = earlier && { world: earlier.world, ...earlier.note }
		for (const site of rows) {
			const contracts = item(contractsOf, site)
			const place = { world, input, site, contracts }
			const kept = keptMonths(place, before)
			if (before) copyMonths({ from: before.output, to: output }, { site, contracts, kept })
			const settled = new SettledMonths(new SiteSupply(place, lent, hasTariff(model, contracts)), lent)
			for (let month = 0; month < months; month++) {
				if (kept[month]) continue
				const supplied = settled.month(month)
				write(output, supplied, { site, month, months, energyMWh: input.energy.at(site, month) })
				writeTariffs(output, supplied, { model, month, months })
			}
			for (const contract of contracts) {
				if (sourceOf(contractAt(model, contract).kind) === 'financial') settle(output, input, { contract, months })
			}
		}
		return { input, output }
	},
	facts: (world, { output, index }) => (output === 'generation' ? sunFacts(world, index) : []),
})

const BY_CONTRACT = ['purchased', 'generation', 'curtailed', 'backup', 'tariff'] as const
const BY_SITE = [
	...(['onsiteUsed', 'onsiteMade', 'ppaUsed', 'gas', 'charged', 'discharged'] as const),
	...(['exported', 'spilled', 'paused', 'unserved', 'carbonFree'] as const),
] as const

/** Months that stand as they were. */
function copyMonths(
	{ from, to }: { readonly from: Outputs; readonly to: Outputs },
	{ site, contracts, kept }: { site: number; contracts: readonly number[]; kept: readonly boolean[] },
): void {
	for (const name of BY_SITE) copyKept({ from: from[name], to: to[name] }, { row: site, kept })
	for (const name of BY_CONTRACT) {
		for (const row of contracts) copyKept({ from: from[name], to: to[name] }, { row, kept })
	}
}

/** What a contract that brings no energy settles. */
function settle(
	output: Outputs,
	input: {
		readonly ramped: { at: (row: number, month: number) => number }
		readonly capacityFactor: { at: (row: number, month: number) => number }
	},
	{ contract, months }: { readonly contract: number; readonly months: number },
): void {
	const factor = input.capacityFactor.at(contract, 0)
	for (let month = 0; month < months; month++) {
		output.generation[contract * months + month] = input.ramped.at(contract, month) * factor * HOURS_PER_MONTH
	}
}

function write(
	output: Outputs,
	settled: SiteMonth,
	of: { readonly site: number; readonly month: number; readonly months: number; readonly energyMWh: number },
): void {
	const { site, month, months } = of
	const cell = site * months + month
	const load = settled.onsiteUsedMWh + settled.ppaUsedMWh + settled.gridMWh + settled.gasMWh + settled.unservedMWh
	output.onsiteUsed[cell] = settled.onsiteUsedMWh
	output.onsiteMade[cell] = settled.onsiteMadeMWh
	output.ppaUsed[cell] = settled.ppaUsedMWh
	output.gas[cell] = settled.gasMWh
	output.charged[cell] = settled.chargedMWh
	output.discharged[cell] = settled.dischargedMWh
	output.exported[cell] = settled.exportMWh
	output.spilled[cell] = settled.spilledMWh
	output.paused[cell] = settled.pausedMWh
	output.unserved[cell] = snapped(settled.unservedMWh, load)
	// Its parts are added up hour by hour: the last bit of their sum may lie above what the site uses.
	output.carbonFree[cell] = Math.min(settled.carbonFreeMWh, of.energyMWh)
	for (const { contract, takenMWh, madeMWh, cutMWh, backupMWh } of settled.contracts) {
		const at = contract * months + month
		output.purchased[at] = snapped(takenMWh, load)
		output.generation[at] = madeMWh
		output.curtailed[at] = cutMWh
		output.backup[at] = backupMWh
	}
}

const hasTariff = (model: EngineModel, contracts: readonly number[]) =>
	contracts.some((row) => contractAt(model, row).contract.tariff.length > 0)

/** Each hour at its own price (lP38): months that are supplied alike may be priced differently. */
function writeTariffs(
	output: Outputs,
	settled: SiteMonth,
	{ model, month, months }: { readonly model: EngineModel; readonly month: number; readonly months: number },
): void {
	for (const { contract, byHour } of settled.contracts) {
		const hours = byHour && tariffHours(model, contract, month)
		if (byHour && hours) output.tariff[contract * months + month] = tariffUsd(hours, byHour)
	}
}

/** The last bit of a sum is no energy. */
const ROUNDING = 1e-9

const snapped = (MWh: number, of: number) => (Math.abs(MWh) <= of * ROUNDING ? 0 : MWh)
