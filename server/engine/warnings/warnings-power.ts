import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { noteBeside } from '#shared/schemas/note-key.ts'
import { statusMonth } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { isToConfirm } from '#shared/start/to-confirm.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { columnOf } from '../kernel/run.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { contractFirm } from '../layers/energy/available.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { transformerBanks } from '../layers/energy/interconnection-inputs.ts'
import { plantReserve, plantUnitCount } from '../layers/energy/plant-inputs.ts'
import { lateProbability, leadMonthsP50 } from '../layers/energy/delay.ts'
import { energyPrice } from '../layers/energy/purchase/purchase-price-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { placesOf } from '../places/rows-of-site.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Odds worse than even are no plan. */
const UNLIKELY = 0.5

/** Contracts that give less than they seem to. */
export function powerWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return [
		...plan.powerContracts.flatMap((_, index) => contractWarnings(facts, index)),
		...plan.sites.flatMap((_, index) => singleTransformer(facts, index)),
		...plan.gatingWorks.flatMap((_, index) => upgradeStatedTwice(facts, index)),
	]
}

type Judged = ReturnType<typeof contractAt> & { readonly path: string; readonly name: string }

function contractWarnings({ frame }: WarningFacts, index: number): readonly Warning[] {
	const found = contractAt(frame.world.model, index)
	const judged = { ...found, path: `powerContracts[${String(index)}]`, name: nameOf(found.contract) }
	return [
		...singleUnit(judged, {
			units: columnOf(frame, plantUnitCount).at(index, 0),
			reserve: columnOf(frame, plantReserve).at(index, 0),
		}),
		...queueNotCounted(judged),
		...runsLater(frame.world.model.plan, judged),
		...contractInStudy(frame.world.model.plan, judged, largestIn(columnOf(frame, contractFirm), index)),
		...startBeforeQueue(judged, frame, index),
		...noStrikePrice(judged),
		...unpriced(judged, frame, index),
	]
}

function singleUnit(
	{ path, name }: Judged,
	{ units, reserve }: { readonly units: number; readonly reserve: number },
): readonly Warning[] {
	if (units !== 1 || reserve < units) return []
	return [
		{
			path: `${path}.units`,
			code: 'single_unit',
			facts: { contract: name },
		},
	]
}

/** Upgrades of a contract without a listed work, and a contribution to one of its works: both are paid. */
function upgradeStatedTwice({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan } = frame.world.model
	const work = plan.gatingWorks[index]
	const contract = plan.powerContracts.find(({ id }) => id === work?.contractId)
	if (!work || !contract) return []
	const [contributionUsd, upgradeUsd] = [work.contributionUsd ?? 0, contract.networkUpgradeUsd ?? 0]
	if (contributionUsd <= 0 || upgradeUsd <= 0) return []
	return [
		{
			path: `gatingWorks[${String(index)}].contributionUsd`,
			code: 'upgrade_stated_twice',
			facts: { contract: nameOf(contract), work: nameOf(work), totalUsd: contributionUsd + upgradeUsd },
		},
	]
}

/** Its outage stops imports, unless a spare stands by or the plan holds firm power back for it. */
function singleTransformer({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan } = frame.world.model
	const site = plan.sites[index]
	if (!site || columnOf(frame, transformerBanks).at(index, 0) !== 1) return []
	if ((site.interconnection.spareTransformers ?? 0) > 0 || site.supplyRedundancy === 'N-1') return []
	return [
		{
			path: `sites[${String(index)}].interconnection.transformers`,
			code: 'single_transformer',
			facts: { site: site.name },
		},
	]
}

function queueNotCounted({ contract, kind, path, name }: Judged): readonly Warning[] {
	if (kind.firmRule !== 'when_energised' || contract.status === 'energised') return []
	return [
		{
			path: `${path}.status`,
			code: 'queue_not_counted',
			facts: { contract: name },
		},
	]
}

const PLANT: readonly Judged['kind']['role'][] = ['onsite_combustion', 'onsite_zero_carbon', 'storage']

/**
 * Plant on the site that is said to run and begins after the month to come: one of both is wrong. A connection may stand before its contract, and a
 * plan that does not say from when it is looked at may be past both.
 */
function runsLater(plan: PlanFile, { contract, kind, path, name }: Judged): readonly Warning[] {
	const { status, startMonth } = contract
	if (status !== 'energised' || !PLANT.includes(kind.role)) return []
	if ((plan.asOfMonth === null && plan.actuals.length === 0) || startMonth <= addMonths(statusMonth(plan), 1)) return []
	return [{ path: `${path}.status`, code: 'plant_runs_later', facts: { contract: name, month: startMonth } }]
}

/** Not where a study is a default that nobody has looked at: it stands among those that ask to be confirmed. */
function contractInStudy({ notes }: PlanFile, { contract, path, name }: Judged, firmMW: number): readonly Warning[] {
	const note = noteBeside(notes, { list: 'powerContracts', id: contract.id, field: 'status' })
	if (contract.status !== 'study' || firmMW <= 0 || isToConfirm(note?.why ?? null)) return []
	return [{ path: `${path}.status`, code: 'contract_in_study', facts: { contract: name, firmMW } }]
}

function largestIn(column: Column, index: number): number {
	let most = 0
	for (let month = 0; month < column.months; month++) most = Math.max(most, column.at(index, month))
	return most
}

function startBeforeQueue({ path, name }: Judged, frame: WarningFacts['frame'], index: number): readonly Warning[] {
	const late = columnOf(frame, lateProbability).at(index, 0)
	if (late <= UNLIKELY) return []
	return [
		{
			path: `${path}.startMonth`,
			code: 'start_before_queue',
			facts: { contract: name, usualMonths: columnOf(frame, leadMonthsP50).at(index, 0), lateProbability: late },
		},
	]
}

/** E15: neither the plan nor the kind nor the region has a price. */
function unpriced({ path, name }: Judged, frame: WarningFacts['frame'], index: number): readonly Warning[] {
	if (!Number.isNaN(columnOf(frame, energyPrice).at(index, 0))) return []
	const gridRegion = placesOf(frame.world, 'contract', index).gridRegion.row.name
	return [{ path: `${path}.energyPriceUsdPerMWh`, code: 'unpriced', facts: { contract: name, gridRegion } }]
}

function noStrikePrice({ contract, kind, path, name }: Judged): readonly Warning[] {
	const priced = kind.energyPriceUsdPerMWh !== null || contract.energyPriceUsdPerMWh !== null
	if (sourceOf(kind) !== 'financial' || priced) return []
	return [
		{
			path: `${path}.energyPriceUsdPerMWh`,
			code: 'no_strike_price',
			facts: { contract: name },
		},
	]
}
