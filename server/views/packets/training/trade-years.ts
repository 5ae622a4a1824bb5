import type { Series } from '#shared/series.ts'
import type { TrainingYear } from '#shared/schemas/packets/training.ts'
import { addMonths } from '#shared/units/months.ts'
import { yearOf } from '#shared/formats/months.ts'
import { cohortOutput, survivorsOf } from '#shared/records/apprentice-cohort.ts'
import type { Apprenticeship } from '#shared/catalogue/tables.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'

/** An intake of a year, by the month of the plan it begins in. */
type Intake = { readonly month: number; readonly heads: number }
type Term = { readonly years: number; readonly complete: number; readonly rows: Apprenticeship }

/** Years on site once the class is over; below 0 before that. */
const yearOnSite = ({ month }: Intake, now: number, { rows }: Term): number =>
	Math.floor((now - month - rows.intakeLagMonths) / MONTHS_PER_YEAR)

/** Apprentices of earlier intakes who are still in their term in a month. */
function inTrainingAt(intakes: readonly Intake[], now: number, term: Term): number {
	const { years, complete, rows } = term
	return intakes.reduce((sum, intake) => {
		const year = yearOnSite(intake, now, term)
		if (year >= years) return sum
		return sum + intake.heads * (year < 0 ? 1 : survivorsOf({ year, years, complete }, rows))
	}, 0)
}

/** What intakes do on site in a month, as journeymen count it; those who complete go on as journeymen. */
function outputAt(intakes: readonly Intake[], now: number, term: Term): number {
	const { years, complete, rows } = term
	return intakes.reduce((sum, intake) => {
		const year = yearOnSite(intake, now, term)
		return year < 0 ? sum : sum + intake.heads * cohortOutput({ year, years, complete }, rows)
	}, 0)
}

/** The month from which those who complete are journeymen. */
const journeymanAfter = ({ month }: Pick<Intake, 'month'>, { years, rows }: Term): number =>
	month + rows.intakeLagMonths + years * MONTHS_PER_YEAR

/** One trade by month: builders at work, those of them from elsewhere, and those nobody has. */
export type TradeMonths = {
	readonly months: readonly string[]
	readonly need: Series
	readonly travellers: Series
	readonly missing: Series
}

type Rules = {
	readonly term: Term
	/** apprentices for each journeyman, at most */
	readonly ratio: number
	/** apprentices a year that the plan takes on already */
	readonly planned: number
	/** the month of the plan from which a class can still begin; before it nobody is taken on any more */
	readonly from: number
}

type Year = Pick<
	TrainingYear,
	'year' | 'months' | 'needHeads' | 'peakHeads' | 'localHeads' | 'travellerHeads' | 'missingHeads'
> & { readonly first: number }

/** Below it a head is what sums of parts leave. */
const DUST = 1e-9
const mean = (values: readonly number[]) => {
	const found = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
	return found < DUST ? 0 : found
}

/** The calendar years of a plan, each with the means of its months. */
export function yearsOf({ months, need, travellers, missing }: TradeMonths): readonly Year[] {
	const years = [...new Set(months.map(yearOf))]
	return years.map((year) => {
		const indexes = months.flatMap((month, index) => (yearOf(month) === year ? [index] : []))
		const of = (series: Series) => indexes.map((index) => series[index] ?? 0)
		const needHeads = mean(of(need))
		const travellerHeads = mean(of(travellers))
		return {
			year,
			months: indexes.length,
			first: indexes[0] ?? 0,
			needHeads,
			peakHeads: Math.max(0, ...of(need)),
			localHeads: Math.max(0, needHeads - travellerHeads),
			travellerHeads,
			missingHeads: mean(of(missing)),
		}
	})
}

/** What is lacking in every year until who is taken on now is a journeyman: what ends sooner, training cannot close. */
function lastingGaps(years: readonly Year[], term: Term): readonly number[] {
	return years.map((_, index) => {
		const until = years.slice(index, index + term.years + 1)
		if (until.length <= term.years) return 0
		return Math.min(...until.map(({ travellerHeads, missingHeads }) => travellerHeads + missingHeads))
	})
}

