import type { PlanResult, WorkforceResult } from '#shared/result.ts'
import { largest, sum } from '../series.ts'
import { tradeGap } from '../trade-gap.ts'
import { count } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { tradeName } from '../wording/names.ts'
import { lastHallSentence } from './overview-finding.ts'
import type { Finding } from './finding.ts'

/** The gating trade, else the one with most heads missing, else the one with most hours. */
export function tradeToShow(workforce: WorkforceResult): string | null {
	if (workforce.gating !== null) return workforce.gating.trade
	const trades = Object.entries(workforce.trades)
	const short = trades.filter(([, trade]) => sum(trade.shortfall) > 0.5)
	const ranked = (short.length > 0 ? short : trades).sort(([, a], [, b]) =>
		short.length > 0 ? sum(b.shortfall) - sum(a.shortfall) : b.hours - a.hours,
	)
	return ranked[0]?.[0] ?? null
}

function shortSentence(workforce: WorkforceResult, trade: string, months: readonly string[]): string {
	const { planned, available, missing } = tradeGap(workforce, trade)
	const worst = largest(missing)
	if (worst === null || worst.value < 0.5) return ''
	const needed = count(planned[worst.index] ?? 0)
	const had = count(available[worst.index] ?? 0)
	return `${sentenceCase(longMonth(months[worst.index] ?? ''))} needs ${needed} ${tradeName(trade)} against ${had} that can be had.`
}

function titleOf(workforce: WorkforceResult): string {
	const asked = workforce.unlevelled.construction.peak
	const had = workforce.construction.peak
	if (had.headcount < 0.5 && asked.headcount < 0.5) return 'Nobody is needed on site yet'
	if (asked.headcount - had.headcount >= 1)
		return `The dates ask for ${count(asked.headcount)} people; the market lets ${count(had.headcount)} happen`
	const month = had.month === null ? '' : ` in ${longMonth(had.month)}`
	if (had.headcount - asked.headcount >= 1)
		return `Catching up takes ${count(had.headcount)} people${month}, ${count(had.headcount - asked.headcount)} more than the dates ask for`
	if (workforce.gating !== null) return `${sentenceCase(tradeName(workforce.gating.trade))} decide when the halls open`
	return `${count(had.headcount)} people at the peak${month}, and the market can give them`
}

/** What the dates ask of people, and what the labour market lets happen. */
export function workforceFinding(result: PlanResult): Finding {
	const { workforce, months } = result
	const trade = tradeToShow(workforce)
	const short = trade === null ? '' : shortSentence(workforce, trade, months)
	const hall = lastHallSentence(result)
	const lede = [short, hall].filter((sentence) => sentence !== '').join(' ')
	return {
		title: titleOf(workforce),
		lede: lede === '' ? 'Add a hall to see the hours, trades and heads it takes.' : lede,
	}
}

/** The chart of one trade: «970 electricians short at the peak, and the gap costs eight months». */
export function tradeFinding({ workforce, trade }: { workforce: WorkforceResult; trade: string }): string {
	const worst = largest(tradeGap(workforce, trade).missing)
	const names = tradeName(trade)
	if (worst === null || worst.value < 0.5) return `${sentenceCase(names)}: as many as the work asks for`
	const lost = workforce.gating !== null && workforce.gating.trade === trade ? workforce.gating.monthsLost : 0
	return `${count(worst.value)} ${names} short at the worst${lost > 0 ? `, and the gap costs ${counted(lost, 'month')}` : ''}`
}

/** The chart of all trades: a lower peak for longer, or the plain count. */
export function peopleFinding(workforce: WorkforceResult): string {
	const asked = workforce.unlevelled.construction
	const had = workforce.construction
	const months = (heads: readonly number[]) => heads.filter((value) => value >= 0.5).length
	if (asked.peak.headcount - had.peak.headcount >= 1 && months(had.headcount) > months(asked.headcount))
		return 'A lower peak for longer'
	if (had.peak.month === null) return 'No work on site yet'
	return `Most people on site in ${longMonth(had.peak.month)}: ${count(had.peak.headcount)}`
}
