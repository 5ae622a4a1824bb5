import { siteFields } from '#shared/fields/plan-fields.ts'
import fc from 'fast-check'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { hasStep, stepsOnSite } from '#shared/catalogue/hall-steps.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import { constructionPhases } from '#shared/catalogue/rows/construction.ts'
import { chips } from '#shared/catalogue/rows/chips.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import type { Chip } from '#shared/catalogue/types.ts'
import { ASSUMPTION_KEYS, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import { SITE_PURCHASES } from '#shared/catalogue/purchases.ts'
import { procurementFields } from '#shared/fields/supply/hall-fields.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { ownCatalogueSchema } from '#shared/catalogue/columns/own-catalogue.ts'
import { withoutStrays } from '#shared/schemas/strays.ts'
import { addMonths } from '#shared/units/months.ts'
import {
	applicationDraw,
	type ApplicationDraw,
	workloadDraw,
	type WorkloadDraw,
	reachBy,
	usersBy,
} from './random-demand.ts'
import { figure, magnitude, maybe, OWN, ownRows, whole } from './random-rows.ts'
import { writtenLeases } from './random-leases.ts'
import { type FinanceDraw, financeDraw } from './random-finance.ts'
import {
	actualDraw,
	type ActualDraw,
	contractDraw,
	type ContractDraw,
	gatingWorkDraw,
	type GatingWorkDraw,
	hallDraw,
	type HallDraw,
	labourPoolDraw,
	leaseDraw,
	type LabourPoolDraw,
	orderDraw,
	type OrderDraw,
	PRICED_CHIPS,
	siteDraw,
	type SiteDraw,
} from './random-supply.ts'

/** Where a site may lie: near a market and abroad, with and without coordinates, on a climate of the plan's own. */
const PLACES = [
	{ country: 'US', latitude: 32.45, longitude: -99.73 },
	{ country: 'US', latitude: 39.04, longitude: -77.49, region: 'VA' },
	{ country: 'GB', latitude: 51.5, longitude: -0.4 },
	{ country: 'DE', latitude: 50.11, longitude: 8.68 },
	{ country: 'MY', latitude: 1.49, longitude: 103.74 },
	{ country: 'AE', latitude: 24.45, longitude: 54.38 },
	{ country: 'JP', latitude: 35.68, longitude: 139.69 },
	{ country: 'KE', latitude: -1.29, longitude: 36.82 },
	{ climate: 'Dallas TX', gridRegion: 'US-ERCT', labourMarket: 'dfw' },
	{ country: 'PT', climate: OWN.warm, gridRegion: OWN.grid },
	{ climate: OWN.tabled, gridRegion: OWN.grid, costMarket: OWN.cost },
	{ country: 'US', latitude: 40, longitude: -100, labourMarket: OWN.market, costMarket: OWN.cost },
]
/** Neither in the order of the list nor alike in every collation. */
const SITE_IDS = ['north', 'Zeta', 'éast', '10']
/** Danish sorts «Aa» behind «Z», Turkish tells «i» from «ı». */
const SITE_NAMES = ['Zürich', 'Aarhus', 'ıstanbul', 'Izmir']

const list = <T>(of: fc.Arbitrary<T>, most: number) =>
	fc.oneof(
		{ weight: 9, arbitrary: fc.array(of, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' }) },
		{ weight: 1, arbitrary: fc.array(of, { maxLength: 1 }) },
	)

export const planDraw = fc.record({
	start: whole(0, 60),
	horizonMonths: fc.oneof({ weight: 2, arbitrary: whole(6, 24) }, { weight: 1, arbitrary: whole(3, 60) }),
	scaleMW: magnitude(2, 400),
	currency: fc.constantFrom({}, { currency: 'EUR', usdPerCurrencyUnit: 1.1 }),
	finance: maybe(financeDraw, 2),
	rows: ownRows,
	sites: fc.array(siteDraw, { minLength: 1, maxLength: 4 }),
	contracts: list(contractDraw, 7),
	gatingWorks: fc.array(gatingWorkDraw, { maxLength: 3 }),
	halls: list(hallDraw, 6),
	orders: list(orderDraw, 6),
	leases: fc.oneof(fc.array(leaseDraw, { maxLength: 0 }), fc.array(leaseDraw, { maxLength: 3 })),
	applications: list(applicationDraw, 4),
	workloads: list(workloadDraw, 5),
	labourPools: fc.array(labourPoolDraw, { maxLength: 4 }),
	actuals: fc.oneof(fc.array(actualDraw, { maxLength: 8 }), fc.array(actualDraw, { maxLength: 0 })),
	asOf: maybe(whole(-6, 16), 2),
	actualsForecast: maybe(fc.constantFrom('trend', 'plan'), 3),
	assumptions: fc.array(
		fc.record({ key: fc.constantFrom(...ASSUMPTION_KEYS), at: figure(0, 1), site: maybe(whole(0, 3)) }),
		{ maxLength: 4 },
	),
	strays: fc.integer({ min: 0, max: 3 }),
	demandElasticity: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: figure(0, 1) }),
	defaultChip: maybe(fc.constantFrom(...PRICED_CHIPS.map(({ id }) => id), OWN.chip), 4),
})
export type PlanDraw = typeof planDraw extends fc.Arbitrary<infer T> ? T : never

type Base = {
	readonly draw: PlanDraw
	readonly catalogue: Catalogue
	readonly startMonth: string
	readonly siteIds: readonly string[]
}
const monthAt = ({ startMonth }: Base, offset: number) => addMonths(startMonth, offset)
/** The first of a list go one to each site, so that most sites have some of everything; the others where they are drawn. */
const siteAt = ({ siteIds }: Base, index: number, place: number) =>
	siteIds[index < siteIds.length ? index : place % siteIds.length] ?? ''
const { status: STATES, supply: SUPPLIES } = procurementFields
/** Terms of a purchase, told by its quantity: drawn apart they would move all that is drawn after them. */
const termsOf = (quantity: number) => ({
	status: [null, ...STATES.choices][quantity % 3] ?? null,
	supply: [null, ...SUPPLIES.choices][quantity % 5] ?? null,
	leadWeeks: quantity % 7 === 0 ? quantity : null,
})

const share = (value: number | undefined, of: number) => (value === undefined ? undefined : Math.round(value * of))

/** Of every fourth place a target comes in two steps: told from what is drawn already, so that all other draws stay as they were. */
function targetOf(base: Base, place: number, itMW: number | undefined) {
	const month = monthAt(base, 12 * place)
	if (itMW === undefined) return {}
	if (place % 4 !== 1 || itMW < 2) return { targetItMW: itMW, targetMonth: month }
	return {
		targets: [
			{ month: monthAt(base, 6 * place), itMW: itMW / 2 },
			{ month, itMW },
		],
	}
}

/** Of every other place the substation comes in lots, told from what is drawn already. */
function lotsOf(base: Base, place: number, itMW: number | undefined) {
	if (place % 2 === 0 || itMW === undefined) return undefined
	return SITE_PURCHASES.flatMap((item, at) =>
		Array.from({ length: 1 + (place % 3) }, (_, lot) => ({
			...termsOf(place + lot + at),
			item,
			quantity: 1 + lot,
			orderMonth: (place + lot) % 4 === 3 ? null : monthAt(base, 3 * lot - 24),
			MW: place % 5 === 1 ? null : itMW / (1 + at),
		})),
	)
}

function sites(base: Base) {
	const { draw, siteIds } = base
	return draw.sites.map(
		(
			{
				place,
				peakOver,
				targetShare,
				limitShare,
				transformers,
				spareTransformers,
				rideThrough,
				outages,
				...site
			}: SiteDraw,
			index,
		) => ({
			...PLACES[place],
			...site,
			id: siteIds[index],
			name: SITE_NAMES[index],
			peakPue: peakOver === undefined ? undefined : (site.designPue ?? 1.2) + peakOver,
			...targetOf(base, place, share(targetShare, draw.scaleMW)),
			...builtAs(place),
			procurement: lotsOf(base, place, share(targetShare, draw.scaleMW)),
			interconnection: { limitMW: share(limitShare, draw.scaleMW), transformers, spareTransformers, rideThrough },
			outages: outages.map(({ after, days, share: part }) => ({
				month: monthAt(base, after),
				days,
				itMW: part * draw.scaleMW,
			})),
		}),
	)
}

/** Follows from where it stands: no draw of its own. */
function builtAs(place: number) {
	const { buildClass, buildSequence } = siteFields
	const [groupOf, groupEveryMonths] = place % 2 === 0 ? [null, null] : [place, 5 * place]
	return {
		// From where it stands: on every third meter something stands already.
		existingLoadMW: place % 3 === 1 ? 4 * place : null,
		// … and on every fourth one pipe feeds all gas.
		gasSupply: place % 4 === 2 ? { maxMMBtuPerDay: 500 * place, takeOrPayShare: place / 20 } : null,
		// On every second site somebody takes heat, on some of them all year.
		heat: place % 2 === 1 ? { MW: 3 * place, usdPerMWh: 12, months: place % 4 === 1 ? null : [1, 2, 7, 12] } : null,
		buildClass: buildClass.choices[place % 5] ?? null,
		buildSequence: buildSequence.choices[place % 4] ?? null,
		...{ groupOf, groupEveryMonths },
	}
}

function contracts(base: Base) {
	const { scaleMW } = base.draw
	return base.draw.contracts.map(
		(
			{
				place,
				sizeShare,
				start,
				rampSteps,
				backupShare,
				exitAfter,
				accredited,
				billSteps,
				ownership,
				...contract
			}: ContractDraw,
			index,
		) => ({
			...contract,
			ownership: contract.energyPriceUsdPerMWh === undefined ? undefined : ownership,
			accreditedBy: accredited ? grantorOf(base, siteAt(base, index, place)) : undefined,
			exitMonth: exitAfter === undefined ? undefined : monthAt(base, start + exitAfter),
			id: `contract-${String(index + 1)}`,
			siteId: siteAt(base, index, place),
			capacityMW: sizeShare * scaleMW,
			startMonth: monthAt(base, start),
			backupMW: backupShare === undefined ? undefined : backupShare * scaleMW,
			// From what is drawn anyway.
			capacityUsdPerMWDay: backupShare === undefined ? undefined : backupShare * 500,
			tariff: billed(base, contract.kind, tariffFrom(place, index)),
			minimumBillSteps: billed(base, contract.kind, billSteps)?.map(
				({ share: part, billUsdPerMonth }, step, steps) => ({
					month: monthAt(base, start + steps.slice(0, step + 1).reduce((sum, { after }) => sum + after, 0)),
					demandMW: part === undefined ? undefined : part * sizeShare * scaleMW,
					billUsdPerMonth,
				}),
			),
			rampSteps: rampSteps?.map(({ share: part }, step) => ({
				month: monthAt(base, start + rampSteps.slice(0, step + 1).reduce((sum, { after }) => sum + after, 0)),
				MW: part * sizeShare * scaleMW,
			})),
		}),
	)
}

/** Of every other place one has dear summer evenings and cheap nights: told from where it stands. */
const tariffFrom = (place: number, index: number) =>
	(place + index) % 2 === 0
		? undefined
		: [
				{ months: [6, 7, 8], fromHour: 14, toHour: 14 + (index % 9) + 1, addUsdPerMWh: 10 * place },
				{ fromHour: 0, toHour: 6, addUsdPerMWh: -place },
			]

/** Only a utility has a minimum bill and a tariff by hour. */
const billed = <Steps>(base: Base, kind: string, steps: Steps): Steps | undefined =>
	kindOf(base, kind)?.role === 'import' ? steps : undefined

const kindOf = ({ catalogue }: Base, kind: string) => catalogue.powerContractTypes.find(({ id }) => id === kind)

/** A utility of the site that may grant capacity for a contract; of kinds that none grants it for, it is left out with the strays. */
function grantorOf(base: Base, siteId: string) {
	const grants = ({ kind, place }: ContractDraw, index: number) => {
		const { role, firmRule } = kindOf(base, kind) ?? {}
		return role === 'import' && firmRule === 'share' && siteAt(base, index, place) === siteId
	}
	const found = base.draw.contracts.findIndex(grants)
	return found < 0 ? undefined : `contract-${String(found + 1)}`
}

function halls(base: Base) {
	return base.draw.halls.map(
		(
			{
				place,
				sizeShare,
				start,
				areaShare,
				afterThePrevious,
				procurement,
				steps,
				windows,
				existingPlant,
				...hall
			}: HallDraw,
			index,
			all,
		) => {
			const siteId = siteAt(base, index, place)
			const itMW = sizeShare * base.draw.scaleMW
			const before = all.slice(0, index).findLastIndex((other, at) => siteAt(base, at, other.place) === siteId)
			return {
				...hall,
				itMW,
				siteId,
				id: `hall-${String(index + 1)}`,
				startMonth: monthAt(base, start),
				// Some say nothing, and take their class’s.
				durationMonths: hall.scope === 'existing' ? 0 : hall.durationMonths % 8 === 7 ? null : hall.durationMonths,
				// Of what is drawn anyway, so that no other figure is drawn anew.
				refit: REFITS[hall.durationMonths % 8],
				floorAreaM2: share(areaShare, itMW * 325),
				startsAfter: afterThePrevious && before >= 0 ? `hall-${String(before + 1)}` : null,
				existingPlant: hall.scope === 'existing' ? undefined : existingPlant,
				workWindows: hall.scope === 'existing' ? [] : windows.map((after) => monthAt(base, start + after)),
				procurement: procurement.map(({ item, quantity, order, wait }) => ({
					...{ item, quantity, ...termsOf(quantity) },
					orderMonth: quantity % 4 === 0 ? null : monthAt(base, order),
					deliveryMonth: wait === undefined ? null : monthAt(base, order + wait),
				})),
				steps: steps.flatMap(({ step, later, durationMonths = null }) => {
					const onSite =
						later === undefined ? undefined : stepsOnSite(constructionPhases).has(step) ? Math.abs(later) : later
					const startMonth = onSite === undefined ? null : monthAt(base, start + onSite)
					const isStated = hasStep(hall.scope, step) && (startMonth !== null || durationMonths !== null)
					return isStated ? [{ step, startMonth, durationMonths }] : []
				}),
			}
		},
	)
}

/** Half of the halls leave it to what moves in. */
const REFITS = ['density', 'liquid', 'sidecar', 'none'] as const

function gatingWorks(base: Base) {
	const gated = contracts(base).filter(({ kind }) => kindOf(base, kind)?.role === 'import')
	return base.draw.gatingWorks.flatMap(({ place, gatesShare, start, ...work }: GatingWorkDraw, index) => {
		const contract = gated[place % Math.max(1, gated.length)]
		if (!contract) return []
		return [
			{
				...work,
				id: `work-${String(index + 1)}`,
				siteId: contract.siteId,
				contractId: contract.id,
				startMonth: monthAt(base, start),
				gatesMW: gatesShare === undefined ? undefined : gatesShare * contract.capacityMW,
			},
		]
	})
}

function orders(base: Base) {
	const placed = halls(base)
	const own = Object.values(base.draw.rows['chips'] ?? {})[0] as Omit<Chip, 'nodeMaxKW' | 'rackMaxKW'>
	return base.draw.orders.map((drawn: OrderDraw, index, all) => {
		const { place, chip, inAHall, sizeShare, order, capShare, refreshChip, refreshedByAnother, ...others } = drawn
		const { replacesThePrevious, licence, ...rest } = others
		const siteId = siteAt(base, index, place)
		const before = all.slice(0, index).findLastIndex((other, at) => siteAt(base, at, other.place) === siteId)
		const row = chips.find(({ id }) => id === chip.id) ?? { nodeMaxKW: null, rackMaxKW: null, ...own }
		const kW = ratedPower({ ...row, acceleratorsPerRack: row.acceleratorsPerRack ?? null })?.kW ?? 1
		return {
			...rest,
			id: `order-${String(index + 1)}`,
			siteId,
			chip: chip.id,
			phaseId: inAHall ? (placed.find((hall) => hall.siteId === siteId)?.id ?? null) : null,
			accelerators: Math.max(1, Math.round((sizeShare * base.draw.scaleMW * 900) / kW)),
			orderMonth: monthAt(base, order),
			leadTimeMonths: rest.leadTimeMonths ?? (row.leadWeeks === null ? 6 : null),
			licenceMonth: licence === undefined ? null : monthAt(base, licence),
			cancellationFeeShare: index % 3 === 1 ? place / 11 : undefined,
			replaces: replacesThePrevious && before >= 0 ? `order-${String(before + 1)}` : null,
			refreshChip: rest.refreshAfterMonths !== undefined && refreshedByAnother ? refreshChip.id : null,
			powerCapW: capShare === undefined || row.tdpW === null ? null : Math.floor(capShare * row.tdpW),
			reserved: rest.owner === 'tenant' || index % 3 !== 1 ? undefined : reservedOf(base, order, index),
		}
	})
}

/** A customer of one accelerator and one of a few, told from where the order stands in the list. */
const reservedOf = (base: Base, order: number, index: number) => [
	{ accelerators: 1, startMonth: monthAt(base, order + 8), termMonths: 12 * index, usdPerAcceleratorHour: 2 + index },
]

const endOf = (base: Base, start: number, lasts: number | undefined) =>
	lasts === undefined ? null : monthAt(base, start + lasts)

function applications(base: Base) {
	return base.draw.applications.map(
		({ units, growthFactor, start, lasts, ...application }: ApplicationDraw, index) => ({
			...application,
			id: `use-${String(index + 1)}`,
			unitsAtStart: units,
			demandRegions: usersBy(units),
			unitsAtEnd: growthFactor === undefined ? null : units * growthFactor,
			startMonth: start === undefined ? null : monthAt(base, start),
			endMonth: endOf(base, start ?? 0, lasts),
		}),
	)
}

function workloads(base: Base) {
	const { draw, siteIds } = base
	const uses = draw.applications.map((_, index) => `use-${String(index + 1)}`)
	const takesAll = draw.strays === 0 ? -1 : draw.workloads.findIndex(({ kind }) => kind === 'inference')
	return draw.workloads.map((workload: WorkloadDraw, index) => {
		const { kind, model, priority, placement, flexibility, start } = workload
		const { latencyClass, residency } = reachBy(start)
		const chipOf = (order: number) => draw.orders[order % Math.max(1, draw.orders.length)]?.chip.id
		const place = {
			kind,
			model,
			priority,
			placement,
			flexibility,
			residency,
			id: `work-${String(index + 1)}`,
			startMonth: monthAt(base, start),
			siteIds: (workload.sites ?? []).flatMap((site) => siteIds[site] ?? []),
			chips: [...new Set((workload.ordersWhoseChips ?? []).flatMap((order) => chipOf(order) ?? []))],
		}
		const applicationIds = uses.filter((_, use) => workload.applications & (1 << use) || takesAll === index)
		if (workload.kind === 'training') {
			const { precision, method, trainingTokens, mfu, goodput, acceleratorShare, deadline, produces } = workload
			return {
				...place,
				...{ precision, method, trainingTokens, mfu, goodput },
				accelerators: Math.max(1, Math.round((acceleratorShare ?? 0.3) * draw.scaleMW * 500)),
				deadlineMonth: deadline === undefined ? null : monthAt(base, start + deadline),
				...(acceleratorShare === undefined && deadline !== undefined ? { accelerators: null } : {}),
				producesModel: produces ? OWN.trained : null,
			}
		}
		const endMonth = endOf(base, start, workload.lasts)
		if (workload.kind === 'standing') return { ...place, endMonth, ...standingAsk(workload, draw.scaleMW) }
		if (workload.kind === 'batch') {
			const { jobsPerMonth, jobSize, acceleratorHoursPerJob, onlyOn } = workload
			const fits = onlyOn === undefined ? place.chips : [onlyOn]
			return { ...place, jobsPerMonth, jobSize, acceleratorHoursPerJob, applicationIds, endMonth, chips: fits }
		}
		const {
			kind: _kind,
			applications: _uses,
			sites: _sites,
			ordersWhoseChips: _chips,
			start: _start,
			...rest
		} = workload
		const { share: part, lasts: _lasts, ...serving } = rest
		const shares = part === undefined ? null : applicationIds.map(() => part / draw.workloads.length)
		return { ...serving, ...place, latencyClass, applicationIds, shares, endMonth }
	})
}

type StandingDraw = Extract<WorkloadDraw, { kind: 'standing' }>

/** A share of the fleet, accelerators that may grow, or hours of them. */
function standingAsk({ way, share: part, growth, growthFactor }: StandingDraw, scaleMW: number) {
	const accelerators = Math.round(part * scaleMW * 400)
	if (way === 'fleetShare') return { fleetShare: part }
	if (way === 'acceleratorHoursPerMonth') return { acceleratorHoursPerMonth: accelerators * 700 }
	return { accelerators, growth, acceleratorsAtEnd: growthFactor === undefined ? null : accelerators * growthFactor }
}

/** How a loan of chips is repaid, by what its tenor leaves over of whole years; of the fourth nothing is said. */
const CHIP_REPAYMENTS: ReadonlyMap<number, string> = new Map([
	[1, 'annuity'],
	[4, 'sculpted'],
	[7, 'interest_only'],
] as const)

function financing(base: Base, { close, conversion, ...finance }: FinanceDraw) {
	const months = finance.termMonths ?? 0
	return {
		...finance,
		// Of every third tenor chips have a loan of their own: told from what is drawn already.
		chipTermMonths: months % 3 === 1 ? Math.ceil(months / 3) : undefined,
		chipTermRatePerYear: months % 6 === 1 ? 0.09 : undefined,
		chipRepayment: CHIP_REPAYMENTS.get(months % 12),
		closeMonth: close === undefined ? undefined : monthAt(base, close),
		conversionMonth: conversion === undefined ? undefined : monthAt(base, (close ?? 6) + conversion),
	}
}

function labourPools(base: Base) {
	const taken = new Set<string>()
	return base.draw.labourPools.flatMap(({ place, ...pool }: LabourPoolDraw, index) => {
		const siteId = siteAt(base, index, place)
		if (taken.has(`${siteId}/${pool.trade}`)) return []
		taken.add(`${siteId}/${pool.trade}`)
		return [{ ...pool, id: `pool-${String(index + 1)}`, siteId }]
	})
}

function actuals(base: Base) {
	const refs = [
		...base.draw.halls.map((_, index) => `phase:hall-${String(index + 1)}`),
		...base.draw.orders.map((_, index) => `order:order-${String(index + 1)}`),
		...base.draw.contracts.map((_, index) => `contract:contract-${String(index + 1)}`),
	]
	const taken = new Set<string>()
	return base.draw.actuals.flatMap(({ of, month, ...told }: ActualDraw) => {
		const ref = refs[of % Math.max(1, refs.length)]
		const named = `${ref ?? ''}/${String(month)}`
		if (ref === undefined || taken.has(named)) return []
		taken.add(named)
		return [{ ...told, ref, month: monthAt(base, month) }]
	})
}

function assumptions({ draw, siteIds }: Base): Record<string, unknown> {
	const drawn = draw.assumptions.map(({ key, at, site }) => {
		const { low, high, default: usual } = ASSUMPTIONS[key]
		const value = (low ?? usual) + at * ((high ?? usual) - (low ?? usual))
		const siteId = site === undefined ? undefined : siteIds[site]
		return [siteId === undefined ? key : `${siteId}/${key}`, value] as const
	})
	const chip = draw.defaultChip === undefined ? {} : { defaultChip: draw.defaultChip }
	return { ...Object.fromEntries(drawn), ...chip, demandElasticity: draw.demandElasticity }
}

/** What was drawn for every kind alike, less what means nothing for the kind that was drawn. */
function ofTheirKind({ powerContractTypes }: Catalogue, list: ItemKind, items: readonly Record<string, unknown>[]) {
	return items.map((item) => withoutStrays(list, item, powerContractTypes))
}

/** The plan file as a person would write it: fields left out, months by name. */
export function writtenPlan(draw: PlanDraw): Record<string, unknown> {
	const startMonth = addMonths('2024-01', draw.start)
	const siteIds = SITE_IDS.slice(0, draw.sites.length)
	const catalogue = catalogueFor({ catalogue: ownCatalogueSchema.parse(draw.rows) })
	const base = { draw, catalogue, startMonth, siteIds }
	const plan = {
		format: 'strata.plan/1',
		name: 'Random plan',
		startMonth,
		horizonMonths: draw.horizonMonths,
		asOfMonth: draw.asOf === undefined ? undefined : monthAt(base, draw.asOf),
		actualsForecast: draw.actualsForecast,
		...draw.currency,
		...(draw.finance && { finance: financing(base, draw.finance) }),
		catalogue: draw.rows,
		assumptions: assumptions(base),
		sites: sites(base),
		powerContracts: ofTheirKind(catalogue, 'powerContracts', contracts(base)),
		gatingWorks: gatingWorks(base),
		buildPhases: ofTheirKind(catalogue, 'buildPhases', halls(base)),
		chipOrders: orders(base),
		leases: writtenLeases({
			...{ draws: draw.leases, scaleMW: draw.scaleMW, startMonth, halls: halls(base) },
			siteAt: (index, place) => siteAt(base, index, place),
		}),
		applications: applications(base),
		workloads: workloads(base),
		labourPools: labourPools(base),
		actuals: actuals(base),
	}
	return JSON.parse(JSON.stringify(plan)) as Record<string, unknown>
}

/** A plan file that must be valid; tells what is wrong with it where it is not. */
export function validPlan(written: unknown): PlanFile {
	const parsed = parsePlanFile(written)
	if (parsed.ok) return parsed.plan
	throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
}

function planOf(draw: PlanDraw): PlanFile {
	const written = writtenPlan(draw)
	return Object.defineProperty(validPlan(written), fc.toStringMethod, { value: () => JSON.stringify(written) })
}

/** Valid plans of one to four sites with everything a plan may hold; a failing one is shown as a person would write it. */
export const randomPlans: fc.Arbitrary<PlanFile> = planDraw.map(planOf)
/** The same plans, each made when it is asked for: who looks at some of them need not make the others. */
export const randomPlansToMake: fc.Arbitrary<() => PlanFile> = planDraw.map((draw) => () => planOf(draw))
