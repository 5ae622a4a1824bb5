import { contractTerms, DELIVERED, GRID, PLANT } from './contract-terms.ts'
import { field } from './field.ts'

const NON_FIRM = { firmRule: ['backup'] }
/** A utility may credit it; plant on the site that burns fuel is firm by itself. */
const CREDITED = { role: ['offsite', 'onsite_zero_carbon', 'storage', 'load'] }
const GAS = { role: ['onsite_combustion'] }

export const SOLAR_MOUNTS = ['tracker', 'tilted', 'fixed'] as const
const CONTRACT_STATUSES = ['study', 'agreement', 'construction', 'energised'] as const

export const powerContractFields = {
	id: field.id({ label: 'Id', help: 'Names the contract.' }),
	siteId: field.reference({ label: 'Site', help: 'Where the power arrives.', reference: 'sites' }),
	name: field.text({ label: 'Contract', help: 'What it is called in the plan.', defaultText: 'its id' }),
	kind: field.reference({
		label: 'Kind',
		help: 'Firmness, price and carbon come from the kind unless stated here.',
		reference: 'powerContractTypes',
	}),
	capacityMW: field.number({
		label: 'Capacity',
		help: 'Nameplate of plant, at the meter for all else; after the ramp.',
		unit: 'plantMW',
		max: 100_000,
	}),
	startMonth: field.month({ label: 'From', help: 'Holds for the whole of this month.' }),
	status: field.choice({
		label: 'Status',
		help: 'Where the contract stands; a queue position counts only when energized.',
		choices: CONTRACT_STATUSES,
		default: 'agreement',
		source: 'planned contracts are signed ones',
		quality: 'guess',
	}),
	counterparty: field.text({
		label: 'Counterparty',
		help: 'For people; contracts of one utility share delays in the simulation.',
	}),
	termMonths: field.optionalInteger({
		label: 'Term',
		help: 'Months it holds; left out, to the end of the plan.',
		unit: 'gridMonths',
		min: 1,
		max: 1200,
		defaultText: 'no end',
	}),
	rampMonths: field.optionalInteger({
		label: 'Ramp',
		help: 'Months until the full capacity flows, in equal steps.',
		unit: 'gridMonths',
		min: 1,
		max: 240,
		default: 1,
		source: 'full from the first month',
		quality: 'benchmark',
	}),
	firmShare: field.optionalNumber({
		label: 'Firm share',
		help: 'Firm MW at the meter ÷ capacity; left out, by the kind’s rule.',
		unit: 'share',
		max: 1,
		defaultText: 'the kind’s rule',
		meantFor: { role: [...GRID, ...PLANT] },
	}),
	capacityFactor: field.optionalNumber({
		label: 'Capacity factor',
		help: 'Mean output ÷ capacity; left out, of sun by latitude and clearness of the site, of wind its country’s.',
		unit: 'share',
		max: 1,
		defaultText: 'that of its place, else the kind’s',
		meantFor: { role: ['offsite', 'financial', 'onsite_zero_carbon'] },
		neededFor: { settlesAtHub: [true] },
	}),
	backupMW: field.optionalNumber({
		label: 'Backup',
		help: 'Generators or batteries that make non-firm power firm.',
		unit: 'plantMW',
		max: 100_000,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
		meantFor: NON_FIRM,
	}),
	curtailmentHoursPerYear: field.optionalNumber({
		label: 'Curtailment',
		help: 'Hours a year a non-firm connection may be cut.',
		unit: 'hoursPerYear',
		max: 8760,
		defaultText: 'the kind’s',
		meantFor: NON_FIRM,
	}),
	units: field.optionalInteger({
		label: 'Units',
		help: 'Machines of the plant; left out, capacity ÷ unit size rounded up.',
		unit: 'count',
		min: 1,
		max: 10_000,
		meantFor: { role: [...PLANT, 'storage'] },
	}),
	unitMW: field.optionalNumber({
		label: 'Unit size',
		help: 'Of one machine.',
		unit: 'plantMW',
		min: 0.001,
		max: 10_000,
		defaultText: 'the kind’s',
		meantFor: { role: [...PLANT, 'storage'] },
	}),
	energyMWh: field.optionalNumber({
		label: 'Storage',
		help: 'Of a battery; left out, four hours of its capacity.',
		unit: 'MWh',
		max: 1e6,
		defaultText: '4 h',
		meantFor: { role: ['storage'] },
	}),
	roundTripShare: field.optionalNumber({
		label: 'Round trip',
		help: 'Energy a battery gives ÷ energy it takes; left out, the kind’s.',
		unit: 'share',
		min: 0.3,
		max: 1,
		defaultText: 'the kind’s',
		meantFor: { role: ['storage'] },
	}),
	accreditedBy: field.optionalReference({
		label: 'Accredited by',
		help: 'The utility contract whose capacity obligation it lowers; left out, none.',
		reference: 'powerContracts',
		defaultText: 'none',
		meantFor: CREDITED,
	}),
	elccShare: field.optionalNumber({
		label: 'Capacity credit',
		help: 'Of the capacity obligation, what each megawatt served takes off; left out, PJM’s of the kind. Money alone: no power at the meter.',
		unit: 'share',
		max: 1,
		defaultText: 'the kind’s',
		meantFor: CREDITED,
	}),
	solarMount: field.choice({
		label: 'Mount',
		help: 'How panels stand: they follow the sun, are tilted to the equator, or lie flat.',
		choices: SOLAR_MOUNTS,
		default: 'tracker',
		source: 'most large fields follow the sun',
		quality: 'guess',
		meantFor: { followsSun: [true] },
	}),
	dcAcRatio: field.optionalNumber({
		label: 'Panels ÷ inverter',
		help: 'Panels’ own megawatts for each one at the inverter: more of them fill its mornings and evenings, and noon is cut.',
		unit: 'ratio',
		min: 1,
		max: 1.8,
		default: 1.3,
		source: 'LBNL: additions of 2022 in the United States, 13.2 GW of panels on 10.4 GW of inverters',
		quality: 'published',
		meantFor: { followsSun: [true] },
	}),
	dispatchRank: field.optionalInteger({
		label: 'Rank',
		help: 'Lower ranks are asked first; left out, 30 firm imports, 40 non-firm, 50 gas.',
		unit: 'ratio',
		min: 21,
		max: 59,
		defaultText: 'the kind’s',
		meantFor: { role: [...GRID, 'onsite_combustion'] },
	}),
	minimumLoadShare: field.optionalNumber({
		label: 'Minimum load',
		help: 'Share of one machine’s output below which it may not run; left out, the kind’s.',
		unit: 'share',
		max: 0.95,
		defaultText: 'the kind’s',
		meantFor: GAS,
	}),
	fuelLimitMMBtuPerMonth: field.optionalNumber({
		label: 'Fuel limit',
		help: 'Of a month, as nominated with the pipeline; left out, none.',
		unit: 'MMBtu',
		max: 1e9,
		meantFor: GAS,
	}),
	fuelUsdPerMMBtu: field.optionalNumber({
		label: 'Fuel price',
		help: 'Of an on-site plant.',
		unit: 'usdPerMMBtu',
		max: 1000,
		defaultText: 'the kind’s',
		meantFor: { role: ['onsite_combustion'] },
	}),
	maxHoursPerYear: field.optionalNumber({
		label: 'Hours allowed',
		help: 'Of a permit, a year.',
		unit: 'hoursPerYear',
		max: 8760,
		meantFor: { role: ['onsite_combustion', 'load'] },
	}),
	energyPriceUsdPerMWh: field.optionalNumber({
		label: 'Energy price',
		help: 'Left out: the region’s price, or wholesale and the charge for wires where a demand charge is stated, or fuel and operation of a plant. Where the region publishes none, it is unpriced until one is entered.',
		unit: 'usdPerMWh',
		min: -1000,
		max: 10_000,
		defaultText: 'the region’s or the kind’s',
		meantFor: { role: [...DELIVERED, 'financial'] },
	}),
	...contractTerms,
	emissionsKgPerMWh: field.optionalNumber({
		label: 'Emissions',
		help: 'Of the contract’s energy, market-based.',
		unit: 'kgPerMWh',
		max: 5000,
		defaultText: 'the kind’s, else the grid’s',
		meantFor: { role: [...DELIVERED, 'financial'] },
	}),
} as const