type TradeYearsOpened = {
	readonly intakes: readonly Intake[]
	readonly answered: number
	readonly rows: readonly TradeYearsRow[]
}
/** Of the local hands of a year those who still have work when who is taken on now is a journeyman, as far as the plan tells. */
function lastingLocal(years: readonly Year[], term: Term): readonly number[] {
	return years.map((_, index) =>
		Math.min(...years.slice(index, index + term.years + 1).map(({ localHeads }) => localHeads)),
	)
}

type TradeYearsRow = Pick<
	TrainingYear,
	'leavingHeads' | 'lastingGapHeads' | 'seats' | 'inTraining' | 'wanted' | 'intake' | 'isPast'
> & {
	/** of the plan, in which the intake begins */
	readonly month: number
}

type Wish = { readonly gap: number; readonly local: number; readonly rules: Rules }

/** The intake of a year: as many as are wanted, as far as the crews of the year can teach them. */
function open(
	{ intakes, answered, rows }: TradeYearsOpened,
	year: Year,
	{ gap, local, rules }: Wish,
): TradeYearsOpened {
	const { term, ratio, from } = rules
	const leavingHeads = term.rows.journeymanExitRatePerYear * local
	const forLeavers = leavingHeads / term.complete
	const wanted = forLeavers + Math.max(0, gap - answered) / term.complete
	const seats = (year.needHeads * ratio) / (1 + ratio)
	const isPast = year.first + year.months <= from
	const month = isPast ? year.first : Math.max(year.first, from)
	const inTraining = inTrainingAt(intakes, month, term)
	const open = Math.min(Math.round(wanted), Math.floor(Math.max(0, seats - inTraining)))
	const intake = isPast ? 0 : open
	return {
		intakes: [...intakes, { month, heads: intake }],
		answered: answered + Math.max(0, intake - forLeavers) * term.complete,
		rows: [...rows, { leavingHeads, lastingGapHeads: gap, seats, inTraining, wanted, intake, isPast, month }],
	}
}

const shareOf = (part: number, all: number) => (all > 0 ? Math.min(1, part / all) : null)

/** Year by year: what is needed, who is there, and whom to take on. */
export function trainingYears(trade: TradeMonths, rules: Rules): readonly TrainingYear[] {
	const { term, planned } = rules
	const years = yearsOf(trade)
	const gaps = lastingGaps(years, term)
	const locals = lastingLocal(years, term)
	const wish = (at: number): Wish => ({ gap: gaps[at] ?? 0, local: locals[at] ?? 0, rules })
	const opened = years.reduce<TradeYearsOpened>((before, year, at) => open(before, year, wish(at)), {
		intakes: [],
		answered: 0,
		rows: [],
	})
	// What the plan takes on already is among its local hands.
	const beyond = opened.intakes.map(({ month, heads }) => ({ month, heads: Math.max(0, heads - planned) }))
	const meanOutput = ({ first, months }: Year) =>
		mean(Array.from({ length: months }, (_, month) => outputAt(beyond, first + month, term)))
	const needIn = (month: string) => years.find(({ year }) => year === yearOf(month))?.needHeads ?? null
	return years.flatMap((year, at) => {
		const found = opened.rows[at]
		if (found === undefined) return []
		const { month, ...row } = found
		const { first: _first, ...told } = year
		const outputHeads = meanOutput(year)
		const journeymanMonth = addMonths(trade.months[0] ?? '', journeymanAfter({ month }, term))
		return [
			{
				...told,
				...row,
				planned,
				outputHeads,
				localShare: shareOf(told.localHeads, told.needHeads),
				localShareWithIntake: shareOf(told.localHeads + outputHeads, told.needHeads),
				journeymanMonth,
				journeymen: row.intake * term.complete,
				needThen: needIn(journeymanMonth),
			},
		]
	})
}
