import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { completionOf } from '#shared/records/apprentice-cohort.ts'
import type { Trade } from '#shared/catalogue/workforce-types.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { TRAINING_FORMAT, type Training, type TrainingTrade } from '#shared/schemas/packets/training.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { largest, lessSeries } from '../../figures/series.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'
import { assumed, headOf, type PacketInput } from '../packet.ts'
import { reportMonth } from '../../report/parts/report-month.ts'
import { statedNumber, statedText } from '../stated.ts'
import { trainingYears } from './trade-years.ts'

const { apprenticeship, trades } = builtInCatalogue
const HALF = 0.5

/** Whether apprentices of the plan are of a joint programme of a union and employers. */
const isJoint = ({ plan }: PacketInput): boolean => plan.sites.some(({ labour }) => labour.union === true)

const lengthOf = ({ id, apprenticeshipYears }: Trade) => apprenticeship.byTrade[id]?.years ?? apprenticeshipYears

/** Trades that are taught, and of which the plan needs anybody. */
const taught = ({ result }: PacketInput): readonly Trade[] =>
	trades.filter(
		(trade) =>
			trade.levelled &&
			apprenticeship.byTrade[trade.id] !== undefined &&
			(largest(result.workforce.trades[trade.id]?.worked ?? [])?.value ?? 0) >= HALF,
	)

/** Apprentices of a trade that the plan takes on each year: shared among taught trades by their hours, as the engine does. */
function plannedOf({ plan, result }: PacketInput, { id }: Trade, all: readonly Trade[]): number {
	const perYear = plan.sites.reduce(
		(sum, { labour }) => sum + statedNumber(labour.apprenticeIntakePerYear, 'sites', 'labour.apprenticeIntakePerYear'),
		0,
	)
	const hours = (trade: string) => result.workforce.trades[trade]?.hours ?? 0
	const together = all.reduce((sum, trade) => sum + hours(trade.id), 0)
	return together === 0 ? 0 : (perYear * hours(id)) / together
}

/** Months of the plan that are over when the packet is made: their classes have begun, or never will. */
const monthsTo = (input: PacketInput): number =>
	Math.max(0, monthsBetween(input.result.months[0] ?? reportMonth(input), reportMonth(input)))

/** The month from which a class can still begin. */
const fromMonth = (input: PacketInput): string => {
	const [first = ''] = input.result.months
	const now = reportMonth(input)
	return now > first ? now : first
}

type Taught = { readonly input: PacketInput; readonly all: readonly Trade[]; readonly ratio: number }

function tradeOf({ input, all, ratio }: Taught, trade: Trade): TrainingTrade {
	const { result, travellers } = input
	const { worked = [], missing = [] } = result.workforce.trades[trade.id] ?? {}
	const elsewhere = travellers[trade.id] ?? worked.map(() => 0)
	const complete = completionOf(apprenticeship, isJoint(input))
	const term = { years: lengthOf(trade), complete, rows: apprenticeship }
	// Of a plateau its end: what comes after is what matters to who is trained.
	const most = largest(worked)
	const peak = most === null ? null : { value: most.value, index: worked.lastIndexOf(most.value) }
	const rules = { term, ratio, planned: plannedOf(input, trade, all), from: monthsTo(input) }
	const lead = apprenticeship.intakeLagMonths + term.years * MONTHS_PER_YEAR
	const peakMonth = peak === null ? null : (result.months[peak.index] ?? null)
	const later = peak === null ? undefined : worked[peak.index + MONTHS_PER_YEAR]
	return {
		trade: trade.id,
		name: sentenceCase(tradeName(trade.id)),
		termYears: term.years,
		completion: complete,
		onTheJobHours: apprenticeship.byTrade[trade.id]?.onTheJobHours ?? 0,
		peakMonth,
		beginBy: peakMonth === null ? null : addMonths(peakMonth, -lead),
		peakHeads: peak?.value ?? 0,
		headsYearAfterPeak: later ?? null,
		needHeads: [...worked],
		localHeads: [...lessSeries(worked, elsewhere)],
		years: [...trainingYears({ months: result.months, need: worked, travellers: elsewhere, missing }, rules)],
	}
}

function poolsOf({ plan, result }: PacketInput): Training['pools'] {
	const years = (result.months.length - 1) / MONTHS_PER_YEAR
	return plan.labourPools.map(({ siteId, trade, kind, available, annualGrowth }) => {
		const growth = statedNumber(annualGrowth, 'labourPools', 'annualGrowth')
		return {
			site: plan.sites.find(({ id }) => id === siteId)?.name ?? siteId,
			trade: sentenceCase(tradeName(trade)),
			kind: statedText(kind, 'labourPools', 'kind'),
			available,
			annualGrowth: growth,
			atLastMonth: available * (1 + growth) ** years,
		}
	})
}

