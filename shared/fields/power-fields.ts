import { contractTerms, DELIVERED, GRID, PLANT } from './contract-terms.ts'
import { field } from './field.ts'

const NON_FIRM = { firmRule: ['backup'] }
/** A utility may credit it; plant on the site that burns fuel is firm by itself. */
const CREDITED = { role: ['offsite', 'onsite_zero_carbon', 'storage', 'load'] }
const GAS = { role: ['onsite_combustion'] }

export const SOLAR_MOUNTS = ['tracker', 'tilted', 'fixed'] as const
const CONTRACT_STATUSES = ['study', 'agreement', 'construction', 'energised'] as const

export const powerContractFields = {
	id: field.id({ label: 'ID', help: 'Identifies the contract.' }),
	siteId: field.reference({ label: 'Site', help: 'Where power is delivered.', reference: 'sites' }),
	name: field.text({ label: 'Contract', help: 'Name in the plan.', defaultText: 'its id' }),
	kind: field.reference({
		label: 'Type',
		help: 'Sets default firmness, price and carbon.',
		reference: 'powerContractTypes',
	}),
	capacityMW: field.number({
		label: 'Capacity',
		help: 'Plant: nameplate. Others: MW at the meter. After the ramp.',
		unit: 'plantMW',
		max: 100_000,
	}),
	startMonth: field.month({ label: 'Start', help: 'First month of service.' }),
	status: field.choice({
		label: 'Status',
		help: 'A queue position counts only once energized.',
		choices: CONTRACT_STATUSES,
		default: 'agreement',
		source: 'planned contracts are signed',
		quality: 'guess',
	}),
	counterparty: field.text({
		label: 'Counterparty',
		help: 'For reference. Contracts with one utility share simulated delays.',
	}),
	termMonths: field.optionalInteger({
		label: 'Term',
		help: 'Months in service.',
		unit: 'gridMonths',
		min: 1,
		max: 1200,
		defaultText: 'to plan end',
	}),
	rampMonths: field.optionalInteger({
		label: 'Ramp',
		help: 'Months to full capacity, in equal steps.',
		unit: 'gridMonths',
		min: 1,
		max: 240,
		default: 1,
		source: 'full from the first month',
		quality: 'benchmark',
	}),
	firmShare: field.optionalNumber({
		label: 'Firm share',
		help: 'Firm MW at the meter ÷ capacity.',
		unit: 'share',
		max: 1,
		defaultText: 'type default',
		meantFor: { role: [...GRID, ...PLANT] },
	}),
	capacityFactor: field.optionalNumber({
		label: 'Capacity factor',
		help: 'Average output ÷ capacity. Blank: site sun or country wind.',
		unit: 'share',
		max: 1,
		defaultText: 'site or type default',
		meantFor: { role: ['offsite', 'financial', 'onsite_zero_carbon'] },
		neededFor: { settlesAtHub: [true] },
	}),
	backupMW: field.optionalNumber({
		label: 'Backup',
		help: 'Generation or storage that firms non-firm service.',
		unit: 'plantMW',
		max: 100_000,
		default: 0,
		source: 'none unless planned',
		quality: 'benchmark',
		meantFor: NON_FIRM,
	}),
	curtailmentHoursPerYear: field.optionalNumber({
		label: 'Curtailment',
		help: 'Hours per year the utility may curtail.',
		unit: 'hoursPerYear',
		max: 8760,
		defaultText: 'type default',
		meantFor: NON_FIRM,
	}),
	units: field.optionalInteger({
		label: 'Units',
		help: 'Number of units. Blank: capacity ÷ unit size, rounded up.',
		unit: 'count',
		min: 1,
		max: 10_000,
		meantFor: { role: [...PLANT, 'storage'] },
	}),
	unitMW: field.optionalNumber({
		label: 'Unit size',
		help: 'Size of one unit.',
		unit: 'plantMW',
		min: 0.001,
		max: 10_000,
		defaultText: 'type default',
		meantFor: { role: [...PLANT, 'storage'] },
	}),
	energyMWh: field.optionalNumber({
		label: 'Energy capacity',
		help: 'Battery MWh.',
		unit: 'MWh',
		max: 1e6,
		defaultText: 'four hours at capacity',
		meantFor: { role: ['storage'] },
	}),
	roundTripShare: field.optionalNumber({
		label: 'Round-trip efficiency',
		help: 'Discharge ÷ charge energy.',
		unit: 'share',
		min: 0.3,
		max: 1,
		defaultText: 'type default',
		meantFor: { role: ['storage'] },
	}),
	accreditedBy: field.optionalReference({
		label: 'Accrediting contract',
		help: 'Utility contract whose capacity obligation it lowers.',
		reference: 'powerContracts',
		defaultText: 'none',
		meantFor: CREDITED,
	}),
	elccShare: field.optionalNumber({
		label: 'Capacity credit',
		help: 'Obligation MW credited per MW served. Affects cost, not power.',
		unit: 'share',
		max: 1,
		defaultText: 'PJM class rating',
		meantFor: CREDITED,
	}),
	solarMount: field.choice({
		label: 'Mounting',
		help: 'Tracking, fixed tilt or flat.',
		choices: SOLAR_MOUNTS,
		default: 'tracker',
		source: 'most large solar plants track',
		quality: 'guess',
		meantFor: { followsSun: [true] },
	}),
	dcAcRatio: field.optionalNumber({
		label: 'DC/AC ratio',
		help: 'Panel MW per inverter MW.',
		unit: 'ratio',
		min: 1,
		max: 1.8,
		default: 1.3,
		source: 'LBNL: additions of 2022 in the United States, 13.2 GW of panels on 10.4 GW of inverters',
		quality: 'published',
		meantFor: { followsSun: [true] },
	}),
	dispatchRank: field.optionalInteger({
		label: 'Dispatch order',
		help: 'Lowest runs first.',
		unit: 'ratio',
		min: 21,
		max: 59,
		defaultText: 'firm 30, non-firm 40, gas 50',
		meantFor: { role: [...GRID, 'onsite_combustion'] },
	}),
	minimumLoadShare: field.optionalNumber({
		label: 'Minimum stable load',
		help: 'Lowest stable output of one unit.',
		unit: 'share',
		max: 0.95,
		defaultText: 'type default',
		meantFor: GAS,
	}),
	fuelLimitMMBtuPerMonth: field.optionalNumber({
		label: 'Fuel limit',
		help: 'Monthly pipeline nomination. Blank: no limit.',
		unit: 'MMBtu',
		max: 1e9,
		meantFor: GAS,
	}),
	fuelUsdPerMMBtu: field.optionalNumber({
		label: 'Fuel price',
		help: 'Fuel price for on-site plant.',
		unit: 'usdPerMMBtu',
		max: 1000,
		defaultText: 'type default',
		meantFor: { role: ['onsite_combustion'] },
	}),
	maxHoursPerYear: field.optionalNumber({
		label: 'Permit hours',
		help: 'Permitted run hours per year. Blank: no limit.',
		unit: 'hoursPerYear',
		max: 8760,
		meantFor: { role: ['onsite_combustion', 'load'] },
	}),
	energyPriceUsdPerMWh: field.optionalNumber({
		label: 'Energy price',
		help: 'Blank: regional price, or fuel and O&M of a plant.',
		unit: 'usdPerMWh',
		min: -1000,
		max: 10_000,
		defaultText: 'regional or type default',
		meantFor: { role: [...DELIVERED, 'financial'] },
	}),
	...contractTerms,
	emissionsKgPerMWh: field.optionalNumber({
		label: 'Emissions',
		help: 'Market-based factor for this contract’s energy.',
		unit: 'kgPerMWh',
		max: 5000,
		defaultText: 'type or grid default',
		meantFor: { role: [...DELIVERED, 'financial'] },
	}),
} as const

export const minimumBillStepFields = {
	month: field.month({ label: 'Start', help: 'First month of this minimum.' }),
	demandMW: field.optionalNumber({
		label: 'Demand',
		help: 'Base for the minimum share.',
		unit: 'plantMW',
		max: 100_000,
		defaultText: 'load served',
	}),
	billUsdPerMonth: field.optionalNumber({
		label: 'Minimum monthly bill',
		help: 'Floor on energy plus demand charges, at first-month prices.',
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
	month: field.month({ label: 'Start', help: 'First month of this step.' }),
	MW: field.number({ label: 'Capacity', help: 'Capacity from this month.', unit: 'plantMW', max: 100_000 }),
} as const
