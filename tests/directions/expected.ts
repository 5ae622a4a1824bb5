import type { HeadlineFigure } from './headline-figures.ts'

/** Which way a figure moves, where it moves, if the field is turned up: more, less, or not at all. Turned down: the other way. */
type Expected = Readonly<Partial<Record<HeadlineFigure, '+' | '-' | 'same'>>>

const same = (...figures: readonly HeadlineFigure[]): Expected =>
	Object.fromEntries(figures.map((figure) => [figure, 'same' as const]))

/** Money moves no megawatt, no date, no work and nobody. */
const MATTER = same(
	'deliveredMW',
	'firstPower',
	'fullPower',
	'workDone',
	'energyMWh',
	'lossesMW',
	'operators',
	'emissions',
)
const PRICE: Expected = { ...MATTER, ...same('capexUsd', 'revenueUsd', 'builders'), opexUsd: '+', npvUsd: '-' }
const INCOME: Expected = { ...MATTER, ...same('capexUsd', 'opexUsd'), revenueUsd: '+', npvUsd: '+', equityIrr: '+' }
/** What somebody wishes builds nothing and costs nothing. */
const WISH = same(
	'deliveredMW',
	'workDone',
	'energyMWh',
	'capexUsd',
	'opexUsd',
	'revenueUsd',
	'npvUsd',
	'builders',
	'emissions',
)
const LOAN = { ...MATTER, ...same('capexUsd', 'opexUsd', 'revenueUsd', 'builders', 'npvUsd') }
const LATER: Expected = { deliveredMW: '-', firstPower: '+', fullPower: '+', workDone: '-', lossesMW: '+' }
const SUPPLY: Expected = { deliveredMW: '+', firstPower: '-', fullPower: '-', workDone: '+', lossesMW: '-' }

