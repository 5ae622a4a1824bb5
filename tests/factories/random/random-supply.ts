import fc from 'fast-check'
import { chips } from '#shared/catalogue/rows/chips.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { PROCUREMENT_STEP } from '#shared/catalogue/hall-steps.ts'
import { constructionPhases } from '#shared/catalogue/rows/construction.ts'
import { powerContractTypes } from '#shared/catalogue/rows/power-contract-types.ts'
import { coolingTechnologies } from '#shared/catalogue/rows/cooling.ts'
import { equipment, redundancyTopologies } from '#shared/catalogue/rows/equipment.ts'
import { trades } from '#shared/catalogue/rows/trades.ts'
import { gatingWorkFields } from '#shared/fields/gating-fields.ts'
import { labourPoolFields } from '#shared/fields/people-fields.ts'
import { siteFields } from '#shared/fields/plan-fields.ts'
import { powerContractFields } from '#shared/fields/power-fields.ts'
import { interconnectionFields } from '#shared/fields/supply/connection-fields.ts'
import { buildPhaseFields } from '#shared/fields/supply/hall-fields.ts'
import { chipOrderFields } from '#shared/fields/supply/order-fields.ts'
import { figure, magnitude, maybe, OWN, whole } from './random-rows.ts'

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
const CONTRACT_KINDS = [...idsOf(powerContractTypes), OWN.supply, OWN.plant]
const REDUNDANCIES = idsOf(redundancyTopologies)
const STEPS = idsOf(constructionPhases).filter((id) => id !== PROCUREMENT_STEP)
const ITEMS = idsOf(equipment)
const CHIPS = chips.filter((chip) => ratedPower(chip) !== null).map(({ id, tdpW }) => ({ id, tdpW }))
export const PRICED_CHIPS = chips.filter(
	(chip) => chip.role === 'datacenter' && ratedPower(chip) !== null && chip.priceUsd !== null,
)

const delay = maybe(
	fc.record({ p50: figure(0, 6, 12), more: whole(0, 9) }).map(({ p50, more }) => ({ p50, p90: p50 + more })),
)
/** which of the plan's sites, counted on from the first again where there are fewer */
const place = whole(0, 11)
const cooling = fc.constantFrom(...idsOf(coolingTechnologies))
const redundancy = fc.constantFrom(...REDUNDANCIES)

const everyOther = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>, weight: number) =>
	fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other })

export const siteDraw = fc.record({
	place: whole(0, 11),
	operatingModel: fc.constantFrom(...siteFields.operatingModel.choices),
	cooling,
	redundancy,
	siteControl: maybe(fc.constantFrom(...siteFields.siteControl.choices)),
	rideThrough: maybe(fc.constantFrom(...interconnectionFields.rideThrough.choices)),
	designPue: maybe(figure(1.05, 1.5), 3),
	peakOver: maybe(figure(0, 0.4), 3),
	targetShare: maybe(figure(0.2, 2)),
	waterLimitM3PerYear: maybe(magnitude(1000, 1e7), 3),
	emissionsLimitTonnesPerYear: maybe(magnitude(1000, 1e7), 3),
	landHectares: maybe(figure(1, 400), 3),
	exportLimitMW: maybe(figure(0, 200)),
	exportPriceUsdPerMWh: maybe(figure(-20, 60), 3),
	supplyRedundancy: everyOther(fc.constant('unit'), fc.constantFrom(...siteFields.supplyRedundancy.choices), 1),
	outages: fc.array(fc.record({ after: whole(0, 24), days: figure(0, 30.4), share: figure(0, 0.5) }), { maxLength: 2 }),
	limitShare: maybe(figure(0.2, 2), 3),
	transformers: fc.array(fc.record({ MVA: figure(10, 300), count: whole(1, 4) }), { maxLength: 2 }),
	spareTransformers: maybe(whole(0, 2), 3),
	labour: fc.record({
		weeklyHours: maybe(figure(40, 84, 30)),
		rotation: maybe(fc.constantFrom('14/14', '10/4', '21/7'), 4),
		shifts: maybe(whole(1, 3)),
		travellersCap: maybe(magnitude(1, 2000)),
		beds: maybe(whole(50, 2000)),
		netAddsPerMonth: maybe(magnitude(1, 400)),
		apprenticeIntakePerYear: maybe(whole(0, 200)),
		union: fc.boolean(),
		productivityFactor: maybe(figure(0.8, 2)),
	}),
})
export type SiteDraw = typeof siteDraw extends fc.Arbitrary<infer T> ? T : never

