import { UNITS, type Unit } from '#shared/units/units.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { camelInWords } from '#shared/formats/names.ts'

/** What the end of a column's name is measured in: a unit of figures, or words where no figure of the plan has it. */
type Measured = { readonly unit: Unit | null; readonly label: string }
const of = (unit: Unit): Measured => ({ unit, label: UNITS[unit].label })
/** A share of a whole is written in hundredths. */
export const SHARE = of('share')
const words = (label: string): Measured => ({ unit: null, label })

const UNIT_ENDS: readonly (readonly [RegExp, Measured])[] = [
	[/UsdMillionPerMW$|^usdMillionPerMW$|^range$/, words('USD million/MW')],
	[/KgPerMWh$/, of('kgPerMWh')],
	[/UsdPerMWh$/, of('usdPerMWh')],
	[/UsdPerMMBtu$/, of('usdPerMMBtu')],
	[/UsdPerKWMonth$/, of('usdPerKWMonth')],
	[/UsdPerKWh$/, of('usdPerKWh')],
	[/UsdPerKW$/, of('usdPerKW')],
	[/UsdPerHour$/, of('usdPerAcceleratorHour')],
	[/MMBtuPerMWh$/, of('MMBtuPerMWh')],
	[/TokensPerRequest$/, words('tokens a request')],
	[/^window$/, words('tokens')],
	[/^flops$/, words('FLOP')],
	[/HoursPerJob$/, words('accelerator-hours a job')],
	[/LPerKWh(?:IT)?$/, of('litresPerKWh')],
	[/AcresPerMW$/, words('acres/MW')],
	[/HoursPerYear$/, of('hoursPerYear')],
	[/HoursPerDay$/, of('hoursPerDay')],
	[/PerDay$/, words('a day')],
	[/DaysPerMonth$/, of('daysPerMonth')],
	[/PerMonth$/, words('a month')],
	[/Usd$/, of('usd')],
	[/Months$/, of('months')],
	[/Weeks$/, of('weeks')],
	[/(?<=duration)Hours$/, of('hours')],
	[/^weeklyHours$|^legalWeeklyMax$/, words('h a week')],
	[/^utcOffset$/, words('h')],
	[/Tflops$/, of('tflops')],
	[/TBps$/, of('TBps')],
	[/GBps$/, of('GBps')],
	[/Gbps$/, words('Gbit/s')],
	[/GB$/, of('GB')],
	[/KW$/, of('kW')],
	[/(?<=tdp)W$/, of('W')],
	[/(?<=unit)MW$/, of('plantMW')],
	[/(?:04)?C$/, of('celsius')],
	[/^(?:latitude|longitude)$/, of('degrees')],
	[/^elevationM$/, words('m')],
	[/^(?:electricians|plumbersPipefitters|ironworkers|constructionEmployment|travellersCap)$/, of('heads')],
	[/(?<=Employment)M$/, words('million people')],
	[/(?<=Params)B$/, words('billion')],
	[/(?<=Tokens)T$/, words('trillion')],
	[/(?<=Token)S$/, of('seconds')],
	[/(?<=Token)Ms$/, of('milliseconds')],
	[/^seconds$/, of('seconds')],
	[/Share$|^share|Credit$|Hit$/, SHARE],
]

