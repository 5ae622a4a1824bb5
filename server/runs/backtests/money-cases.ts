import type { ValidationCase } from '#shared/catalogue/facility-types.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanResult } from '#shared/result.ts'
import { HOURS_PER_MONTH, millionUsdToUsd, perKWToPerMW } from '#shared/units/conversions.ts'
import { formulaValue } from '#server/engine/kernel/evaluate.ts'
import { monthlyRate, recovery } from '#server/engine/money/unit-costs/recovery.ts'
import { inputsOf } from './case-inputs.ts'
import { runCasePlan } from './case-plan.ts'
import { buildingsOf, shapeOf } from './construction-cases.ts'

type MoneyCasesEntry = Readonly<Record<string, unknown>>

const ABILENE = { country: 'US', latitude: 32.45, longitude: -99.73 }
const RICHLAND = { country: 'US', latitude: 32.46, longitude: -91.6 }
const PORT_WASHINGTON = { country: 'US', latitude: 43.39, longitude: -87.88 }
const ASHBURN = { country: 'US', latitude: 39.04, longitude: -77.49 }
const DALLAS = { country: 'US', latitude: 32.9, longitude: -97.02 }
const ELLENDALE = { country: 'US', latitude: 46, longitude: -98.53 }

/** Hands enough for whatever is built: costs are of the limit case, in which nothing is late or crowded for want of people. Rule mM0. */
const handsEnough = TRADES.map((trade) => ({
	...{ id: `hands-${trade}`, siteId: 'site', trade, available: 100_000, annualGrowth: 0 },
}))

function runAt(id: string, site: MoneyCasesEntry, plan: MoneyCasesEntry): PlanResult {
	return runCasePlan(id, {
		sites: [{ id: 'site', name: 'Site', cooling: 'd2c_dry_trim', ...site }],
		labourPools: handsEnough,
		...plan,
	})
}

const grid = (capacityMW: number, startMonth: string, terms: MoneyCasesEntry = {}): MoneyCasesEntry => ({
	...{ id: 'grid', siteId: 'site', kind: 'utility_firm', capacityMW, startMonth },
	...terms,
})

/** A campus by its scope, which is that of the people who build it, and what it is fed by. */
type Campus = { readonly site: MoneyCasesEntry; readonly contracts: readonly MoneyCasesEntry[] }

const CAMPUSES: Readonly<Record<string, Campus>> = {
	C1: {
		site: ABILENE,
		contracts: [
			grid(1000, '2025-03', { rampMonths: 16 }),
			{ id: 'gas', siteId: 'site', kind: 'btm_gt_simple', capacityMW: 360, startMonth: '2025-09' },
		],
	},
	C3: {
		site: { ...RICHLAND, interconnection: { transformers: [{ MVA: 600, count: 6 }] } },
		contracts: [grid(2000, '2027-01')],
	},
	C6: { site: PORT_WASHINGTON, contracts: [grid(1300, '2027-06')] },
}

function campusCost(id: string, scope: string): number {
	const row = builtInCatalogue.workforceCases.find((known) => known.id === scope)
	const campus = CAMPUSES[scope]
	if (!row || !campus) throw new Error(`Case ${id} is of no campus.`)
	const { startMonth, weeklyHours } = shapeOf(scope)
	const { finance } = runAt(
		id,
		{ ...campus.site, labour: { weeklyHours } },
		{
			...{ startMonth, horizonMonths: Math.ceil(row.months) + 6 },
			...{ powerContracts: campus.contracts, buildPhases: buildingsOf(row) },
		},
	)
	return (finance.totals.usdPerItMW ?? Number.NaN) / millionUsdToUsd(1)
}

function airHalls(id: string, redundancy: string): number {
	const sizes = ['a', 'b'].map((name) => ({ ...{ id: name, siteId: 'site', itMW: 15 }, startMonth: '2026-01' }))
	const buildPhases = sizes.map((size) => ({ ...size, durationMonths: 14, rackDensityKW: 20 }))
	const site = { ...ASHBURN, cooling: 'air_chiller_aircooled_fc', redundancy }
	const { halls } = runAt(id, site, { startMonth: '2026-01', horizonMonths: 24, buildPhases }).finance
	return Object.values(halls).reduce((sum, { totalUsd }) => sum + totalUsd, 0) / millionUsdToUsd(30)
}

