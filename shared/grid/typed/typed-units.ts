import { powerContractFields } from '#shared/fields/power-fields.ts'
import { planFields } from '#shared/fields/plan-fields.ts'
import { ownValue } from '#shared/own-value.ts'
import { ACRES_PER_HECTARE, HOURS_PER_DAY, HOURS_PER_YEAR, SQUARE_METRES_PER_KSF } from '#shared/units/conversions.ts'
import { DOLLARS, isMoney, type Money, moneySign } from '#shared/units/money.ts'
import { isShare, UNITS, type Unit } from '#shared/units/units.ts'

type UnitSizes = Readonly<Record<string, number>>

const times = (sizes: UnitSizes, factor: number): UnitSizes =>
	Object.fromEntries(Object.entries(sizes).map(([word, size]) => [word, size * factor]))

const WATTS: UnitSizes = {
	...{ w: 1e-6, kw: 1e-3, mw: 1, gw: 1e3 },
	watt: 1e-6,
	kilowatt: 1e-3,
	megawatt: 1,
	gigawatt: 1e3,
}
/** What stands behind watts and says of what they are. Those of IT load and those at the meter are others. */
const wattsOf = (behind: readonly string[]): UnitSizes =>
	Object.fromEntries(
		Object.entries(WATTS).flatMap(([word, size]) => ['', ...behind].map((of) => [`${word}${of}`, size])),
	)
const MEGAWATTS = wattsOf(['e', 'ac', ' ac', '-ac'])
const IT_MEGAWATTS = wattsOf(['it', ' it', ' (it)', '-it', ' critical', ' it load', ' critical it'])
/** Solar is often told by its panels; capacity here is at the inverter, at the usual ratio between both. */
const PANELS_PER_INVERTER = Number(powerContractFields.dcAcRatio.default)
const PEAK_OF_PANELS: UnitSizes = Object.fromEntries(
	Object.entries({ kw: 1e-3, mw: 1, gw: 1e3 }).flatMap(([word, size]) =>
		['p', 'dc', ' dc', '-p'].map((behind) => [`${word}${behind}`, size / PANELS_PER_INVERTER]),
	),
)
const PER_MEGAWATT: UnitSizes = { w: 1e6, kw: 1e3, mw: 1, gw: 1e-3 }
const WEEKS_PER_MONTH = HOURS_PER_YEAR / 12 / 7 / HOURS_PER_DAY
const MONTHS: UnitSizes = {
	...{ monat: 1, monate: 1, 'mon.': 1, mois: 1, mes: 1, mese: 1, mês: 1, か月: 1, ヶ月: 1, 个月: 1 },
	...{ jahr: 12, jahre: 12, an: 12, année: 12, ano: 12, año: 12, 年: 12 },
	...{ wk: 1 / WEEKS_PER_MONTH, week: 1 / WEEKS_PER_MONTH },
	...{ m: 1, mo: 1, 'mo.': 1, mth: 1, mnth: 1, month: 1, q: 3, qtr: 3, quarter: 3, y: 12, yr: 12, 'yr.': 12, year: 12 },
}
const SQUARE_METRE = 1e-4
const SQUARE_FOOT = (SQUARE_METRES_PER_KSF / 1000) * SQUARE_METRE
const HECTARES: UnitSizes = {
	ha: 1,
	hectare: 1,
	ac: 1 / ACRES_PER_HECTARE,
	acre: 1 / ACRES_PER_HECTARE,
	...{ m2: SQUARE_METRE, 'm²': SQUARE_METRE, sqm: SQUARE_METRE, 'sq m': SQUARE_METRE, 'square meter': SQUARE_METRE },
	...{ 'square metre': SQUARE_METRE, 'sq ft': SQUARE_FOOT, sqft: SQUARE_FOOT, sf: SQUARE_FOOT, ft2: SQUARE_FOOT },
	...{ 'ft²': SQUARE_FOOT, 'square foot': SQUARE_FOOT, 'square feet': SQUARE_FOOT },
	km2: 100,
	'km²': 100,
}
/** `kW-month`, `kW/mo`, `kW·yr`: of a size of power, a month or a year of it. */
function perTime(watts: string, size: number): UnitSizes {
	const times = {
		mo: 1,
		month: 1,
		mth: 1,
		m: 1,
		monat: 1,
		mois: 1,
		mes: 1,
		mês: 1,
		yr: 1 / 12,
		year: 1 / 12,
		y: 1 / 12,
		a: 1 / 12,
	}
	return Object.fromEntries(
		Object.entries(times).flatMap(([time, of]) =>
			['-', ' ', '/', '·'].map((sign) => [`${watts}${sign}${time}`, size * of]),
		),
	)
}
const PER_KW_MONTH: UnitSizes = {
	...perTime('kw', 1),
	...perTime('mw', 1e-3),
}
/** `54.6° N`, `1.06 W`: to the south and to the west is less than nothing. */
const COMPASS: UnitSizes = Object.fromEntries(
	Object.entries({ n: 1, e: 1, s: -1, w: -1 }).flatMap(([way, sign]) =>
		['', '°', '° '].map((degrees) => [`${degrees}${way}`, sign]),
	),
)