export const contractDraw = fc.record({
	place,
	kind: everyOther(fc.constantFrom('utility_firm', 'bridge_ramp'), fc.constantFrom(...CONTRACT_KINDS), 2),
	sizeShare: figure(0.2, 2.5),
	start: whole(-20, 16),
	status: fc.constantFrom(...powerContractFields.status.choices),
	termMonths: maybe(whole(1, 60), 4),
	rampMonths: maybe(whole(1, 24)),
	rampSteps: maybe(fc.array(fc.record({ after: whole(1, 9), share: figure(0, 1) }), { maxLength: 3 }), 3),
	billSteps: maybe(
		fc.array(
			fc.record({ after: whole(1, 12), share: maybe(figure(0, 1)), billUsdPerMonth: maybe(magnitude(1000, 1e7)) }),
			{
				maxLength: 2,
			},
		),
		3,
	),
	firmShare: maybe(figure(0, 1), 4),
	capacityFactor: figure(0.1, 0.95),
	backupShare: maybe(figure(0, 1)),
	curtailmentHoursPerYear: maybe(whole(0, 400), 3),
	units: maybe(whole(1, 12)),
	energyMWh: maybe(whole(10, 2000), 3),
	fuelUsdPerMMBtu: maybe(figure(2, 12), 3),
	maxHoursPerYear: maybe(whole(100, 8760), 3),
	energyPriceUsdPerMWh: maybe(figure(-20, 200)),
	ownership: maybe(fc.constantFrom(...powerContractFields.ownership.choices)),
	demandChargeUsdPerKWMonth: maybe(figure(0, 20)),
	annualEscalation: maybe(figure(-0.05, 0.1)),
	takeOrPayShare: maybe(figure(0, 1)),
	dispatchRank: maybe(whole(21, 59), 3),
	elccShare: maybe(figure(0, 1)),
	accredited: fc.boolean(),
	solarMount: maybe(fc.constantFrom(...powerContractFields.solarMount.choices)),
	minimumLoadShare: maybe(figure(0, 0.9), 3),
	fuelLimitMMBtuPerMonth: maybe(magnitude(1000, 1e7), 4),
	roundTripShare: maybe(figure(0.4, 1), 3),
	surplusPriceUsdPerMWh: maybe(figure(-20, 60), 3),
	obligationShare: maybe(figure(0, 1)),
	eacsBundled: maybe(fc.boolean()),
	technology: maybe(fc.constantFrom(...powerContractFields.technology.choices)),
	minimumDemandShare: maybe(figure(0, 1)),
	connectionUsdPerMW: maybe(magnitude(1000, 1e6), 4),
	collateralUsd: maybe(magnitude(1000, 1e8), 4),
	exitAfter: maybe(whole(1, 40), 4),
	exitFeeUsd: maybe(magnitude(1000, 1e8), 3),
	emissionsKgPerMWh: maybe(whole(0, 800), 3),
	startDelayMonths: delay,
})
export type ContractDraw = typeof contractDraw extends fc.Arbitrary<infer T> ? T : never

export const gatingWorkDraw = fc.record({
	place,
	package: maybe(fc.constantFrom(...gatingWorkFields.package.choices)),
	quantity: maybe(whole(0, 400)),
	start: whole(-24, 10),
	durationMonths: whole(1, 30),
	gatesShare: maybe(figure(0, 1)),
	labour: maybe(fc.constantFrom(...gatingWorkFields.labour.choices)),
	contributionUsd: maybe(magnitude(1000, 1e8), 3),
	startDelayMonths: delay,
})
export type GatingWorkDraw = typeof gatingWorkDraw extends fc.Arbitrary<infer T> ? T : never