/** What a planner expects of each field that one of the plans states. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
	'plan.finance.gearingShare': LOAN,
	'plan.finance.chipGearingShare': LOAN,
	'plan.finance.termMonths': LOAN,
	'plan.finance.targetDscr': { ...LOAN, leastCover: '+' },
	'sites.targetItMW': { ...WISH, fullPower: '+', lossesMW: '+' },
	'sites.targetMonth': { ...WISH, lossesMW: '-' },
	'sites.targets.month': { ...WISH, lossesMW: '-' },
	'sites.targets.itMW': { ...WISH, lossesMW: '+' },
	'sites.landHectares': { ...MATTER, capexUsd: '+', npvUsd: '-' },
	'sites.heat.MW': INCOME,
	'sites.heat.usdPerMWh': INCOME,
	'sites.heat.temperatureC': { ...INCOME, ...same('revenueUsd', 'npvUsd') },
	'sites.existingLoadMW': { deliveredMW: '-', workDone: '-', firstPower: '+', lossesMW: '+', capexUsd: 'same' },
	'sites.gasSupply.maxMMBtuPerDay': SUPPLY,
	'sites.gasSupply.usdPerMMBtu': PRICE,
	'sites.gasSupply.takeOrPayShare': PRICE,
	'powerContracts.capacityMW': SUPPLY,
	'powerContracts.units': SUPPLY,
	'powerContracts.energyMWh': { ...SUPPLY, capexUsd: '+' },
	'powerContracts.startMonth': LATER,
	'powerContracts.rampMonths': LATER,
	'powerContracts.termMonths': SUPPLY,
	'powerContracts.energyPriceUsdPerMWh': PRICE,
	'powerContracts.surplusPriceUsdPerMWh': { ...MATTER, opexUsd: '-', npvUsd: '+' },
	'powerContracts.demandChargeUsdPerKWMonth': PRICE,
	'powerContracts.capacityUsdPerMWDay': PRICE,
	'powerContracts.tariff.fromHour': { ...MATTER, opexUsd: '-', npvUsd: '+' },
	'powerContracts.tariff.toHour': { ...MATTER, opexUsd: '+', npvUsd: '-' },
	'powerContracts.tariff.addUsdPerMWh': PRICE,
	'powerContracts.curtailmentHoursPerYear': { workDone: '-', capexUsd: 'same', firstPower: 'same' },
	'powerContracts.elccShare': { ...MATTER, capexUsd: 'same', opexUsd: '-', npvUsd: '+' },
	'buildPhases.itMW': { deliveredMW: '+', firstPower: '-', capexUsd: '+', builders: '+', operators: '+', npvUsd: '-' },
	'buildPhases.startMonth': LATER,
	'buildPhases.durationMonths': LATER,
	'buildPhases.rackDensityKW': SUPPLY,
	'buildPhases.capexUsdPerWatt': { ...MATTER, capexUsd: '+', opexUsd: '+', npvUsd: '-' },
	'buildPhases.procurement.quantity': SUPPLY,
	'chipOrders.accelerators': {
		deliveredMW: '+',
		workDone: '+',
		energyMWh: '+',
		capexUsd: '+',
		builders: '+',
		revenueUsd: '+',
	},
	'chipOrders.orderMonth': LATER,
	'chipOrders.leadTimeMonths': LATER,
	'chipOrders.licenceMonth': LATER,
	'chipOrders.unitPriceUsd': { ...MATTER, capexUsd: '+', opexUsd: '+', npvUsd: '-' },
	'chipOrders.retireAfterMonths': { deliveredMW: '+', workDone: '+', energyMWh: '+', lossesMW: '-' },
	'chipOrders.rentUsdPerAcceleratorHour': INCOME,
	'chipOrders.rentOccupancyShare': { revenueUsd: '+', npvUsd: '+', energyMWh: '+', capexUsd: 'same' },
	'chipOrders.rentRampMonths': { revenueUsd: '-', npvUsd: '-', energyMWh: '-', capexUsd: 'same' },
	// These customers pay more than others do: the more and the longer, the better.
	'chipOrders.reserved.accelerators': { revenueUsd: '+', npvUsd: '+', capexUsd: 'same' },
	'chipOrders.reserved.termMonths': { revenueUsd: '+', npvUsd: '+', capexUsd: 'same' },
	'chipOrders.reserved.startMonth': { ...same('capexUsd'), npvUsd: '-' },
	'chipOrders.reserved.usdPerAcceleratorHour': INCOME,
	'chipOrders.reserved.prepaidShare': { ...MATTER, ...same('capexUsd', 'opexUsd', 'revenueUsd'), npvUsd: '+' },
	'workloads.startMonth': { workDone: '-', energyMWh: '-', emissions: '-', ...same('capexUsd', 'builders') },
	'workloads.accelerators': { workDone: '+', energyMWh: '+', emissions: '+', ...same('capexUsd', 'builders') },
	'workloads.trainingTokens': { ...same('capexUsd', 'builders'), workDone: '+' },
	'workloads.priority': same('capexUsd', 'builders', 'deliveredMW'),
}

/** Where a plan rightly moves another way, and why; each is met, or it would not stand here. */
type Otherwise = {
	readonly plan: string
	readonly field: string
	readonly item: string
	readonly figures: readonly HeadlineFigure[]
	readonly why: string
}

const RETIRED_LATER = {
	plan: 'frankfurt-retrofit',
	item: 'gb200',
	figures: ['deliveredMW', 'workDone', 'lossesMW'],
	why: 'delivered before the plan: what comes later leaves later, within it',
} as const

export const OTHERWISE: readonly Otherwise[] = [
	{ ...RETIRED_LATER, field: 'chipOrders.orderMonth' },
	{ ...RETIRED_LATER, field: 'chipOrders.leadTimeMonths' },
	{
		...{ plan: 'frankfurt-retrofit', field: 'chipOrders.orderMonth', item: 'vr', figures: ['fullPower'] },
		why: 'no target is stated: full is the most that chips ever fill, and what comes sooner overlaps with what leaves',
	},
	{
		...{ plan: 'virginia-flexible', field: 'chipOrders.accelerators', item: 'gb200', figures: ['workDone'] },
		why: 'chips that nothing runs on draw a fifth, and in cut hours training stops for it',
	},
]

/** Fields that move no figure in any of the plans, either way, and why. */
export const STILL: Readonly<Record<string, string>> = {
	'sites.heat.temperatureC': 'changes no figure, only a warning: its help says so',
	'sites.existingLoadMW': 'Frankfurt has 36 MW beside it and needs 24',
	'buildPhases.procurement.quantity': 'what is not bought yet can still come in time, and is paid for by need',
	'workloads.trainingTokens': 'every run outlasts its plan, so that its load is flat',
	'workloads.priority': 'nothing is short of accelerators where it is stated',
	'plan.finance.targetDscr': 'Johor borrows as much as its loan to cost allows, and covers it 1.6 times',
}
