import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { hasPriceIn } from '#server/engine/compute-plan.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { isAhead, monthsAhead } from '#shared/status-month.ts'
import { counting, roundSizes, type LeverContext, type Lever, type ShortSite, leversOf, freeNumber } from '../lever.ts'

type EnergyLeversContract = PlanFile['powerContracts'][number]
const MOST_CONTRACTS = 4
const MOST_TRANSFORMERS = 4
const list = 'powerContracts'
/** Causes that another transformer or a wider connection mends. */
const HELD_BY_CONNECTION: readonly string[] = ['interconnection_limit', 'contingency_reserve']

/** Contracts sooner, larger, ramped faster or backed up; a bridge; a wider connection. Rule R3. */
export function energyLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => [
		...bridges(site, ask),
		...connectionLevers(site, ask),
		...contractsThatMatter(ask, site).flatMap((contract) => contractLevers(contract, { ask, site })),
	])
}

/** Firm kinds with a price that do not give all they can before the run ends, the soonest first. */
function contractsThatMatter({ plan, result, run }: LeverContext, site: ShortSite): readonly EnergyLeversContract[] {
	const kinds = new Map(catalogueFor(plan).powerContractTypes.map((row) => [row.id, row.firmRule]))
	const last = result.months[run.to - 1] ?? ''
	const first = result.months[run.from] ?? ''
	const full = (contract: EnergyLeversContract) =>
		addMonths(contract.startMonth, (contract.rampMonths ?? 1) - 1 + delayOf(contract))
	const here = plan.powerContracts.filter(
		({ id, siteId, kind }) =>
			siteId === site.id &&
			(kinds.get(kind) ?? 'none') !== 'none' &&
			result.contracts[id]?.energyPriceUsdPerMWh !== null,
	)
	const late = here.filter((contract) => full(contract) >= first)
	const early = here.filter((contract) => full(contract) < first)
	const byStart = (a: EnergyLeversContract, b: EnergyLeversContract) => (a.startMonth < b.startMonth ? -1 : 1)
	const soon = late.filter(({ startMonth }) => startMonth <= addMonths(last, 1)).sort(byStart)
	const later = late.filter(({ startMonth }) => startMonth > addMonths(last, 1)).sort(byStart)
	return [...soon, ...later, ...[...early].sort(byStart).reverse()].slice(0, MOST_CONTRACTS)
}

function contractLevers(
	contract: EnergyLeversContract,
	{ ask, site }: { ask: LeverContext; site: ShortSite },
): readonly Lever[] {
	const { id, capacityMW, startMonth, rampMonths, backupMW, kind, status } = contract
	const firmRule = catalogueFor(ask.plan).powerContractTypes.find((row) => row.id === kind)?.firmRule
	const lever = leversOf({ layer: 'energy', subject: contract.name ?? id, list, id })
	const ramp = rampMonths ?? 1
	const first = ask.result.months[ask.run.from] ?? ''
	// Sooner than ramped by the run's first month helps no more; with a term it would end too soon.
	const soonest = monthsBetween(first, addMonths(startMonth, ramp - 1 + delayOf(contract)))
	return [
		lever('contract_start', {
			field: 'startMonth',
			was: startMonth,
			sizes: counting(Math.min(soonest, monthsAhead(ask.plan, startMonth))),
			value: (size) => addMonths(startMonth, -size),
		}),
		lever('contract_capacity', {
			field: 'capacityMW',
			was: capacityMW,
			sizes: isAhead(ask.plan, startMonth)
				? roundSizes(Math.min(site.missing * ramp * 1.5, 100_000 - capacityMW), 0.1)
				: [],
			value: (size) => rounded(capacityMW + size),
		}),
		lever('contract_ramp', {
			field: 'rampMonths',
			was: rampMonths,
			sizes:
				contract.rampSteps.length > 0
					? []
					: counting(Math.min(ramp - 1, monthsAhead(ask.plan, addMonths(startMonth, ramp - 1)))),
			value: (size) => ramp - size,
		}),
		lever('contract_status', {
			field: 'status',
			was: status,
			sizes: firmRule === 'when_energised' && status !== 'energised' ? [1] : [],
			value: () => 'energised',
		}),
		lever('contract_backup', {
			field: 'backupMW',
			was: backupMW,
			sizes: firmRule === 'backup' ? roundSizes(capacityMW - (backupMW ?? 0), 0.1) : [],
			value: (size) => rounded((backupMW ?? 0) + size),
		}),
	]
}

/** A delay that is not whole months may fall in a month more. */
function delayOf({ startDelayMonths }: EnergyLeversContract): number {
	return Math.ceil(startDelayMonths?.p50 ?? 0)
}

function connectionLevers(site: ShortSite, { plan, run }: LeverContext): readonly Lever[] {
	const connection = plan.sites.find(({ id }) => id === site.id)?.interconnection
	if (connection === undefined || !run.causes.some(({ cause }) => HELD_BY_CONNECTION.includes(cause))) return []
	const lever = leversOf({ layer: 'energy', subject: site.name, list: 'sites', id: site.id })
	const { limitMW, transformers } = connection
	const bank = transformers[0]
	return [
		lever('connection_limit', {
			field: 'interconnection.limitMW',
			was: limitMW,
			sizes: limitMW === null ? [] : roundSizes(site.missing * 1.5, 0.1),
			value: (size) => rounded((limitMW ?? 0) + size),
		}),
		lever('connection_transformers', {
			field: 'interconnection.transformers.0.count',
			was: bank?.count ?? 0,
			sizes: bank === undefined ? [] : counting(MOST_TRANSFORMERS),
			value: (size) => (bank?.count ?? 0) + size,
		}),
	]
}

function bridges(site: ShortSite, { plan, result, run }: LeverContext): readonly Lever[] {
	const kind = catalogueFor(plan).powerContractTypes.find((row) => row.bridges)
	const gridRegion = result.sites[site.id]?.places.gridRegion.id
	// What nobody has a price for would be the cheapest way out of all.
	if (kind === undefined || gridRegion === undefined || !hasPriceIn(plan, { kind: kind.id, gridRegion })) return []
	const free = freeNumber(plan.powerContracts, 'bridge')
	const startMonth = result.months[run.from] ?? ''
	return [
		{
			lever: 'contract_add',
			layer: 'energy',
			subject: site.name,
			sizes: roundSizes(site.missing * 1.5, 0.1),
			change: (size) => ({
				action: 'add',
				list,
				item: {
					id: `bridge-${free}`,
					siteId: site.id,
					name: `Bridge power ${free}`,
					kind: kind.id,
					capacityMW: size,
					startMonth,
					termMonths: run.to - run.from,
					rampMonths: 1,
				},
			}),
		},
	]
}

const rounded = (value: number): number => Number(value.toPrecision(12))