/** An hour in a new hall of 60 MW that is at work whole, the energy all in at 65 USD/MWh. */
function acceleratorHour(id: string, chip: string): number {
	const { unitCosts } = runAt(id, DALLAS, {
		...{ startMonth: '2026-01', horizonMonths: 72 },
		powerContracts: [
			grid(90, '2026-01', { status: 'energised', energyPriceUsdPerMWh: 65, demandChargeUsdPerKWMonth: 0 }),
		],
		buildPhases: [{ id: 'hall', siteId: 'site', itMW: 60, startMonth: '2026-01', durationMonths: 12 }],
		chipOrders: [
			{
				...{ id: 'chips', siteId: 'site', chip, accelerators: 28_800 },
				...{ orderMonth: '2026-01', leadTimeMonths: 1, deliveryMonths: 1 },
			},
		],
		workloads: [{ id: 'work', kind: 'standing', fleetShare: 1, startMonth: '2026-01' }],
	}).finance
	return Object.values(unitCosts.acceleratorHours)[0]?.usdPerHour ?? Number.NaN
}

function plantKind(id: string) {
	const kind = builtInCatalogue.powerContractTypes.find((row) => row.id === id)
	if (!kind?.capexUsdPerKW || kind.lifeMonths === null) throw new Error(`${id} has no capital in the catalogue.`)
	return { ...kind, usdPerKW: kind.capexUsdPerKW.best, life: kind.lifeMonths }
}

/** Capital recovery of a plant's MWh, of the hours in which it runs. */
function plantCapital({ usdPerKW, life }: ReturnType<typeof plantKind>, hoursShare: number): number {
	const rate = formulaValue(monthlyRate, { rate: ASSUMPTIONS.discountRate.default })
	const ofMonth = formulaValue(recovery.plant, { cost: perKWToPerMW(usdPerKW), life, rate, month: 0, start: 0 })
	return ofMonth / (HOURS_PER_MONTH * hoursShare)
}

function ownEngines({ hoursShare, usdPerMMBtu }: { readonly hoursShare: number; readonly usdPerMMBtu: number }) {
	const kind = plantKind('btm_recip')
	const fuel = (kind.heatRateMMBtuPerMWh ?? Number.NaN) * usdPerMMBtu
	return plantCapital(kind, hoursShare) + fuel + (kind.operationUsdPerMWh ?? 0)
}

/** 250 MW let for 15 years, all power and expenses paid by the tenant; a hall at a price that is recalled. */
function ellendale(id: string): PlanResult['finance'] {
	return runAt(
		id,
		{ ...ELLENDALE, landUsdPerHectare: 0 },
		{
			...{ startMonth: '2025-01', horizonMonths: 204 },
			powerContracts: [
				grid(400, '2025-01', {
					...{ status: 'energised', energyPriceUsdPerMWh: 40 },
					...{ demandChargeUsdPerKWMonth: 0, connectionUsdPerMW: 0 },
				}),
			],
			buildPhases: [
				{
					...{ id: 'hall', siteId: 'site', itMW: 250, startMonth: '2025-01', durationMonths: 18 },
					capexUsdPerWatt: 12,
				},
			],
			leases: [
				{
					...{ id: 'tenant', siteId: 'site', itMW: 250, startMonth: '2026-07', termMonths: 180 },
					...{ rentUsdPerKWMonth: 155.6, expensePassThroughShare: 1 },
				},
			],
			finance: { gearingShare: 1 },
		},
	).finance
}

function ellendaleLoan(id: string): number {
	const { returns, totals } = ellendale(id)
	return (returns.termDebtUsd ?? Number.NaN) / totals.capexUsd
}

function ellendaleRent(id: string): number {
	const { leasesUsd } = ellendale(id).revenueByKind
	return leasesUsd.reduce((sum, usd) => sum + usd, 0) / millionUsdToUsd(1000)
}

/** A published figure of money, in the case's own unit. Rule mM9. */
export function predictMoney(row: ValidationCase): number {
	const { number, text } = inputsOf(row)
	const hoursShare = () => number('hours_share')
	const known: Readonly<Record<string, () => number>> = {
		M04: () => airHalls(row.id, 'N+1'),
		M05: () => airHalls(row.id, '2N') / airHalls(row.id, 'N+1'),
		M10: () => plantCapital(plantKind('btm_ccgt'), hoursShare()),
		M11: () => ownEngines({ hoursShare: hoursShare(), usdPerMMBtu: number('usd_per_mmbtu') }),
		M12: () => ellendale(row.id).returns.projectIrr ?? Number.NaN,
		M13: () => ellendaleLoan(row.id),
		M14: () => ellendaleRent(row.id),
	}
	const own = known[row.id]
	if (own) return own()
	const [scope, chip] = [text('scope'), text('chip')]
	if (scope !== null) return campusCost(row.id, scope)
	if (chip !== null) return acceleratorHour(row.id, chip)
	throw new Error(`Case ${row.id} has no prediction.`)
}
