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
	[/TokensPerRequest$/, words('tokens per request')],
	[/^window$/, words('tokens')],
	[/^flops$/, words('FLOP')],
	[/HoursPerJob$/, words('accelerator-hours per job')],
	[/LPerKWh(?:IT)?$/, of('litresPerKWh')],
	[/AcresPerMW$/, words('acres/MW')],
	[/HoursPerYear$/, of('hoursPerYear')],
	[/HoursPerDay$/, of('hoursPerDay')],
	[/PerDay$/, words('per day')],
	[/DaysPerMonth$/, of('daysPerMonth')],
	[/PerMonth$/, words('per month')],
	[/Usd$/, of('usd')],
	[/Months$/, of('months')],
	[/Weeks$/, of('weeks')],
	[/(?<=duration)Hours$/, of('hours')],
	[/^weeklyHours$|^legalWeeklyMax$/, words('h per week')],
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
	elevationM: { label: 'Elevation' },
	firmShare: { label: 'Firm share' },
	capacityCredit: { label: 'Capacity credit' },
	maxHoursPerYear: { label: 'Max hours' },
	landAcresPerMW: { label: 'Land' },
	activeHoursPerDay: { label: 'Hours of use' },
	activeDaysPerMonth: { label: 'Days of use' },
	liquidShare: { label: 'Liquid-cooled share' },
	asOf: { label: 'As of', help: 'Year or month: 2026, 2026-11.' },
	source: { help: 'Where the figures are from: a tariff, an offer, a study.' },
	confidence: { label: 'Grade', help: 'Evidence grade of these figures.' },
	note: { label: 'Note' },
	utcOffset: { label: 'UTC offset', help: 'Standard time; negative west of UTC.' },
	countries: { help: 'Countries in this region.' },
	serves: { label: 'Serves', help: 'Countries whose sites hire there. Blank: its own.' },
	legalWeeklyMax: { label: 'Legal max hours', help: 'Blank: no legal limit.' },
	weeklyHours: { label: 'Typical site hours' },
	leaveWeeks: { label: 'Leave and holidays' },
	constructionEmployment: { label: 'Construction employment' },
	constructionEmploymentM: { label: 'Construction employment' },
	travellersCap: { label: 'Max travelers', help: 'At one site at the same time.' },
	locationFactor: { label: 'Labor hours factor', help: '1 = United States; 1.2 = 20% more hours.' },
	middayBan: { label: 'Outdoor work ban' },
	from: { help: 'A day such as 06-15.' },
	to: { help: 'A day such as 09-15.' },
	clock: { label: 'hours of the day', help: 'Such as 12:30–15:00.' },
	basis: { label: 'Emissions basis', help: 'Direct at the busbar or life cycle; never mixed in one total.' },
	gridLossShare: { label: 'Grid losses' },
	fuelMixShare: { label: 'Fuel mix', heads: ['Fuel', 'Share'] },
	offsiteWaterLPerKWh: { label: 'Power-plant water' },
	industrialPriceUsdPerMWh: { help: 'All-in price for large users.' },
	interconnectionMonths: { label: 'Interconnection time' },
	p50: { label: 'P50' },
	p90: { label: 'P90' },
	chips: { label: 'Accelerators', help: 'Blank: the whole advanced tier.' },
	country: { help: 'Name or two-letter code.' },
	exceptions: { help: 'Accelerators licensed where the tier is barred.' },
	designDryBulb04C: { label: 'Dry bulb, hottest 0.4% of hours' },
	designWetBulb04C: { label: 'Wet bulb, hottest 0.4% of hours' },
	designPue: { label: 'PUE at full load', heads: ['Cooling', 'PUE'] },
	peakPue: { label: 'Hottest-hour PUE', heads: ['Cooling', 'PUE'] },
	wueLPerKWhIT: { label: 'Water', heads: ['Cooling', 'Water'] },
	monthlyDesignPue: { label: 'PUE by month', heads: ['Cooling', 'PUE'] },
	monthlyWueLPerKWhIT: { label: 'Water by month', heads: ['Cooling', 'Water'] },
	solarDayRatios: { label: 'Daily solar vs monthly mean: worst, poor, median and good day, by month' },
	ashraeZone: { label: 'ASHRAE climate zone' },
	maxRackKW: { label: 'Max rack' },
	rackKW: { label: 'Typical rack' },
	shareAvailable: { label: 'Available share' },
	travellerDraw: { label: 'Attracts travelers' },
	plumbersPipefitters: { label: 'Plumbers and pipefitters' },
	usdMillionPerMW: { label: 'Hall cost' },
	range: { label: 'Hard cost range', help: 'With a range: hard cost only; without: all in.' },
	year: { help: 'Price year.' },
	acceleratorsPerNode: { label: 'Accelerators per server' },
	acceleratorsPerRack: { label: 'Accelerators per rack' },
	scaleUpDomain: { label: 'Scale-up domain' },
	memoryTBps: { label: 'Memory bandwidth' },
	scaleUpGBps: { label: 'Scale-up bandwidth' },
	scaleOutGbps: { label: 'Network bandwidth' },
	tdpW: { label: 'Rated power' },
	nodeMaxKW: { label: 'Max server power' },
	rackMaxKW: { label: 'Max rack power' },
	leadWeeks: { label: 'Lead time' },
	leadMonths: { label: 'Lead time' },
	rentalUsdPerHour: { label: 'Rent' },
	totalParamsB: { label: 'Parameters' },
	activeParamsB: { label: 'Active parameters' },
	nonRoutedParamsB: { label: 'Non-expert parameters' },
	mla: { label: 'Latent attention' },
	kvLoraRank: { label: 'rank' },
	qkRopeHeadDim: { label: 'rotary size' },
	kvBytesPerTokenBf16: { label: 'Cache bytes per token' },
	kvHeads: { label: 'Key-value heads' },
	headDim: { label: 'Head size' },
	topK: { label: 'Experts per token' },
	sparseAttentionTopK: { label: 'Attended tokens' },
	moeLayers: { label: 'Expert layers' },
	maxContextTokens: { label: 'Max context, tokens' },
	yieldP90OverP50: { label: 'P90/P50 yield' },
	efficiencyLHV: { label: 'Efficiency, lower heating value' },
	acceleratorHoursPerJob: { label: 'Work' },
	job: { label: 'Job' },
	mid: { label: 'likely' },
	best: { label: 'best' },
	parameters: { label: 'Hourly model' },
	sink: { label: 'heat sink' },
	deltaC: { label: 'air temperature rise' },
	regression: { label: 'Fit across climates' },
	averageVariable: { label: 'mean PUE variable' },
	averagePue: { label: 'mean PUE' },
	averageMaxError: { label: 'max error of mean' },
	peakVariable: { label: 'hottest-hour PUE variable' },
	peakMaxError: { label: 'max error of hottest hour' },
	yearLike: { label: 'Annual profile of' },
	wueByMeanDryBulbC: { label: 'Water by mean temperature' },
	roomPer: { label: 'room units scale with' },
	bf16Tflops: { label: 'BF16 throughput' },
	fp8Tflops: { label: 'FP8 throughput' },
	fp4Tflops: { label: 'FP4 throughput' },
	chain: { label: 'electrical chain' },
	misc: { label: 'other losses' },
	carnot: { label: 'share of Carnot efficiency' },
	cdu: { label: 'coolant distribution' },
	jurisdiction: { label: 'Jurisdiction' },
	section: { help: 'Section of the statute, tariff or order.' },
	thresholdMW: { label: 'From', help: 'Blank: no threshold is stated.' },
	thresholdOf: { label: 'Measured by' },
	thresholdKV: { label: 'Lower threshold at or below' },
	lowVoltageThresholdMW: { label: 'Lower threshold' },
	thresholdAccelerators: { label: 'From accelerators' },
	asked: { label: 'Requirements' },
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
	const { label, help = '', heads = ['Item', 'Value'] } = COLUMNS[name] ?? {}
	const title = label ?? sentenceCase(camelInWords(cut === '' ? name : cut))
	return { ...measured, title: title.replaceAll(CAPITALS, (short) => short.toUpperCase()), help, heads }
}