/** What is known of a column beside its name, where the name alone would not be understood. */
type ColumnWordsWords = {
	readonly label?: string
	readonly help?: string
	/** of figures under keys: what the keys are, and what stands beside them */
	readonly heads?: readonly [key: string, value: string]
}
const COLUMNS: Readonly<Record<string, ColumnWordsWords>> = {
	elevationM: { label: 'Height above the sea' },
	firmShare: { label: 'Firm share' },
	capacityCredit: { label: 'Capacity credit' },
	maxHoursPerYear: { label: 'Most hours' },
	landAcresPerMW: { label: 'Land' },
	activeHoursPerDay: { label: 'Hours of use' },
	activeDaysPerMonth: { label: 'Days of use' },
	liquidShare: { label: 'Share to liquid' },
	asOf: { label: 'Holds for', help: 'Year or month: 2026, 2026-11.' },
	source: { help: 'Where the figures are from: a tariff, an offer, a study.' },
	confidence: { label: 'Grade', help: 'How far they can be trusted.' },
	note: { label: 'Note' },
	utcOffset: { label: 'Ahead of universal time', help: 'Standard time; behind it is below nought.' },
	countries: { help: 'Those it stands for.' },
	serves: { label: 'Serves', help: 'Countries whose sites hire there, where it is not its own alone.' },
	legalWeeklyMax: { label: 'Most hours by law', help: 'Left out: none by law.' },
	weeklyHours: { label: 'Usual hours on site' },
	leaveWeeks: { label: 'Leave and public holidays' },
	constructionEmployment: { label: 'People in construction' },
	constructionEmploymentM: { label: 'People in construction' },
	travellersCap: { label: 'People from elsewhere at one site', help: 'The most at once.' },
	locationFactor: { label: 'Hours against the United States', help: '1 is as there; 1.2 takes a fifth more.' },
	middayBan: { label: 'No work outdoors' },
	from: { help: 'A day such as 06-15.' },
	to: { help: 'A day such as 09-15.' },
	clock: { label: 'hours of the day', help: 'Such as 12:30–15:00.' },
	basis: { label: 'Basis of emissions', help: 'Direct at the busbar, or of the life cycle: never mixed in one total.' },
	gridLossShare: { label: 'Lost in the grid' },
	fuelMixShare: { label: 'Fuel mix', heads: ['Fuel', 'Share'] },
	offsiteWaterLPerKWh: { label: 'Water of power stations' },
	industrialPriceUsdPerMWh: { help: 'What large users pay, all in.' },
	interconnectionMonths: { label: 'Time to connect' },
	p50: { label: 'even chance' },
	p90: { label: 'late case (P90)' },
	chips: { label: 'Accelerators', help: 'Left out: all of the advanced tier.' },
	country: { help: 'By name or two letters.' },
	exceptions: { help: 'Accelerators that are licensed where the tier is barred.' },
	designDryBulb04C: { label: 'Dry bulb, hottest 0.4 % of hours' },
	designWetBulb04C: { label: 'Wet bulb, hottest 0.4 % of hours' },
	designPue: { label: 'PUE at full load', heads: ['Cooling', 'PUE'] },
	peakPue: { label: 'PUE in the hottest hours', heads: ['Cooling', 'PUE'] },
	wueLPerKWhIT: { label: 'Water', heads: ['Cooling', 'Water'] },
	monthlyDesignPue: { label: 'PUE by month', heads: ['Cooling', 'PUE'] },
	monthlyWueLPerKWhIT: { label: 'Water by month', heads: ['Cooling', 'Water'] },
	solarDayRatios: { label: 'Sun of a day against its month: worst, poor, middling and good, by month' },
	ashraeZone: { label: 'ASHRAE climate zone' },
	maxRackKW: { label: 'Densest rack' },
	rackKW: { label: 'Usual rack' },
	shareAvailable: { label: 'Share to be had' },
	travellerDraw: { label: 'Draws people from elsewhere' },
	plumbersPipefitters: { label: 'Plumbers and pipefitters' },
	usdMillionPerMW: { label: 'Cost of halls' },
	range: { label: 'Range of hard cost', help: 'A row with a range is hard cost; one without is all in.' },
	year: { help: 'Of its prices.' },
	acceleratorsPerNode: { label: 'Accelerators a server' },
	acceleratorsPerRack: { label: 'Accelerators a rack' },
	scaleUpDomain: { label: 'Accelerators joined by the fast fabric' },
	memoryTBps: { label: 'Memory speed' },
	scaleUpGBps: { label: 'Fast fabric, each' },
	scaleOutGbps: { label: 'Network, each' },
	tdpW: { label: 'Rated power' },
	nodeMaxKW: { label: 'Most of a server' },
	rackMaxKW: { label: 'Most of a rack' },
	leadWeeks: { label: 'Lead time' },
	leadMonths: { label: 'Lead time' },
	rentalUsdPerHour: { label: 'Rent' },
	totalParamsB: { label: 'Parameters' },
	activeParamsB: { label: 'Active parameters' },
	nonRoutedParamsB: { label: 'Parameters outside the experts' },
	mla: { label: 'Latent attention' },
	kvLoraRank: { label: 'rank' },
	qkRopeHeadDim: { label: 'rotary size' },
	kvBytesPerTokenBf16: { label: 'Cache bytes a token' },
	kvHeads: { label: 'Key-value heads' },
	headDim: { label: 'Size of a head' },
	topK: { label: 'Experts a token' },
	sparseAttentionTopK: { label: 'Tokens attended to' },
	moeLayers: { label: 'Layers with experts' },
	maxContextTokens: { label: 'Longest context, tokens' },
	yieldP90OverP50: { label: 'Poor year against middling one' },
	efficiencyLHV: { label: 'Efficiency, lower heating value' },
	acceleratorHoursPerJob: { label: 'Work' },
	job: { label: 'Job' },
	mid: { label: 'likely' },
	best: { label: 'best' },
	parameters: { label: 'Hourly model' },
	sink: { label: 'heat leaves by' },
	deltaC: { label: 'rise of the air' },
	regression: { label: 'Fit over places' },
	averageVariable: { label: 'mean PUE follows' },
	averagePue: { label: 'mean PUE' },
	averageMaxError: { label: 'most it misses the mean by' },
	peakVariable: { label: 'PUE in the hottest hours follows' },
	peakMaxError: { label: 'most it misses the hottest hours by' },
	yearLike: { label: 'Through the year as' },
	roomPer: { label: 'room units follow' },
	bf16Tflops: { label: 'Speed at BF16' },
	fp8Tflops: { label: 'Speed at FP8' },
	fp4Tflops: { label: 'Speed at FP4' },
	chain: { label: 'electrical chain' },
	misc: { label: 'other losses' },
	carnot: { label: 'share of the ideal machine' },
	cdu: { label: 'coolant distribution' },
	jurisdiction: { label: 'Of' },
	section: { help: 'Of the statute, tariff or order.' },
	thresholdMW: { label: 'From', help: 'Left out: no threshold is stated.' },
	thresholdOf: { label: 'Measured by' },
	thresholdKV: { label: 'Lower threshold at or below' },
	lowVoltageThresholdMW: { label: 'Lower threshold' },
	thresholdAccelerators: { label: 'From so many accelerators' },
	asked: { label: 'What is asked' },
	reads: { label: 'where a plan says it' },
	limits: { label: 'limits by month' },
}

const CAPITALS = /\b(?:pue|tdp|bf16|fp8|fp4|p50|p90)\b/gi

type ColumnWords = Measured & {
	readonly title: string
	readonly help: string
	readonly heads: readonly [string, string]
}

/** Label, unit and help of a column by its name. */
export function columnWords(name: string): ColumnWords {
	const [end, measured] = UNIT_ENDS.find(([ends]) => ends.test(name)) ?? [null, words('')]
	const cut = end === null ? name : name.replace(end, '')
	const { label, help = '', heads = ['Of', 'Value'] } = COLUMNS[name] ?? {}
	const title = label ?? sentenceCase(camelInWords(cut === '' ? name : cut))
	return { ...measured, title: title.replaceAll(CAPITALS, (short) => short.toUpperCase()), help, heads }
}