/** Words for other sizes of a unit, and how much of it they are; in the singular and in small letters. */
const SIZES: { readonly [U in Unit]?: UnitSizes } = {
	itMW: IT_MEGAWATTS,
	facilityMW: MEGAWATTS,
	plantMW: { ...MEGAWATTS, ...PEAK_OF_PANELS },
	thermalMW: MEGAWATTS,
	kW: times(MEGAWATTS, 1e3),
	kWPerAccelerator: times(MEGAWATTS, 1e3),
	W: times(MEGAWATTS, 1e6),
	MVA: { kva: 1e-3, mva: 1, gva: 1e3 },
	MWh: { kwh: 1e-3, mwh: 1, gwh: 1e3, twh: 1e6 },
	months: MONTHS,
	gridMonths: MONTHS,
	weeks: {
		w: 1,
		wk: 1,
		week: 1,
		mo: WEEKS_PER_MONTH,
		mth: WEEKS_PER_MONTH,
		month: WEEKS_PER_MONTH,
		year: WEEKS_PER_MONTH * 12,
	},
	days: { day: 1, week: 7 },
	degrees: COMPASS,
	hours: { h: 1, hour: 1, day: HOURS_PER_DAY },
	seconds: { s: 1, second: 1, ms: 1e-3, min: 60, minute: 60 },
	milliseconds: { ms: 1, s: 1e3, second: 1e3 },
	heads: {
		...{ job: 1, builder: 1, employee: 1, position: 1, role: 1, staff: 1 },
		...{ person: 1, people: 1, worker: 1, head: 1, pax: 1, ppl: 1, fte: 1, men: 1, hc: 1, bed: 1 },
	},
	accelerators: { gpu: 1, chip: 1, accelerator: 1, pc: 1, pcs: 1, unit: 1, tpu: 1 },
	hectares: HECTARES,
	acres: times(HECTARES, ACRES_PER_HECTARE),
	m2: times(HECTARES, 1e4),
	GB: { gb: 1, tb: 1e3, pb: 1e6 },
	PB: { pb: 1, tb: 1e-3, gb: 1e-6 },
	usdPerMonth: { mo: 1, month: 1, yr: 1 / 12, year: 1 / 12 },
	usdPerYear: { yr: 1, year: 1, mo: 12, month: 12 },
	usdPerDay: { day: 1, week: 1 / 7 },
	usdPerHectare: { ha: 1, hectare: 1, acre: ACRES_PER_HECTARE, m2: 1e4, 'm²': 1e4 },
	usdPerMWh: { mwh: 1, kwh: 1e3 },
	usdPerKWh: { kwh: 1, mwh: 1e-3 },
	usdPerKWMonth: PER_KW_MONTH,
	usdPerItKWMonth: PER_KW_MONTH,
	usdPerMWDay: { 'mw-day': 1, 'kw-day': 1e3, 'mw day': 1, 'kw-year': 1e3 / 365, 'mw-year': 1 / 365 },
	usdPerMW: PER_MEGAWATT,
	usdPerItMW: PER_MEGAWATT,
	usdPerWatt: times(PER_MEGAWATT, 1e-6),
	usdPerKW: times(PER_MEGAWATT, 1e-3),
	usdPerMMBtu: { mmbtu: 1 },
	MMBtuPerDay: { 'mmbtu/d': 1, 'mmbtu/day': 1, 'dth/d': 1, 'dth/day': 1 },
	usdPerAccelerator: { accelerator: 1, gpu: 1, chip: 1, piece: 1, unit: 1, each: 1, ea: 1, card: 1, tpu: 1 },
	usdPerAcceleratorHour: {
		'accelerator-hour': 1,
		'gpu-hour': 1,
		'gpu-hr': 1,
		'gpu hour': 1,
		'gpu/h': 1,
		'gpu/hr': 1,
		'gpu h': 1,
		hr: 1,
		h: 1,
		hour: 1,
	},
	usdPerLabourHour: { h: 1, hr: 1, hour: 1 },
	labourHours: { h: 1, hr: 1, hour: 1, 'man-hour': 1, manhour: 1, mh: 1, k: 1e3 },
	usdPerMillionTokens: { 'million token': 1, mtok: 1, 'm token': 1, '1m token': 1, 'm tok': 1 },
}

