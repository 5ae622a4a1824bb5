import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

export const STATUS = '2026-11'

/** A plan of six years that begins today. */
export function plan(over: Readonly<Record<string, unknown>>): PlanFile {
	const parsed = parsePlanFile({
		...{ format: 'strata.plan/1', startMonth: STATUS, asOfMonth: STATUS, horizonMonths: 72 },
		...over,
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}

/** Who lives by what power costs by the hour, by gas of one pipe, and by customers who take or pay. */
export const SUPPLIED_PLANS = {
	/** A neocloud at Johor: a hall that stands, chips on debt, most of them reserved, a tariff with dear evenings. */
	'johor-neocloud': () =>
		plan({
			name: 'Johor, chips on debt',
			sites: [
				{
					...{ id: 'johor', name: 'Johor', country: 'MY', latitude: 1.49, longitude: 103.74 },
					...{ cooling: 'd2c_dry_trim', redundancy: 'N+1' },
				},
			],
			powerContracts: [
				{
					...{ id: 'grid', siteId: 'johor', name: 'Grid', kind: 'utility_firm', status: 'energised' },
					...{ capacityMW: 40, startMonth: STATUS, termMonths: 240, rampMonths: 1 },
					...{ energyPriceUsdPerMWh: 95, demandChargeUsdPerKWMonth: 8 },
					tariff: [{ fromHour: 14, toHour: 22, addUsdPerMWh: 18 }],
				},
			],
			buildPhases: [
				{
					...{ id: 'a', siteId: 'johor', name: 'Hall A', itMW: 24, scope: 'existing' },
					...{ startMonth: STATUS, durationMonths: 0 },
				},
			],
			chipOrders: [
				{
					...{ id: 'gb200', siteId: 'johor', name: 'GB200', chip: 'gb200-nvl72', accelerators: 10_080 },
					...{ orderMonth: '2026-12', leadTimeMonths: 6, unitPriceUsd: 48_000, retireAfterMonths: 72 },
					...{ rentUsdPerAcceleratorHour: 2.4, rentOccupancyShare: 0.8, rentRampMonths: 1, rentDeclinePerYear: 0 },
					reserved: [
						{
							...{ accelerators: 7000, startMonth: '2028-01', termMonths: 36 },
							...{ usdPerAcceleratorHour: 2.9, prepaidShare: 0.1 },
						},
					],
				},
			],
			finance: { gearingShare: 0.6, chipGearingShare: 0.6, termMonths: 48, targetDscr: 1.4 },
		}),
	/** Sun, engines and a battery at Pecos, without a grid: the pipe is what is scarce. */
	'reeves-island': () =>
		plan({
			name: 'Reeves County, one pipe',
			sites: [
				{
					...{ id: 'reeves', name: 'Reeves County', country: 'US', region: 'TX', latitude: 31.42, longitude: -103.5 },
					...{ cooling: 'd2c_dry_trim', redundancy: 'N+1', landHectares: 400 },
					...{ targetItMW: 36, targetMonth: '2027-06' },
					gasSupply: { maxMMBtuPerDay: 7000, usdPerMMBtu: 2.5, takeOrPayShare: 0.5 },
				},
			],
			powerContracts: [
				{
					id: 'eng',
					siteId: 'reeves',
					name: 'Engines',
					kind: 'btm_recip',
					capacityMW: 60,
					units: 6,
					startMonth: STATUS,
				},
				{ id: 'sun', siteId: 'reeves', name: 'Panels', kind: 'btm_solar', capacityMW: 60, startMonth: STATUS },
				{
					id: 'bat',
					siteId: 'reeves',
					name: 'Battery',
					kind: 'bess',
					capacityMW: 50,
					energyMWh: 200,
					startMonth: STATUS,
				},
			],
			buildPhases: [
				{
					...{ id: 'a', siteId: 'reeves', name: 'Hall A', itMW: 36, scope: 'existing' },
					...{ startMonth: STATUS, durationMonths: 0 },
				},
			],
			chipOrders: [
				{
					...{ id: 'gb200', siteId: 'reeves', name: 'GB200', chip: 'gb200-nvl72', accelerators: 17_280 },
					...{ orderMonth: '2026-10', leadTimeMonths: 4, unitPriceUsd: 48_000, retireAfterMonths: 84 },
				},
			],
			workloads: [
				{
					...{ id: 'train', name: 'Training', kind: 'training', model: 'llama-3.1-405b', precision: 'fp8' },
					...{ trainingTokens: 1e18, accelerators: 17_280, startMonth: '2027-06', flexibility: 'none' },
				},
			],
		}),
} as const satisfies Readonly<Record<string, () => PlanFile>>
