import { ACRES_PER_HECTARE, HOURS_PER_DAY, HOURS_PER_MONTH, HOURS_PER_YEAR, SECONDS_PER_HOUR } from './conversions.ts'

/**
 * Every unit a quantity may carry. The basis is part of the unit: megawatts of IT load, at the meter and of plant are
 * three, and meet only through a factor that turns one into the other, such as PUE.
 *
 * `dimension` holds the exponents of the base dimensions and `scale` the size against the first unit of a dimension (kW
 * against MW: 0.001; left out: 1). A formula whose sides differ in either is refused where it is defined.
 * `digits` is the number of significant digits a reader is shown.
 */
type Dimension = Readonly<
	Partial<
		Record<
			| 'it'
			| 'meter'
			| 'plant'
			| 'heat'
			| 'apparent'
			| 'fuel'
			| 'time'
			| 'money'
			| 'labour'
			| 'accelerators'
			| 'tokens'
			| 'mass'
			| 'volume'
			| 'length'
			| 'compute'
			| 'memory',
			number
		>
	>
>
type UnitRow = {
	readonly label: string
	readonly dimension: Dimension
	readonly scale?: number
	readonly digits: number
	readonly whole?: true
}

export const UNITS = {
	itMW: { label: 'MW IT', dimension: { it: 1 }, digits: 3 },
	facilityMW: { label: 'MW at the meter', dimension: { meter: 1 }, digits: 3 },
	plantMW: { label: 'MW', dimension: { plant: 1 }, digits: 3 },
	thermalMW: { label: 'MW thermal', dimension: { heat: 1 }, digits: 3 },
	/** an item's own unit of size: MW, MVA, MW thermal, A, ports */
	ownSize: { label: 'in the item’s unit of size', dimension: {}, digits: 6 },
	MVA: { label: 'MVA', dimension: { apparent: 1 }, digits: 3 },
	kW: { label: 'kW', dimension: { it: 1 }, scale: 1e-3, digits: 3 },
	W: { label: 'W', dimension: { it: 1 }, scale: 1e-6, digits: 4 },
	kV: { label: 'kV', dimension: {}, digits: 3 },
	itMWMonths: { label: 'MW IT · months', dimension: { it: 1, time: 1 }, scale: HOURS_PER_MONTH, digits: 4 },
	MWh: { label: 'MWh', dimension: { meter: 1, time: 1 }, digits: 4 },
	/** energy at the racks */
	itMWh: { label: 'MWh', dimension: { it: 1, time: 1 }, digits: 4 },
	MMBtu: { label: 'MMBtu', dimension: { fuel: 1 }, digits: 4 },
	MMBtuPerMWh: { label: 'MMBtu/MWh', dimension: { fuel: 1, meter: -1, time: -1 }, digits: 3 },
	eventsPerYear: { label: 'events a year', dimension: {}, digits: 3 },
	kWPerAccelerator: { label: 'kW per accelerator', dimension: { it: 1, accelerators: -1 }, scale: 1e-3, digits: 4 },
	itMWPerAccelerator: { label: 'MW IT per accelerator', dimension: { it: 1, accelerators: -1 }, digits: 4 },
	ratio: { label: '', dimension: {}, digits: 3 },
	share: { label: '%', dimension: {}, digits: 2 },
	months: { label: 'months', dimension: { time: 1 }, scale: HOURS_PER_MONTH, digits: 3 },
	/** steps of the monthly grid: a count, so that «month + 1» keeps its meaning */
	gridMonths: { label: 'months', dimension: {}, digits: 4 },
	days: { label: 'days', dimension: { time: 1 }, scale: HOURS_PER_DAY, digits: 3 },
	hours: { label: 'h', dimension: { time: 1 }, digits: 3 },
	weeks: { label: 'weeks', dimension: { time: 1 }, scale: 7 * HOURS_PER_DAY, digits: 3 },
	seconds: { label: 's', dimension: { time: 1 }, scale: 1 / SECONDS_PER_HOUR, digits: 3 },
	msPerKm: { label: 'ms/km', dimension: { time: 1, length: -1 }, scale: 1e-6 / SECONDS_PER_HOUR, digits: 3 },
	milliseconds: { label: 'ms', dimension: { time: 1 }, scale: 1e-3 / SECONDS_PER_HOUR, digits: 3 },
	hoursPerDay: { label: 'h a day', dimension: {}, digits: 3 },
	daysPerMonth: { label: 'days a month', dimension: {}, digits: 3 },
	/** counted, as months are */
	weeksPerYear: { label: 'weeks a year', dimension: {}, digits: 3 },
	/** of weeks that are counted, as months are */
	hoursPerWeek: { label: 'h a week', dimension: { time: 1 }, digits: 3 },
	hoursPerYear: { label: 'h a year', dimension: {}, digits: 3 },
	labourHours: { label: 'worker-hours', dimension: { labour: 1 }, digits: 3 },
	heads: { label: 'people', dimension: { labour: 1, time: -1 }, digits: 4, whole: true },
	headsPerMW: { label: 'people per MW', dimension: { labour: 1, time: -1, plant: -1 }, digits: 3 },
	headsPerMonth: {
		label: 'people a month',
		dimension: { labour: 1, time: -2 },
		scale: 1 / HOURS_PER_MONTH,
		digits: 3,
		whole: true,
	},
	labourHoursPerHead: { label: 'h a worker-month', dimension: { time: 1 }, digits: 4 },
	usd: { label: 'USD', dimension: { money: 1 }, digits: 3 },
	usdPerMonth: { label: 'USD a month', dimension: { money: 1, time: -1 }, scale: 1 / HOURS_PER_MONTH, digits: 3 },
	/** of years that are counted */
	usdPerYear: { label: 'USD a year', dimension: { money: 1 }, digits: 3 },
	usdPerMWh: { label: 'USD/MWh', dimension: { money: 1, meter: -1, time: -1 }, digits: 3 },
	usdPerKWMonth: {
		label: 'USD/kW-month',
		dimension: { money: 1, plant: -1, time: -1 },
		scale: 1e3 / HOURS_PER_MONTH,
		digits: 3,
	},
	/** of IT load that is let */
	usdPerItKWMonth: {
		label: 'USD/kW-month',
		dimension: { money: 1, it: -1, time: -1 },
		scale: 1e3 / HOURS_PER_MONTH,
		digits: 3,
	},
	/** of a capacity obligation, by the day */
	usdPerMWDay: {
		label: 'USD/MW-day',
		dimension: { money: 1, meter: -1, time: -1 },
		scale: 1 / HOURS_PER_DAY,
		digits: 3,
	},
	usdPerMW: { label: 'USD/MW', dimension: { money: 1, plant: -1 }, digits: 3 },
	/** of what is built for a megawatt of IT load */
	usdPerItMW: { label: 'USD/MW', dimension: { money: 1, it: -1 }, digits: 3 },
	usdPerWatt: { label: 'USD/W', dimension: { money: 1, it: -1 }, scale: 1e6, digits: 3 },
	usdPerKW: { label: 'USD/kW', dimension: { money: 1, plant: -1 }, scale: 1e3, digits: 3 },
	usdPerKWh: { label: 'USD/kWh', dimension: { money: 1, meter: -1, time: -1 }, scale: 1e3, digits: 3 },
	usdPerMMBtu: { label: 'USD/MMBtu', dimension: { money: 1, fuel: -1 }, digits: 3 },
	usdPerAccelerator: { label: 'USD per accelerator', dimension: { money: 1, accelerators: -1 }, digits: 4 },
	usdPerAcceleratorHour: {
		label: 'USD per accelerator-hour',
		dimension: { money: 1, accelerators: -1, time: -1 },
		digits: 3,
	},
	usdPerHectare: { label: 'USD/ha', dimension: { money: 1, length: -2 }, scale: 1e-4, digits: 3 },
	/** of a worker, whatever the hours of the day */
	usdPerDay: { label: 'USD a day', dimension: { money: 1, labour: -1, time: 1 }, digits: 3 },
	usdPerLabourHour: { label: 'USD/h', dimension: { money: 1, labour: -1 }, digits: 3 },
	usdPerMillionTokens: { label: 'USD per million tokens', dimension: { money: 1, tokens: -1 }, scale: 1e-6, digits: 3 },
	accelerators: { label: 'accelerators', dimension: { accelerators: 1 }, digits: 6, whole: true },
	acceleratorHours: { label: 'accelerator-hours', dimension: { accelerators: 1, time: 1 }, digits: 4 },
	acceleratorMonths: {
		label: 'accelerator-months',
		dimension: { accelerators: 1, time: 1 },
		scale: HOURS_PER_MONTH,
		digits: 3,
	},
	endpointsPerAccelerator: { label: 'per accelerator', dimension: { accelerators: -1 }, digits: 3 },
	count: { label: '', dimension: {}, digits: 6, whole: true },
	racks: { label: 'racks', dimension: {}, digits: 4 },
	tokens: { label: 'tokens', dimension: { tokens: 1 }, digits: 3 },
	millionTokens: { label: 'million tokens', dimension: { tokens: 1 }, scale: 1e6, digits: 3 },
	tokensPerSecond: { label: 'tokens/s', dimension: { tokens: 1, time: -1 }, scale: SECONDS_PER_HOUR, digits: 4 },
	tokensPerSecondPerAccelerator: {
		label: 'tokens/s per accelerator',
		dimension: { tokens: 1, time: -1, accelerators: -1 },
		scale: SECONDS_PER_HOUR,
		digits: 4,
	},
	requests: { label: 'requests', dimension: {}, digits: 3 },
	jobs: { label: 'jobs', dimension: {}, digits: 3 },
	jobsPerMonth: { label: 'jobs a month', dimension: { time: -1 }, scale: 1 / HOURS_PER_MONTH, digits: 3 },
	flop: { label: 'FLOP', dimension: { compute: 1 }, digits: 3 },
	tflops: { label: 'TFLOP/s', dimension: { compute: 1, time: -1 }, scale: 1e12 * SECONDS_PER_HOUR, digits: 4 },
	tflopsPerAccelerator: {
		label: 'TFLOP/s per accelerator',
		dimension: { compute: 1, time: -1, accelerators: -1 },
		scale: 1e12 * SECONDS_PER_HOUR,
		digits: 4,
	},
	GBPerAccelerator: { label: 'GB per accelerator', dimension: { memory: 1, accelerators: -1 }, digits: 4 },
	TBpsPerAccelerator: {
		label: 'TB/s per accelerator',
		dimension: { memory: 1, time: -1, accelerators: -1 },
		scale: 1e3 * SECONDS_PER_HOUR,
		digits: 3,
	},
	GB: { label: 'GB', dimension: { memory: 1 }, digits: 4 },
	TBps: { label: 'TB/s', dimension: { memory: 1, time: -1 }, scale: 1e3 * SECONDS_PER_HOUR, digits: 3 },
	GBps: { label: 'GB/s', dimension: { memory: 1, time: -1 }, scale: SECONDS_PER_HOUR, digits: 4 },
	PB: { label: 'PB', dimension: { memory: 1 }, scale: 1e6, digits: 3 },
	PBPerAccelerator: { label: 'PB per accelerator', dimension: { memory: 1, accelerators: -1 }, scale: 1e6, digits: 3 },
	GBpsPerAccelerator: {
		label: 'GB/s per accelerator',
		dimension: { memory: 1, time: -1, accelerators: -1 },
		scale: SECONDS_PER_HOUR,
		digits: 3,
	},
	bytes: { label: 'bytes', dimension: { memory: 1 }, scale: 1e-9, digits: 4 },
	squareFeetPerHead: { label: 'sq ft a person', dimension: {}, digits: 3 },
	km: { label: 'km', dimension: { length: 1 }, scale: 1e3, digits: 3 },
	m2: { label: 'm²', dimension: { length: 2 }, digits: 3 },
	m2PerItMW: { label: 'm² per MW IT', dimension: { length: 2, it: -1 }, digits: 3 },
	acres: { label: 'acres', dimension: { length: 2 }, scale: 1e4 / ACRES_PER_HECTARE, digits: 3 },
	acresPerMW: { label: 'acres per MW', dimension: { length: 2, plant: -1 }, scale: 1e4 / ACRES_PER_HECTARE, digits: 3 },
	hectares: { label: 'ha', dimension: { length: 2 }, scale: 1e4, digits: 3 },
	hectaresPerFacilityMW: {
		label: 'ha per MW at the meter',
		dimension: { length: 2, meter: -1 },
		scale: 1e4,
		digits: 3,
	},
	m3: { label: 'm³', dimension: { volume: 1 }, digits: 3 },
	m3PerYear: { label: 'm³ a year', dimension: { volume: 1, time: -1 }, scale: 1 / HOURS_PER_YEAR, digits: 3 },
	litresPerKWh: { label: 'L/kWh', dimension: { volume: 1, meter: -1, time: -1 }, digits: 3 },
	kilograms: { label: 'kg CO₂e', dimension: { mass: 1 }, scale: 1e-3, digits: 4 },
	tonnes: { label: 't CO₂e', dimension: { mass: 1 }, digits: 3 },
	tonnesPerYear: { label: 't CO₂e a year', dimension: { mass: 1, time: -1 }, scale: 1 / HOURS_PER_YEAR, digits: 3 },
	kgPerM2: { label: 'kg CO₂e/m²', dimension: { mass: 1, length: -2 }, scale: 1e-3, digits: 4 },
	/** of rated power of a chip */
	kgPerW: { label: 'kg CO₂e/W', dimension: { mass: 1, it: -1 }, scale: 1e3, digits: 3 },
	kgPerMWh: { label: 'kg CO₂e/MWh', dimension: { mass: 1, meter: -1, time: -1 }, scale: 1e-3, digits: 4 },
	degrees: { label: '°', dimension: {}, digits: 4 },
	celsius: { label: '°C', dimension: {}, digits: 3 },
	sharePerYear: { label: '% a year', dimension: {}, digits: 2 },
	recordables: { label: 'recordables', dimension: {}, digits: 3 },
} as const satisfies Record<string, UnitRow>

export type Unit = keyof typeof UNITS

/** A part of a whole, or of it in a year: kept as a part of one, shown and typed as per cent. */
export const isShare = (unit: Unit | null): boolean => unit === 'share' || unit === 'sharePerYear'