const CODES: Readonly<Record<string, string>> = {
	...{ $: 'USD', us$: 'USD', us: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', rs: 'INR', 'rs.': 'INR' },
	...{
		r$: 'BRL',
		c$: 'CAD',
		ca$: 'CAD',
		a$: 'AUD',
		au$: 'AUD',
		s$: 'SGD',
		sg$: 'SGD',
		hk$: 'HKD',
		nz$: 'NZD',
		mx$: 'MXN',
	},
	...{
		rm: 'MYR',
		rmb: 'CNY',
		元: 'CNY',
		zł: 'PLN',
		euro: 'EUR',
		euros: 'EUR',
		dollar: 'USD',
		dollars: 'USD',
		yen: 'JPY',
		円: 'JPY',
	},
}
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
/** A hundredth of a currency: its own where it is named, `€ct`, else the plan's. */
const CENTS = /(?:^|[€$£]|eur|usd|gbp|us)(c|ct|cts|cents?|¢)$|^(ct?)(?=[€$£]$)/

/** Behind a number of things. */
const COUNTED: ReadonlySet<string> = new Set([
	'ea',
	'each',
	'pc',
	'pcs',
	'unit',
	'units',
	'no',
	'nos',
	'no.',
	'x',
	'off',
	'st',
	'stück',
	'sets',
])

/** How much of a field's unit one of what somebody wrote is, or why it is none. */
type UnitSize = { readonly size: number } | { readonly why: string }

const plain = (words: string) => words.toLowerCase().replaceAll(/\s+/g, ' ').trim()
/** `people a month` and `people per month` are `people/month`. */
const perUnit = (words: string) => words.replaceAll(/ (?:an?|per) /g, '/')
const singular = (words: string) => words.replace(/s$/, '')
/** Of the words for a unit's sizes, as one of them or as several. */
const sizeNamed = (unit: Unit, words: string): number | null => {
	const sizes = SIZES[unit] ?? {}
	return ownValue(sizes, words) ?? ownValue(sizes, singular(words)) ?? null
}
function plainSize(unit: Unit, words: string): number | null {
	const [said, label] = [words, plain(UNITS[unit].label)].map(perUnit)
	if (words === '' || said === label || singular(said ?? '') === singular(label ?? '')) return 1
	// Of a price they are what it is for: `45 MWh` is none.
	return isMoney(unit) ? null : sizeNamed(unit, words)
}

/** A plan has one rate: of its own currency. */
function noRate(code: string, { code: own }: Money): string {
	const { currency, usdPerCurrencyUnit } = planFields
	const none = `The plan has no rate from ${code} to USD`
	return own === 'USD'
		? `${none}: give the amount in USD, or enter ${code} and its rate in the plan’s Settings, under “${currency.label}” and “${usdPerCurrencyUnit.label}”.`
		: `${none}: give the amount in ${own} or USD.`
}

const WRITE_DOLLAR = new Set(['USD', 'MXN', 'CAD', 'AUD', 'SGD', 'HKD', 'NZD', 'ARS', 'CLP', 'COP', 'TWD'])

/** `$2.40 USD`, `€4 EUR/MWh`: a sign before the figure whose currency is named behind it counts once. */
function saidOnce(words: string): string {
	const [, sign = '', code = ''] = /^(\S+) ([a-z]{3})(?![^\s/])/.exec(words) ?? []
	const named = code.toUpperCase()
	const isSame = sign === '$' ? WRITE_DOLLAR.has(named) : CURRENCIES.has(named) && ownValue(CODES, sign) === named
	return isSame ? words.slice(sign.length + 1) : words
}

function moneySize(typed: string, unit: Unit, { money, bare }: Moneys): UnitSize | null {
	const words = saidOnce(typed)
	// `€/MWh`, `€ a month`, `/MWh`, `per MWh`: a currency, a word or sign that parts, what it is for.
	const [sign = ''] = /^(?!per |an? )[^\s/]*(?: (?:ct?|cts|cents?)(?![^\s/]))?/.exec(words) ?? []
	const rest = words.slice(sign.length).trimStart()
	const [slash = ''] = /^(?:\/|per |an? )/.exec(rest) ?? []
	const per = rest.slice(slash.length).trimStart()
	const [, behind = '', front = ''] = CENTS.exec(sign.replace(' ', '')) ?? []
	const isCent = behind !== '' || front !== ''
	const of = isCent ? sign.replace(' ', '').slice(front.length, behind === '' ? undefined : -behind.length) : sign
	const code = of !== '' ? (ownValue(CODES, of) ?? of.toUpperCase()) : isCent ? money.code : bare.code
	if ((slash === '' && per !== '') || !CURRENCIES.has(code)) return null
	const size = per === '' ? 1 : sizeNamed(unit, per)
	if (size === null) return null
	const rate = code === 'USD' ? 1 : code === money.code ? money.usdPerUnit : null
	if (rate === null) return { why: noRate(code, money) }
	return { size: size * rate * (isCent ? 0.01 : 1) }
}

type Moneys = {
	/** the plan's own, whose rate is known */
	readonly money: Money
	/** what figures that name no currency are in */
	readonly bare: Money
}

/** What the words beside a figure make of it in a field of a unit; null where they say nothing of the kind. */
export function sizeOf(
	words: string,
	unit: Unit | null,
	{ money = DOLLARS, bare = money }: Partial<Moneys> = {},
): UnitSize | null {
	const unitText = plain(words)
	if (unitText === '' && unit !== null && isMoney(unit)) return { size: bare.usdPerUnit }
	if (unitText === '' || (unitText === '%' && (isShare(unit) || unit === null || unit === 'ratio'))) return { size: 1 }
	if (unit === null) return COUNTED.has(unitText) ? { size: 1 } : null
	const size = plainSize(unit, unitText)
	if (size !== null) return { size }
	return isMoney(unit) ? moneySize(unitText, unit, { money, bare }) : null
}

/** A few ways to write an amount of a unit. */
const EXAMPLES: readonly (readonly [RegExp, string])[] = [
	[/^(?:it|facility|plant|thermal)MW$/, '120, 1.2 GW, 800 kW'],
	[/^kW/, '45, 800 W, 1.2 MW'],
	[/^usdPer(?:MWh|KWh)$/, '45, $45/MWh, 4.5 ct/kWh'],
	[/^usd/, '45, $1.2k, $3M'],
	[/^(?:months|gridMonths)$/, '18, 18 months, 1.5 years'],
	[/^share/, '85, 85%, 0.5%'],
]
export function examplesOf(unit: Unit | null, money: Money = DOLLARS): string {
	const examples = EXAMPLES.find(([units]) => unit !== null && units.test(unit))?.[1] ?? '45, 1.2k, 1,200'
	return examples.replaceAll('$', () => moneySign(money))
}