export const minimumBillStepFields = {
	month: field.month({ label: 'From', help: 'The minimum holds from this month.' }),
	demandMW: field.optionalNumber({
		label: 'Demand',
		help: 'That the minimum share is reckoned on; left out, what the contract serves.',
		unit: 'plantMW',
		max: 100_000,
		defaultText: 'what is served',
	}),
	billUsdPerMonth: field.optionalNumber({
		label: 'Bill a month',
		help: 'Energy and demand come to at least this, at the prices of the plan’s first month; left out, no such floor.',
		unit: 'usd',
		max: 1e11,
		defaultText: 'no floor',
	}),
} as const

/** An hour of a day in local standard time, which is the sun's within half an hour. */
export const tariffFields = {
	months: field.calendarMonths({
		label: 'Months',
		help: 'Of the year, such as 6, 7, 8; left out, all.',
		unit: 'count',
		defaultText: 'all',
	}),
	fromHour: field.integer({ label: 'From hour', help: 'Of the day; a night is two rows.', unit: 'hours', max: 24 }),
	toHour: field.integer({ label: 'To hour', help: 'Before which it ends, 24 at most.', unit: 'hours', max: 24 }),
	addUsdPerMWh: field.number({
		label: 'Added',
		help: 'To the energy price in these hours; less than 0 takes off.',
		unit: 'usdPerMWh',
		min: -500,
		max: 1000,
	}),
} as const

export const rampStepFields = {
	month: field.month({ label: 'From', help: 'The step holds from this month.' }),
	MW: field.number({ label: 'Capacity', help: 'That flows from then on.', unit: 'plantMW', max: 100_000 }),
} as const