function inputsOf(input: PacketInput, ratio: number): Training['inputs'] {
	const { source } = apprenticeship
	const { label, source: agreed } = ASSUMPTIONS.apprenticesPerJourneyman
	const shares = { unit: 'share', source }
	return [
		{ name: 'Share that completes', values: [completionOf(apprenticeship, isJoint(input))], ...shares },
		{ name: 'Journeymen who leave a year', values: [apprenticeship.journeymanExitRatePerYear], ...shares },
		{ name: 'Class before the site', values: [apprenticeship.intakeLagMonths], unit: 'months', source },
		{ name: 'Part of the losses, by year', values: [...apprenticeship.cancellationByYear], ...shares },
		{ name: 'Output of an apprentice, by year', values: [...apprenticeship.productivityByYear], ...shares },
		{ name: label, values: [ratio], unit: 'ratio', source: agreed },
	]
}

/** Numbers that no quantity of the engine is: each with what it is reckoned from. */
const RECKONED: Training['reckoned'] = [
	{
		name: 'Need',
		unit: 'people',
		formula: 'mean over the months of the year of those at work, leveled: who builds and who runs the sites',
		source: 'Engine: workforce.trades.worked',
	},
	{
		name: 'Local',
		unit: 'people',
		formula: 'need − mean of travelers at work',
		source: 'Engine: travelers of the trade, all sites',
	},
	{
		name: 'Met locally',
		unit: 'share',
		formula: 'local ÷ need; with the intake (local + output of it) ÷ need, at most 1',
		source: 'This packet',
	},
	{
		name: 'Unfilled',
		unit: 'people',
		formula: 'mean over the months of workers the planned dates need beyond all supply; leveled dates wait for them',
		source: 'Engine: workforce.trades.missing',
	},
	{
		name: 'Leaving',
		unit: 'people/year',
		formula: 'least local of the year and the years of the term within the plan × share of journeymen who leave a year',
		source: 'Catalog: apprenticeship',
	},
	{
		name: 'Lasting gap',
		unit: 'people',
		formula:
			'least of travelers + unfilled over the year and the years of the term; 0 where the plan ends before the term does',
		source: 'Engine: workforce.trades.missing; this packet',
	},
	{
		name: 'Seats',
		unit: 'people',
		formula: 'need × r ÷ (1 + r), r apprentices for each journeyman',
		source: 'Assumption apprenticesPerJourneyman',
	},
	{
		name: 'In training',
		unit: 'people',
		formula: 'Σ earlier intakes × share that is still there',
		source: 'Catalog: apprenticeship, losses by year',
	},
	{
		name: 'Wanted',
		unit: 'people',
		formula: '(leaving + lasting gap that earlier intakes do not answer) ÷ share that completes',
		source: 'This packet',
	},
	{
		name: 'Intake',
		unit: 'people',
		formula:
			'wanted to whole people, at most the whole seats that those in training leave; 0 in years that are over when the packet is made',
		source: 'This packet',
	},
	{
		name: 'Output of it',
		unit: 'people, as journeymen count',
		formula:
			'mean over the months of Σ (intake − what the plan takes on already) × share still there × output of the year; after the term share that completes × (1 − share that leaves)^years',
		source: 'Catalog: apprenticeship',
	},
	{
		name: 'Journeyman from',
		unit: 'month',
		formula: 'month in which the intake begins + class + 12 × years of the term',
		source: 'Catalog: apprenticeship',
	},
]

/** What a training director asks of a buildout, from a plan and its result. */
export function trainingOf(input: PacketInput): Training {
	const all = taught(input)
	const ratio = assumed(input.plan, 'apprenticesPerJourneyman')
	const byHours = [...all].sort(
		(one, other) =>
			(input.result.workforce.trades[other.id]?.hours ?? 0) - (input.result.workforce.trades[one.id]?.hours ?? 0),
	)
	return {
		format: TRAINING_FORMAT,
		...headOf(input),
		from: fromMonth(input),
		joint: isJoint(input),
		pools: poolsOf(input),
		trades: byHours.map((trade) => tradeOf({ input, all, ratio }, trade)),
		inputs: inputsOf(input, ratio),
		reckoned: RECKONED,
	}
}
