import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { freeNumber, inPlaceBy, type Lever, type LeverContext, leversOf, roundSizes, type ShortSite } from '../lever.ts'
import { monthsOfKind } from './lead-times.ts'

type Contract = PlanFile['powerContracts'][number]
const list = 'powerContracts'
/** Beyond what is missing: firm shares, reserves and peak hours take of what is contracted. */
const BEYOND = 1.5
/** Plants that can be rented or set up sooner than a line is built. */
const QUICK_PLANTS: readonly string[] = ['btm_recip', 'btm_fuel_cell']

/** Power yet to be contracted: a bridge, a quick plant, one more contract like the site's, or more of one to come. Rule D2. */
export function energyLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => [
		...bridges(site, ask),
		...plants(site, ask),
		...furtherContract(site, ask),
		...largerContracts(site, ask),
	])
}

/** Contracts that still have to begin, the soonest first. */
const toCome = ({ plan, soonest }: LeverContext, { id }: ShortSite): readonly Contract[] =>
	plan.powerContracts
		.filter(({ siteId, startMonth }) => siteId === id && startMonth >= soonest)
		.toSorted((one, other) => (one.startMonth < other.startMonth ? -1 : 1))

const kindsOf = ({ plan }: LeverContext) => catalogueFor(plan).powerContractTypes

/** One of the plan's own contracts made larger: what is not built yet may be agreed larger, in time for the utility. */
function largerContracts(site: ShortSite, ask: LeverContext): readonly Lever[] {
	const firm = new Map(kindsOf(ask).map(({ id, firmRule }) => [id, firmRule]))
	return toCome(ask, site)
		.filter(({ kind, status }) => (firm.get(kind) ?? 'none') !== 'none' && status !== 'construction')
		.slice(0, 2)
		.flatMap((contract) => {
			const { id, capacityMW, startMonth, backupMW, kind } = contract
			const due = inPlaceBy(startMonth, monthsOfKind(ask, { siteId: site.id, kind }))
			const lever = leversOf({ layer: 'energy', siteId: site.id, subject: contract.name ?? id, list, id })
			const larger = lever('contract_capacity', {
				field: 'capacityMW',
				was: capacityMW,
				sizes: roundSizes(Math.min(site.missing * BEYOND, 100_000 - capacityMW), 0.1),
				value: (size) => rounded(capacityMW + size),
				due,
			})
			if (firm.get(kind) !== 'backup') return [larger]
			const backed = lever('contract_backup', {
				field: 'backupMW',
				was: backupMW,
				sizes: roundSizes(capacityMW - (backupMW ?? 0), 0.1),
				value: (size) => rounded((backupMW ?? 0) + size),
				// Backup is plant of one's own, not the utility's.
				due: inPlaceBy(startMonth, monthsOfKind(ask, { siteId: site.id, kind: 'btm_recip' })),
			})
			return [larger, backed]
		})
}

type Entry = {
	readonly name: string
	readonly label: string
	readonly kind: PowerContractType
	/** what else the entry states, by its size and first month */
	readonly states: (size: number, startMonth: string) => Readonly<Record<string, number | string | null>>
	readonly lever: 'contract_add' | 'contract_further' | 'plant_add'
}

/** One more contract of a kind at a site, in service from the month in which the loss begins. */
function added(site: ShortSite, ask: LeverContext, { name, label, kind, states, lever }: Entry): Lever {
	const free = freeNumber(ask.plan.powerContracts, name)
	const leadMonths = monthsOfKind(ask, { siteId: site.id, kind: kind.id })
	const inService = (startMonth: string): Lever => ({
		lever,
		layer: 'energy',
		siteId: site.id,
		subject: site.name,
		sizes: roundSizes(site.missing * BEYOND, 0.1),
		due: inPlaceBy(startMonth, leadMonths),
		from: inService,
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `${name}-${free}`,
				siteId: site.id,
				name: `${label} ${free}`,
				kind: kind.id,
				startMonth,
				rampMonths: 1,
				...states(size, startMonth),
			},
		}),
	})
	return inService(ask.run.first)
}

/** Power for the months of the loss alone. */
function bridges(site: ShortSite, ask: LeverContext): readonly Lever[] {
	const kind = kindsOf(ask).find((row) => row.bridges)
	if (kind === undefined) return []
	const states = (capacityMW: number, startMonth: string) => ({
		capacityMW,
		termMonths: Math.max(1, monthsBetween(startMonth, ask.run.last) + 1),
	})
	return [added(site, ask, { name: 'bridge', label: 'Bridge power', kind, states, lever: 'contract_add' })]
}

/** Machines of the shortest lead, in whole units. */
function plants(site: ShortSite, ask: LeverContext): readonly Lever[] {
	return kindsOf(ask)
		.filter(({ id }) => QUICK_PLANTS.includes(id))
		.map((kind) => {
			const unitMW = kind.unitMW ?? 1
			const states = (size: number) => {
				// One unit more than is asked for stands in reserve.
				const units = Math.ceil(size / unitMW) + 1
				return { units, unitMW, capacityMW: rounded(units * unitMW) }
			}
			return added(site, ask, { name: kind.id, label: kind.name, kind, states, lever: 'plant_add' })
		})
}

/** One more contract like the site's own firm one from the grid. */
function furtherContract(site: ShortSite, ask: LeverContext): readonly Lever[] {
	const kinds = kindsOf(ask)
	const own = ask.plan.powerContracts.find(({ siteId, kind }) => {
		const row = kinds.find(({ id }) => id === kind)
		return siteId === site.id && row?.role === 'import' && row.firmRule === 'share' && !row.bridges
	})
	const kind = kinds.find(({ id }) => id === own?.kind)
	if (own === undefined || kind === undefined) return []
	const { energyPriceUsdPerMWh, demandChargeUsdPerKWMonth } = own
	const states = (capacityMW: number) => ({ capacityMW, energyPriceUsdPerMWh, demandChargeUsdPerKWMonth })
	return [added(site, ask, { name: 'further', label: 'Further power', kind, states, lever: 'contract_further' })]
}

/** A wider connection, more transformers or a spare one, where these hold power back. Rule D2. */
export function connectionLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => {
		const own = ask.plan.sites.find(({ id }) => id === site.id)
		if (own === undefined) return []
		const { limitMW, transformers, spareTransformers } = own.interconnection
		const lever = leversOf({ layer: 'energy', siteId: site.id, subject: site.name, list: 'sites', id: site.id })
		const bank = transformers[0]
		const utility = inPlaceBy(ask.run.first, monthsOfKind(ask, { siteId: site.id, kind: 'utility_firm' }))
		const bought = inPlaceBy(ask.run.first, monthsOfKind(ask, { siteId: site.id, kind: 'hv_transformer' }))
		return [
			lever('connection_limit', {
				field: 'interconnection.limitMW',
				was: limitMW,
				sizes: limitMW === null ? [] : roundSizes(site.missing * BEYOND, 0.1),
				value: (size) => rounded((limitMW ?? 0) + size),
				due: utility,
			}),
			lever('connection_transformers', {
				field: 'interconnection.transformers.0.count',
				was: bank?.count ?? 0,
				sizes: bank === undefined ? [] : [1, 2, 3, 4],
				value: (size) => (bank?.count ?? 0) + size,
				due: bought,
			}),
			lever('connection_spare', {
				field: 'interconnection.spareTransformers',
				was: spareTransformers,
				sizes: (spareTransformers ?? 0) === 0 && bank !== undefined ? [1] : [],
				value: () => 1,
				due: bought,
			}),
		]
	})
}

const rounded = (value: number): number => Number(value.toPrecision(12))
