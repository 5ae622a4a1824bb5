import { constructionPhases } from '#shared/catalogue/rows/construction.ts'
import { apprenticeship, labourDefaults, productivityFactors } from '#shared/catalogue/rows/labour-defaults.ts'
import { labourMarkets } from '#shared/catalogue/rows/labour-markets.ts'
import { trades, workPackages } from '#shared/catalogue/rows/trades.ts'
import type { TradeKey } from '#shared/catalogue/workforce-types.ts'
import type { Hall, Order, Plant, ScheduleInput, SiteLabour, StatedPool } from '#server/engine/schedule/types.ts'

export const labourRows = {
	trades,
	packages: workPackages,
	productivity: productivityFactors,
	apprenticeship,
	defaults: labourDefaults,
	steps: constructionPhases,
}

export const siteLabour = (over: Partial<SiteLabour> = {}): SiteLabour => ({
	id: 'abilene',
	markets: [{ id: 'abilene', weight: 1 }],
	isCounted: true,
	weeklyHours: 50,
	onShare: 1,
	absenceShare: 0.08,
	leaveFactor: 1,
	banned: [],
	shifts: 1,
	space: { squareFeetPerHead: 250, largestShift: 1, perUnit: 0.15, mostFactor: 1.3 },
	pace: { trustedFrom: 0.2, least: 0.5, most: 1.5 },
	locationFactor: 1,
	productivityFactor: 1,
	netAddsPerMonth: 300,
	mobilisationMonths: 3,
	travellersCap: 7000,
	beds: null,
	apprenticeIntakePerYear: 0,
	union: false,
	pools: [],
	...over,
})

export const hallWork = (over: Partial<Hall> = {}): Hall => ({
	id: 'hall-a',
	site: 0,
	itMW: 100,
	startMonth: 0,
	durationMonths: 14,
	scope: 'greenfield',
	floorAreaM2: (over.itMW ?? 100) * 325,
	coolingFactor: 1,
	redundancyFactor: 1,
	prefabShare: 0.3,
	liveFactor: 1,
	gearShare: 1,
	plantShare: 1,
	windows: null,
	startsAfter: null,
	procurement: [],
	orderedByNeed: [],
	openLots: [],
	dated: [],
	report: null,
	...over,
})

export const gb200Order = (over: Partial<Order> = {}): Order => ({
	id: 'gb200',
	site: 0,
	accelerators: 36_864,
	acceleratorsPerNode: 4,
	acceleratorsPerRack: 72,
	firstDeliveryMonth: 9,
	deliveryMonths: 6,
	retireAfterMonths: 60,
	replaces: null,
	ramp: [0.5, 0.9],
	report: null,
	...over,
})

export const turbinePlant = (over: Partial<Plant> = {}): Plant => ({
	id: 'turbines',
	site: 0,
	packageId: 'gen_simple_cycle',
	capacityMW: 360,
	startMonth: 15,
	leadMonths: 30,
	report: null,
	...over,
})

export const scheduleInput = (over: Partial<ScheduleInput> = {}): ScheduleInput => ({
	months: 36,
	searchMonths: 240,
	rows: labourRows,
	markets: labourMarkets,
	sites: [siteLabour()],
	halls: [],
	orders: [],
	plants: [],
	works: [],
	...over,
})

export const statedPool = (trade: TradeKey, available: number, over: Partial<StatedPool> = {}): StatedPool => ({
	trade,
	available,
	annualGrowth: 0,
	travellersCap: null,
	...over,
})

/** So many of every trade that none is ever short. */
export const everyTrade = (available: number): readonly StatedPool[] =>
	trades.map((trade) => statedPool(trade.id, available))

/** Worked example B1, from 2026-01. */
export const simpleSchedule = (site: Partial<SiteLabour> = {}): ScheduleInput =>
	scheduleInput({
		sites: [siteLabour({ pools: [statedPool('electrician', 900, { annualGrowth: 0.03 })], ...site })],
		halls: [hallWork()],
		orders: [gb200Order()],
	})

/** Worked example B2, from 2024-06. */
export const campusSchedule = (): ScheduleInput =>
	scheduleInput({
		months: 48,
		sites: [siteLabour({ weeklyHours: 55, netAddsPerMonth: 430 })],
		halls: Array.from({ length: 8 }, (_, index) =>
			hallWork({
				id: `hall-${String(index + 1)}`,
				itMW: 110,
				startMonth: 2 * index,
				durationMonths: 12,
				floorAreaM2: 44_036,
			}),
		),
		orders: Array.from({ length: 8 }, (_, index) =>
			gb200Order({
				id: `gb200-${String(index + 1)}`,
				accelerators: 50_040,
				firstDeliveryMonth: 12 + 2 * index,
				deliveryMonths: 2,
			}),
		),
		plants: [turbinePlant()],
	})