export const hallDraw = fc.record({
	place,
	sizeShare: figure(0.1, 1.5),
	start: whole(-24, 10),
	durationMonths: whole(1, 24),
	scope: fc.constantFrom(...buildPhaseFields.scope.choices),
	cooling: maybe(cooling),
	redundancy: maybe(redundancy),
	rackDensityKW: maybe(figure(5, 200)),
	areaShare: maybe(figure(0.5, 2), 3),
	prefabShare: maybe(figure(0, 1)),
	liveSite: maybe(fc.constantFrom(...buildPhaseFields.liveSite.choices), 2),
	existingPlant: maybe(
		fc.array(
			fc.record({
				item: fc.constantFrom(...ITEMS),
				units: whole(0, 60),
				unitSize: maybe(figure(0.5, 80)),
				reuseShare: maybe(figure(0, 1)),
			}),
			{ maxLength: 4 },
		),
		2,
	),
	windows: fc.oneof(
		{ weight: 3, arbitrary: fc.constant<number[]>([]) },
		fc.uniqueArray(whole(-12, 30), { maxLength: 12 }),
	),
	capexUsdPerWatt: maybe(figure(5, 20), 3),
	afterThePrevious: fc.boolean(),
	procurement: fc.array(
		fc.record({
			item: fc.constantFrom(...ITEMS),
			quantity: whole(1, 40),
			order: whole(-40, 10),
			wait: maybe(whole(0, 30)),
		}),
		{ maxLength: 2 },
	),
	steps: fc.uniqueArray(
		fc.record({ step: fc.constantFrom(...STEPS), later: maybe(whole(-6, 12)), durationMonths: maybe(figure(0.5, 12)) }),
		{ maxLength: 3, selector: ({ step }) => step },
	),
	startDelayMonths: delay,
})
export type HallDraw = typeof hallDraw extends fc.Arbitrary<infer T> ? T : never

export const orderDraw = fc.record({
	place,
	chip: everyOther(fc.constantFrom(...CHIPS), fc.constant({ id: OWN.chip, tdpW: null }), 6),
	inAHall: fc.boolean(),
	sizeShare: figure(0.05, 1.2),
	order: whole(-30, 12),
	leadTimeMonths: maybe(figure(0, 14, 28)),
	deliveryMonths: maybe(whole(1, 12)),
	unitPriceUsd: magnitude(5000, 90_000),
	leaseUsdPerAcceleratorHour: maybe(figure(0.5, 8), 4),
	capShare: maybe(figure(0.5, 1), 4),
	retireAfterMonths: maybe(whole(2, 80), 3),
	owner: everyOther(fc.constant(undefined), fc.constantFrom(...chipOrderFields.owner.choices), 3),
	rentUsdPerAcceleratorHour: maybe(figure(0.5, 6), 3),
	rentOccupancyShare: maybe(figure(0, 1), 3),
	rentRampMonths: maybe(whole(1, 12), 3),
	rentDeclinePerYear: maybe(figure(-0.2, 0.5), 3),
	licence: maybe(whole(-20, 20)),
	refreshAfterMonths: maybe(whole(6, 40)),
	refreshChip: fc.constantFrom(...PRICED_CHIPS),
	refreshedByAnother: fc.boolean(),
	replacesThePrevious: fc.boolean(),
	slipMonths: delay,
})
export type OrderDraw = typeof orderDraw extends fc.Arbitrary<infer T> ? T : never

export const leaseDraw = fc.record({
	place,
	inAHall: fc.boolean(),
	sizeShare: figure(0.05, 1.2),
	start: whole(-24, 16),
	termMonths: maybe(whole(1, 200)),
	rentUsdPerKWMonth: figure(50, 250),
	rentEscalationPerYear: maybe(figure(-0.05, 0.06), 3),
	rampMonths: maybe(whole(1, 12)),
	freeRentMonths: maybe(whole(0, 6), 3),
	powerPassThroughShare: maybe(figure(0, 1.5)),
	expensePassThroughShare: maybe(figure(0, 1)),
	depositMonths: maybe(figure(0, 6), 3),
})
export type LeaseDraw = typeof leaseDraw extends fc.Arbitrary<infer T> ? T : never

export const actualDraw = fc.record({
	of: whole(0, 40),
	month: whole(-12, 14),
	percentComplete: maybe(everyOther(figure(0, 1), fc.constantFrom(0, 1), 3), 5),
	headcount: maybe(magnitude(1, 3000), 2),
	hoursToDate: maybe(magnitude(1000, 3e6), 3),
})
export type ActualDraw = typeof actualDraw extends fc.Arbitrary<infer T> ? T : never

export const labourPoolDraw = fc.record({
	place,
	trade: fc.constantFrom(...idsOf(trades)),
	available: fc.oneof(whole(0, 60), magnitude(10, 4000)),
	annualGrowth: maybe(figure(-0.3, 0.5)),
	kind: maybe(fc.constantFrom(...labourPoolFields.kind.choices)),
	travellersCap: maybe(whole(0, 300)),
})
export type LabourPoolDraw = typeof labourPoolDraw extends fc.Arbitrary<infer T> ? T : never
